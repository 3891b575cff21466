"""Pairs by id, where the texts do not say otherwise."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from clausetree.diff.match.pairing import Match, Pairing
from clausetree.text.similarity import measure_overlap

if TYPE_CHECKING:
    from clausetree.diff.features import Features, Side

_DOUBTFUL = 0.25  # below this share of common wording an id alone does not prove that two clauses are one


def match_ids(pairing: Pairing) -> list[tuple[int, int]]:
    """Pairs clauses whose id is unique on both sides and whose texts agree; returns the doubtful ones, left free.

    Two clauses can have swapped their ids: where wording and title both say that a clause is another one, the pair waits
    for what the text tells.
    """
    old_ids, new_ids = _unique_ids(pairing.old), _unique_ids(pairing.new)
    doubtful: list[tuple[int, int]] = []
    for clause_id, old in old_ids.items():
        if (new := new_ids.get(clause_id)) is None:
            continue
        if _agree(pairing.old.features[old], pairing.new.features[new]):
            pairing.pair(old, new, Match("id", 1.0))
        else:
            doubtful.append((old, new))
    return doubtful


def match_repeated(pairing: Pairing) -> None:
    """Pairs free clauses that have id, title and text in common, in their order: an id that stands twice is no id."""
    places: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for new in pairing.free_new():
        places[_key(pairing.new.features[new])].append(new)
    for old in pairing.free_old():
        if same := places.get(_key(pairing.old.features[old])):
            pairing.pair(old, same.pop(0), Match("id", 1.0))


def _key(features: Features) -> tuple[str, str, str]:
    return features.clause.id, features.clause.title, features.body


def restore_ids(pairing: Pairing, doubtful: list[tuple[int, int]]) -> None:
    """Pairs the doubtful ones that nothing else claimed: ids that stayed with a text that was rewritten."""
    for old, new in doubtful:
        if old not in pairing.partner_of_old and new not in pairing.partner_of_new:
            pairing.pair(old, new, Match("id", _DOUBTFUL))


def _agree(old: Features, new: Features) -> bool:
    """Returns whether title or text confirm that two clauses of one id are one."""
    if old.title == new.title or (old.body and old.body == new.body):
        return True
    return bool(old.body and new.body) and measure_overlap(old.text, new.text) >= _DOUBTFUL


def _unique_ids(side: Side) -> dict[str, int]:
    counts = Counter(clause.id for clause in side.document.clauses)
    return {clause.id: index for index, clause in enumerate(side.document.clauses) if counts[clause.id] == 1}
