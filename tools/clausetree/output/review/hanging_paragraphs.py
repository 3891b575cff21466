"""Paragraphs in a terminal, the lines after the first one further in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.output.terminal.paint import Segment
from clausetree.output.terminal.wrap import wrap
from clausetree.text.cells import cell_width

if TYPE_CHECKING:
    from collections.abc import Iterator

_CODE = re.compile(r"`[^`\n]+`")
_JOINT = "\ue000"  # stands for a space at which no line ends; of a private area, so that no text has it


def wrap_paragraph(
    text: str, width: int | None, indent: int = 0, hanging: int = 0, style: str = ""
) -> Iterator[list[Segment]]:
    """Yields the lines of a paragraph; code in backticks that fits into a line is not broken, so that it can be copied.

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
    room = max(width - indent - hanging, 1)
    joined = _CODE.sub(
        lambda code: code[0].replace(" ", _JOINT) if cell_width(code[0]) <= room else code[0], text
    )
    for number, line in enumerate(wrap([Segment(joined, style)], room)):
        parts = (part._replace(text=part.text.replace(_JOINT, " ")) for part in line)
        yield [Segment(" " * (indent + (hanging if number else 0))), *parts]
