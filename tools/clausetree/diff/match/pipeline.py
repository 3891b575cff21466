"""The matchers, the surest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.diff.features import Side
from clausetree.diff.match.identity import match_ids, match_repeated, restore_ids
from clausetree.diff.match.likeness import match_similar
from clausetree.diff.match.pairing import Pairing
from clausetree.diff.match.wording import match_texts

if TYPE_CHECKING:
    from clausetree.model.document import Document


def match_clauses(old: Document, new: Document) -> Pairing:
    """Returns which clauses of two documents are one: by id, by identical text, by similar text, title and place."""
    pairing = Pairing(Side(old), Side(new))
    doubtful = match_ids(pairing)
    match_repeated(pairing)
    match_texts(pairing)
    match_similar(pairing)
    if doubtful:
        restore_ids(pairing, doubtful)
        match_similar(pairing)
    return pairing
