"""The option `-o` of commands that can write to a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from clausetree.history.opening.revision_name import STANDARD_INPUT

if TYPE_CHECKING:
    from collections.abc import Callable

_STANDARD_OUTPUT = STANDARD_INPUT  # the same sign, as other programs have it


def output_option(metavar: str, told: str) -> Callable[[Any], Any]:
    """Returns the option, passed on as `output`: None where it is left out or is `-`, both of which mean standard output."""
    return click.option("-o", "--output", metavar=metavar, callback=_read, help=told)


def _read(_context: click.Context, _option: click.Parameter, given: str | None) -> str | None:
    return None if given == _STANDARD_OUTPUT else given
