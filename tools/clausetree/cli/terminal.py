"""What the terminal can show, and what is shown there."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, TextIO

import click

from clausetree.output.formats import FORMATS, render
from clausetree.output.screen import Screen
from clausetree.output.terminal.paint import Segment, paint

if TYPE_CHECKING:
    from collections.abc import Callable


def format_option(command: str) -> Callable[[Any], Any]:
    """Returns the option `--format` of a command, passed on as `form`; the first of its formats is the default."""
    formats = tuple(FORMATS[command])
    return click.option(
        "--format",
        "form",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help="The format.",
    )


def render_answer(command: str, form: str, answer: Any) -> str:  # noqa: ANN401 - each command's answer is of a type of its own
    """Returns what a command answers in a format, for the terminal that standard output is."""
    return render(command, form, answer, Screen(_width(), colour=_has_colour(sys.stdout)))


def show(command: str, form: str, answer: Any) -> None:  # noqa: ANN401 - likewise
    """Writes what a command answers to standard output."""
    write(render_answer(command, form, answer))


def write(text: str) -> None:
    """Writes to standard output, each character as it is.

    Not with click's `echo`, which encodes anew for a terminal that can show no more than ASCII.
    """
    sys.stdout.write(text)
    sys.stdout.flush()


def tell(*parts: str | Segment) -> None:
    """Writes a line to standard error; control characters in what it quotes of a spec don't reach the terminal."""
    line = [Segment(part) if isinstance(part, str) else part for part in parts]
    sys.stderr.write(paint([line], colour=_has_colour(sys.stderr)))


def _has_colour(stream: TextIO) -> bool:
    """Returns whether what is written to a stream is to be painted; `NO_COLOR` and `FORCE_COLOR` have their say."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (stream.isatty() and os.environ.get("TERM") != "dumb")


def _width() -> int | None:
    """Returns the width of the terminal in cells, `COLUMNS` first; None where standard output is no terminal."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return int(columns)
    return os.get_terminal_size(sys.stdout.fileno()).columns or None if sys.stdout.isatty() else None
