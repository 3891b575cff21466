"""What the terminal can show, and what is shown there."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, TextIO

import click

from clausetree.output.formats import FORMATS, render
from clausetree.output.screen import Screen
from clausetree.output.terminal.paint import Segment, paint
from clausetree.text.controls import show_controls

if TYPE_CHECKING:
    from collections.abc import Callable

_last_shown: list[object] = []
"""What was shown last. It is kept until the process ends: to take a large answer apart before would be for nothing."""


def format_option(command: str) -> Callable[[Any], Any]:
    """Returns the option `--format` of a command, passed on as `form`; the first of its formats is the default."""
    formats = tuple(FORMATS[command])
    return click.option(
        "--format",
        "form",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help="Output format.",
    )


def render_answer(command: str, form: str, answer: Any) -> str:  # noqa: ANN401 - each command's answer is of a type of its own
    """Returns what a command answers in a format, for the terminal that standard output is."""
    return render(command, form, answer, Screen(_width(), colour=_has_colour(sys.stdout)))


def show(command: str, form: str, answer: Any) -> None:  # noqa: ANN401 - likewise
    """Writes what a command answers to standard output."""
    _last_shown[:] = [answer]
    write(render_answer(command, form, answer), painted=form == "text", paged=True)


def write(text: str, *, painted: bool = False, paged: bool = False) -> None:
    """Writes to standard output: to a file or a pipe as it is, to a terminal without what could steer it.

    Args:
        text: What to write.
        painted: Whether it went through `paint`, so that all that steers the terminal in it is ours.
        paged: Whether people may want to read it a screen at a time.

    Not with click's `echo`, which encodes anew for a terminal that can show no more than ASCII.
    """
    if sys.stdout.isatty():
        from clausetree.cli.pager import page  # noqa: PLC0415 - a file and a pipe have none

        text = text if painted else "\r\n".join(map(show_controls, text.split("\r\n")))
        if paged and page(text):
            return
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
