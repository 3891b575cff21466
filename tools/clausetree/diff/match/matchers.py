"""The matchers of clauses, the surest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.diff.match.declared_pairs import match_declared
from clausetree.diff.match.identity import match_ids, match_repeated, restore_ids
from clausetree.diff.match.likeness import match_similar
from clausetree.diff.match.pairing import Pairing
from clausetree.diff.match.texts import match_texts
from clausetree.diff.match.wordstock import match_in_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.diff.match.side import Side
    from clausetree.model.declared import Declared


def match_clauses(old: Side, new: Side, declared: Sequence[Declared] = ()) -> Pairing:
    """Returns which clauses of two documents are one.

    What somebody declared comes first; then the id, identical text, and similar text, title and place; last the same words in the same place.
    """
    pairing = Pairing(old, new)
    match_declared(pairing, declared)
    doubtful = match_ids(pairing)
    match_repeated(pairing)
    match_texts(pairing)
    match_similar(pairing)
    if doubtful:
        restore_ids(pairing, doubtful)
        match_similar(pairing)
    match_in_place(pairing)
    return pairing
