"""The option `-o` of commands that can write to a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from clausetree.history.opening.revision_name import STANDARD_INPUT
from clausetree.model.errors import ClausetreeError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_STANDARD_OUTPUT = STANDARD_INPUT  # the same sign, as other programs have it


def output_option(metavar: str, told: str) -> Callable[[Any], Any]:
    """Returns the option, passed on as `output`: None where it is left out or is `-`, both of which mean standard output."""
    return click.option("-o", "--output", metavar=metavar, callback=_read, help=told)


def _read(_context: click.Context, _option: click.Parameter, given: str | None) -> str | None:
    return None if given == _STANDARD_OUTPUT else given


def check_output(output: str, read: Iterable[str]) -> None:
    """Raises `ClausetreeError` where a file that is to be written is one of those that were read.

    Args:
        output: The file.
        read: What was read, as paths. Those of a revision in git count too: the file of that name is a later text of it.
    """
    path = Path(output)
    if path.is_file() and any(Path(one).is_file() and path.samefile(one) for one in read):
        raise ClausetreeError(
            f"`{output}` is read, and would be overwritten", "name another file to write to"
        )


def write_result(output: str, text: str, read: Iterable[str]) -> None:
    """Writes what a command says to a file; raises as `check_output` does."""
    from clausetree.history.files.writing import write_text  # noqa: PLC0415 - few write to a file

    check_output(output, read)
    write_text(output, text)
