"""Words of a sentence around a quote: they are right only where the text has them around it too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.claims.findings_joined import doubt
from clausetree.text.polarity import DENIALS
from clausetree.text.words import find_words

if TYPE_CHECKING:
    from clausetree.claims.citations_read import CitedQuote
    from clausetree.claims.claim import ClaimFinding
    from clausetree.claims.statement import ClaimStatement

_SILENT = frozenset(
    (
        "that",
        "the",
        "a",
        "an",
        "of",
        "in",
        "to",
        "on",
        "for",
        "it",
        "its",
        "this",
        "as",
        "by",
        "with",
        "words",
        "sentence",
        "phrase",
    )
)
_SHORTEST = 4
_ENDINGS = ("ing", "ed", "es", "s")


def check_unread(said: ClaimStatement, quote: CitedQuote, finding: ClaimFinding) -> ClaimFinding:
    """Returns what holds of a quote when the words around it count too; a denial among them is not read."""
    words = [word for word in said.unread if word not in _SILENT]
    if not words or finding.verdict in {"ambiguous", "not_locatable"}:
        return finding
    if any(word in DENIALS or word.endswith("n't") for word in words):
        return doubt("the words around the quote can't be read for sure", *finding.evidence)
    shown = {_cut(word) for part in finding.evidence for word in find_words(part.text)}
    strange = [word for word in words if _cut(word) not in shown]
    if strange:
        return doubt(
            f"“{strange[0]}” is not in the text around the quote “{quote.text[:60]}”", *finding.evidence
        )
    return finding


def _cut(word: str) -> str:
    """Returns a word without its ending."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word
