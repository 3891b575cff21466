"""Fixes: edits of a text that mend a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clausetree.text.span import Span


class Edit(NamedTuple):
    """Characters of a text and what to put in their place."""

    span: Span
    replacement: str


class Fix(NamedTuple):
    """What mends one finding.

    Attributes:
        edits: In the order of the text; they do not overlap.
        safe: Whether the spec means the same afterwards, so that nobody need look at it.
    """

    edits: tuple[Edit, ...]
    safe: bool = True


def replace(span: Span, replacement: str, *, safe: bool = True) -> Fix:
    """Returns the fix that puts `replacement` in place of `span`."""
    return Fix((Edit(span, replacement),), safe)


def delete(span: Span, *, safe: bool = True) -> Fix:
    """Returns the fix that takes out what stands at `span`."""
    return replace(span, "", safe=safe)


def apply_fixes(text: str, fixes: Iterable[Fix]) -> str:
    """Returns `text` mended; of fixes that overlap the first in the text is taken, the others wait for another round."""
    taken: list[Edit] = []
    end = -1
    for fix in sorted(fixes, key=lambda fix: fix.edits):
        if all(edit.span.start >= end for edit in fix.edits):
            taken += fix.edits
            end = max(end, fix.edits[-1].span.end, fix.edits[-1].span.start + 1)
    parts: list[str] = []
    position = 0
    for span, replacement in taken:
        parts += (text[position : span.start], replacement)
        position = span.end
    return "".join((*parts, text[position:]))
