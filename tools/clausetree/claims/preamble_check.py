"""What the two texts say before their first heading: whether that changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.claims.claim import quote_evidence
from clausetree.claims.findings_joined import contradict, doubt, support, turn_if_denied

if TYPE_CHECKING:
    from clausetree.claims.claim import ClaimFinding
    from clausetree.claims.statement import ClaimStatement
    from clausetree.claims.two_texts import TwoTexts


def check_preamble(texts: TwoTexts, said: ClaimStatement) -> ClaimFinding:
    """Returns whether what stands before the first heading changed, in words or only seemingly, as a sentence says."""
    changes = texts.changes
    evidence = (
        quote_evidence("old", None, changes.old.preamble.source),
        quote_evidence("new", None, changes.new.preamble.source),
    )
    if not changes.preamble:
        return turn_if_denied(contradict("it is the same in both texts", *evidence), said)
    is_edited = any(line.kind != "typographic" for line in changes.preamble)
    if said.way == "seemingly":
        told = "its words changed" if is_edited else "its words are the same"
        return (contradict if is_edited else support)(told, *evidence)
    if is_edited:
        return turn_if_denied(support("its words changed", *evidence), said)
    return doubt("only its typography or its spaces changed", *evidence)
