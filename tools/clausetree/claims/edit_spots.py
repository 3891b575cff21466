"""Edits of a clause in which some words became others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.claims.claim import quote_evidence
from clausetree.text.folded_text import FoldedText, fold_quotation
from clausetree.text.sentences import split_sentences
from clausetree.text.words import fold_typography

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.claims.claim import ClaimEvidence
    from clausetree.claims.two_texts import ClauseThread, TwoTexts
    from clausetree.diff.redlines import Redline


def find_edit(texts: TwoTexts, thread: ClauseThread, old: str, new: str) -> tuple[ClaimEvidence, ...]:
    """Returns the two sides of the first sentence of a clause in which some words became others; nothing where none did.

    Words that go over the end of a sentence are looked for in the passage.
    """
    change = texts.change_of(thread)
    goes_over = max(len(split_sentences(old)), len(split_sentences(new))) > 1
    for line in change.redline if change else ():
        for before, after in ((line.before, line.after),) if goes_over else line.pieces:
            if before != after and _became(texts, (before, after), old, new):
                return _show(line, before, after)
    return ()


def _became(texts: TwoTexts, piece: tuple[str, str], old: str, new: str) -> bool:
    """Returns whether words became others in a sentence: as a reader sees it, or as it is written."""
    shown = [_fold(texts, text) for text in piece]
    written = [_flatten(text) for text in piece]
    folded = fold_quotation(old), fold_quotation(new)
    return _has_become(shown, folded) or _has_become(written, (_flatten(old).strip(), _flatten(new).strip()))


def _has_become(sides: Sequence[str], words: Sequence[str]) -> bool:
    before, after = (side.replace("\\", "") for side in sides)
    one, other = (word.replace("\\", "") for word in words)
    if not one or not other or one not in before or other not in after:
        return False
    return before.count(one) > after.count(one) or after.count(other) > before.count(other)


def _fold(texts: TwoTexts, text: str) -> str:
    """Returns a sentence as release notes quote it."""
    return FoldedText(text, texts.name).text


def _flatten(text: str) -> str:
    return f" {fold_typography(text)} "


def _show(line: Redline, before: str, after: str) -> tuple[ClaimEvidence, ...]:
    sides = (("old", line.old, before), ("new", line.new, after))
    return tuple(
        quote_evidence("old" if side == "old" else "new", place, text) for side, place, text in sides if place
    )
