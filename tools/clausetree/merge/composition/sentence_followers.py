"""Sentences that one side put beside others which the other side took to another passage: they go along with these."""

from __future__ import annotations

from collections import defaultdict
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from clausetree.merge.origins.arrangement import choose_homes
from clausetree.merge.origins.nodes import BASE, OURS, SIDES, THEIRS
from clausetree.merge.wordings.sentence_layout import ends_paragraph

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from clausetree.merge.origins.arrangement import Homes
    from clausetree.merge.origins.maps import PassagePlace
    from clausetree.merge.states.material import Material


class SentenceFollower(NamedTuple):
    """A sentence that goes along with one beside it, both by key.

    Attributes:
        key: The sentence.
        side: The side that put it in; ours where both did.
        beside: The one that it goes along with.
        follows: Whether it stands behind that one, not before it.
    """

    key: int
    side: int
    beside: int
    follows: bool


class SentenceFollowers:
    """Tells which of the sentences that a side put in go along with one beside them.

    What stands in a list item goes where the item does. Where the other side left nothing of their passage where it was,
    they go with the sentence before them, or else with the next one. Where it broke the passage, they go where both of these
    went; at an end of it with the one that there is, unless that was moved.
    """

    def __init__(
        self,
        homes: Mapping[int, Homes],
        material: Material,
        left_out: Collection[int],
        find_clause: Callable[[int], int | None],
        owners: Sequence[Mapping[int, int]],
    ) -> None:
        """Takes the material of a merge.

        Args:
            homes: For each sentence that stays the passage that it stands in on each side, as it is kept in its clause.
            material: The material.
            left_out: The passages that are dealt with as wholes, by key.
            find_clause: Returns the clause that a passage has in the merged text, both by key; None where it has none.
            owners: For each of the three texts and a sentence the list item that it stands in.
        """
        self._material = material
        self._displaced = material.displaced[OURS] | material.displaced[THEIRS]
        self._find_clause = find_clause
        self._owners = owners
        nodes = material.nodes.sentences.nodes
        self._targets = {
            key: choose_homes(*home)[0]
            for key, home in homes.items()
            if nodes[key][BASE] is not None and (home[OURS] is not None or home[THEIRS] is not None)
        }
        self._lived = {*self._targets.values(), *left_out}

    def find(self) -> list[SentenceFollower]:
        """Returns the sentences that go along, those of ours first."""
        found: dict[int, SentenceFollower] = {}
        for side in SIDES:
            keys = self._material.nodes.sentences.keys[side]
            for place in dict.fromkeys(spot[:2] for spot in sorted(keys)):
                for one in self._find_in_row(side, place):
                    found.setdefault(one.key, one)
        return [*found.values()]

    def _find_in_row(self, side: int, place: PassagePlace) -> Iterator[SentenceFollower]:
        nodes, said = self._material.nodes.sentences.nodes, self._material.nodes.said[side]
        here, row = self._material.nodes.passages.keys[side][place], self._material.sentences_of(side, place)
        before, after = self._carry(row), self._carry(row[::-1])[::-1]
        ends = (ends_paragraph(said[(*place, number)]) for number in range(len(row)))
        paragraphs = dict(zip(row, accumulate(ends, initial=0), strict=False))
        away = {key for key in row if self._targets.get(key, here) != here}
        for key, *beside in zip(row, before, after, strict=True):
            if nodes[key][BASE] is not None:
                continue
            is_taken = self._owners[side][key] in away
            chosen = (
                beside[0] if is_taken else self._choose(here, *self._find_nearer(paragraphs, key, *beside))
            )
            if chosen is not None:
                yield SentenceFollower(key, side, chosen, follows=chosen == beside[0])
            if is_taken:
                away.add(key)

    def _carry(self, row: Iterable[int]) -> list[int | None]:
        """Returns for each sentence the nearest before it that stood in the base and has a place."""
        found: list[int | None] = []
        nearest: int | None = None
        for key in row:
            found.append(nearest)
            nearest = key if key in self._targets else nearest
        return found

    def _find_nearer(
        self, paragraphs: Mapping[int, int], key: int, before: int | None, after: int | None
    ) -> tuple[int | None, int | None]:
        """Returns the neighbours of a sentence that a side put in; only the one in its paragraph, where both stay in one clause."""
        if before is None or after is None or not self._displaced.isdisjoint((before, after)):
            return before, after
        if len({self._find_clause(self._targets[one]) for one in (before, after)}) > 1:
            return before, after
        is_near = [paragraphs[one] == paragraphs[key] for one in (before, after)]
        return (None if is_near == [False, True] else before), (None if is_near == [True, False] else after)

    def _choose(self, here: int, before: int | None, after: int | None) -> int | None:
        """Returns which of its neighbours a sentence of a passage goes along with; None where it stays."""
        beside = [one for one in (before, after) if one is not None]
        targets = [self._targets[one] for one in beside]
        if not beside or here in targets:
            return None
        if here not in self._lived or (len(beside) > 1 and len({*targets}) == 1):
            return beside[0]
        clause = self._find_clause(here)
        near = (
            one
            for one, target in zip(beside, targets, strict=True)
            if one not in self._displaced and self._find_clause(target) == clause
        )
        return next(near, None)


def put_beside(
    followers: Iterable[SentenceFollower], rows: Mapping[int, Sequence[int]], material: Material
) -> dict[int, list[int]]:
    """Returns the sentences of each passage with those that go along; of what both sides put at one place ours comes first."""
    groups: dict[tuple[int, int, bool], list[int]] = defaultdict(list)
    for one in followers:
        groups[one.beside, one.side, one.follows].append(one.key)
    found: dict[int, list[int]] = {}
    for place, row in rows.items():
        found[place] = []
        waiting: list[int] = []  # of theirs, for what ours put at the same place
        for key in row:
            base, ours, theirs = material.nodes.sentences.nodes[key]
            if not (base is None and theirs is None and ours is not None):
                found[place] += waiting
                waiting = groups[key, THEIRS, True]
            found[place] += [*groups[key, OURS, False], *groups[key, THEIRS, False], key]
            found[place] += groups[key, OURS, True]
        found[place] += waiting
    return found
