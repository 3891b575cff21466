"""Pairs by declaration and by id, where the texts do not say otherwise."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from clausetree.diff.match.pairing import Match, NewIndex, OldIndex, Pairing
from clausetree.text.similarity import measure_overlap

if TYPE_CHECKING:
    from clausetree.diff.match.side import Features, Side

_DOUBTFUL = 0.25  # of common wording, to prove an id; labelled: one clause from 0.31 (one below), two up to 0.24 (one above)


def match_ids(pairing: Pairing) -> list[tuple[OldIndex, NewIndex]]:
    """Pairs clauses whose id is unique on both sides and whose texts agree; returns the doubtful ones, left free.

    Two clauses can have swapped their ids: where wording and title both say that a clause is another one, the pair waits
    for what the text tells.
    """
    old_ids, new_ids = _unique_ids(pairing.old), _unique_ids(pairing.new)
    doubtful: list[tuple[OldIndex, NewIndex]] = []
    for clause_id, place in old_ids.items():
        if clause_id not in new_ids:
            continue
        old, new = OldIndex(place), NewIndex(new_ids[clause_id])
        if not pairing.are_free(old, new):
            continue
        if _agree(pairing.old.features[old], pairing.new.features[new]):
            pairing.pair(old, new, Match("id", 1.0))
        else:
            doubtful.append((old, new))
    return doubtful


def match_repeated(pairing: Pairing) -> None:
    """Pairs free clauses that have id, title and text in common, in their order: an id that stands twice is no id."""
    places: dict[tuple[str, str, str], list[NewIndex]] = defaultdict(list)
    for new in pairing.free_new():
        places[_key(pairing.new.features[new])].append(new)
    for old in pairing.free_old():
        same = places.get(_key(pairing.old.features[old]))
        if same and pairing.are_free(old, same[0]):
            pairing.pair(old, same.pop(0), Match("id", 1.0))


def restore_ids(pairing: Pairing, doubtful: list[tuple[OldIndex, NewIndex]]) -> None:
    """Pairs the doubtful ones that nothing else claimed: ids that stayed with a text that was rewritten."""
    for old, new in doubtful:
        if pairing.are_free(old, new):
            pairing.pair(old, new, Match("id", _DOUBTFUL))


def _key(features: Features) -> tuple[str, str, str]:
    return features.clause.id, features.clause.title, features.body


def _agree(old: Features, new: Features) -> bool:
    """Returns whether title or text confirm that two clauses of one id are one."""
    if old.title == new.title or (old.body and old.body == new.body):
        return True
    return bool(old.body and new.body) and measure_overlap(old.text, new.text) >= _DOUBTFUL


def _unique_ids(side: Side) -> dict[str, int]:
    counts = Counter(clause.id for clause in side.document.clauses)
    return {clause.id: clause.index for clause in side.document.clauses if counts[clause.id] == 1}
