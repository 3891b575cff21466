"""Paragraphs in a terminal, the lines after the first one further in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.output.terminal.paint import Segment
from clausetree.output.terminal.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator


def wrap_paragraph(
    text: str, width: int | None, indent: int = 0, hanging: int = 0, style: str = ""
) -> Iterator[list[Segment]]:
    """Yields the lines of a paragraph.

    Args:
        text: The paragraph.
        width: The cells of a line; None for one line of any length.
        indent: How far it is indented.
        hanging: How much further the lines after the first are.
        style: How it is painted.
    """
    if width is None:
        yield [Segment(" " * indent + text, style)]
        return
    for number, line in enumerate(wrap([Segment(text, style)], max(width - indent - hanging, 1))):
        yield [Segment(" " * (indent + (hanging if number else 0))), *line]
