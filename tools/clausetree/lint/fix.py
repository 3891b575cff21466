"""Fixes: made by rules, applied to a text."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING

from clausetree.model.diagnostic import Fix
from clausetree.text.edit import TextEdit, apply_edits

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from clausetree.text.span import Span


def replace(span: Span, text: str, *, safe: bool = True) -> Fix:
    """Returns the fix that puts `text` in place of `span`."""
    return Fix((TextEdit(span, text),), safe)


def delete(span: Span, *, safe: bool = True) -> Fix:
    """Returns the fix that takes out what stands at `span`."""
    return replace(span, "", safe=safe)


def apply_fixes(text: str, fixes: Iterable[Fix]) -> str:
    """Returns `text` mended; of fixes that overlap the first in the text is taken, the others wait for another round."""
    return apply_edits(text, sorted(edit for fix in take_fixes(fixes) for edit in fix.edits))


def take_fixes(fixes: Iterable[Fix]) -> list[Fix]:
    """Returns the fixes that can be made at once, in the order of the text."""
    taken: list[Fix] = []
    spans: list[Span] = []
    for fix in sorted(fixes, key=lambda fix: fix.edits):
        if not any(_meets(edit.span, spans) for edit in fix.edits):
            taken.append(fix)
            for edit in fix.edits:
                insort(spans, edit.span)
    return taken


def _meets(span: Span, spans: Sequence[Span]) -> bool:
    """Returns whether a span overlaps one of others, which are in order; two insertions at one place do, too."""
    place = bisect_left(spans, span)
    return any(
        span.start < max(other.end, other.start + 1) and other.start < max(span.end, span.start + 1)
        for other in spans[max(place - 1, 0) : place + 1]
    )
