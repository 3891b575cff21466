"""Which list item each sentence of a passage stands in, and the order that this makes: an item takes along what stands in it."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from clausetree.merge.origins.arrangement import TOP
from clausetree.merge.origins.nodes import BASE, OURS, SIDES, THEIRS, find_changer
from clausetree.merge.states.sided_layouts import step_back
from clausetree.merge.wordings.sentence_layout import part_lead

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from clausetree.merge.states.material import Material
    from clausetree.merge.states.sided_layouts import SidedLayouts


class Nesting(NamedTuple):
    """The sentences of a passage, by key.

    Attributes:
        row: All, in order.
        owners: The list item that each stands in; `TOP` where it stands in none. It can be one that is gone.
        sides: The side that says so.
        siblings: For each list item that one side put there the nearest before and after it in its list that both sides
            have there. At either end of a list the other end comes next, so that what holds for both holds for the list.
    """

    row: Sequence[int]
    owners: Mapping[int, int]
    sides: Mapping[int, int]
    siblings: Mapping[int, tuple[int, int]]


def nest(passage: int, row: Sequence[int], material: Material, layouts: SidedLayouts) -> Nesting:
    """Returns the sentences of a passage of the merged text, each behind what it belongs to.

    Args:
        passage: The passage, by key.
        row: The sentences, by key; of what both put into one gap, that of ours comes first.
        material: The material of a merge.
        layouts: How sentences are set in each of the three texts.
    """
    tree = _Tree(passage, row, material, layouts)
    return Nesting(tree.order(), tree.owners, tree.sides, tree.siblings)


def find_inserter(key: int, material: Material) -> int | None:
    """Returns the side that alone has a sentence which the base lacks; None for any other."""
    base, ours, theirs = material.nodes.sentences.nodes[key]
    if base is not None or (ours is not None and theirs is not None):
        return None
    return OURS if ours is not None else THEIRS


def find_putter(passage: int, key: int, material: Material) -> int | None:
    """Returns the side that alone has a sentence in a passage, both by key; None for any other."""
    keys = material.nodes.passages.keys
    spots = enumerate(material.nodes.sentences.nodes[key])
    here = [side for side, spot in spots if spot is not None and keys[side][spot[:2]] == passage]
    return here[0] if here in ([OURS], [THEIRS]) else None


class _Tree:
    """What belongs to what among the sentences of a passage."""

    def __init__(self, passage: int, row: Sequence[int], material: Material, layouts: SidedLayouts) -> None:
        self._passage = passage
        self._row = row
        self._material = material
        self._layouts = layouts
        self._here = {*row}
        self._places = {TOP, *row}
        self.sides = {key: self._find_side(key) for key in row}
        self.owners = {key: self._layouts.owners[side][key] for key, side in self.sides.items()}
        self.owners |= dict(self._find_followed())
        self.owners |= dict(self._find_replaced())
        self.owners |= dict(self._find_passed())

    def _find_side(self, key: int) -> int:
        """Returns the side that says which item a sentence stands in: the one that indented it otherwise, or put it into another."""
        layouts = self._layouts.layouts(key)
        base, ours, theirs = (layout and part_lead(layout.lead)[0] for layout in layouts)
        if None not in {base, ours, theirs} and (base == ours) != (base == theirs):
            return THEIRS if base == ours else OURS
        return find_changer(*(owners.get(key) for owners in self._layouts.owners))

    def _find_followed(self) -> Iterator[tuple[int, int]]:
        """Yields for items that one side put in between others that which the other side put these into."""
        for key, siblings in self.siblings.items():
            goals = {self.owners[one] for one in siblings}
            if len(goals) == 1 and goals <= self._places:
                yield key, goals.pop()

    def _find_replaced(self) -> Iterator[tuple[int, int]]:
        """Yields for items that one side put into another which is gone what the other side has in its place."""
        for items, side in self._lists:
            for before, key in pairwise(items):
                owner = self.owners[key]
                if owner not in self._places and find_inserter(before, self._material) == side:
                    yield key, before

    def _find_passed(self) -> Iterator[tuple[int, int]]:
        """Yields for items that one side put into another what the other side put between these as an item beside that one.

        Only where all stand in this order in each text: an item that was moved takes along what stands in it.
        """
        places = {key: place for place, key in enumerate(self._row)}
        nodes = self._material.nodes.sentences.nodes
        for key, place in places.items():
            owner = self.owners[key]
            between = self._row[places.get(owner, place) + 1 : place]
            beside = [one for one in between if self.owners[one] == self.owners.get(owner)]
            if beside:
                spots = [[nodes[one][side] for one in (owner, beside[-1], key)] for side in (BASE, *SIDES)]
                if all(
                    None not in found and found == sorted(found, key=lambda spot: spot or ())
                    for found in spots
                ):
                    yield key, beside[-1]

    @cached_property
    def _lists(self) -> Sequence[tuple[Sequence[int], int]]:
        """Returns the lists that each side has, each with that side; the items of each in its order."""
        found: dict[tuple[int, int], list[int]] = defaultdict(list)
        for side in SIDES:
            for key in self._read_side(side):
                if self._layouts.begins_item(side, key):
                    found[self._layouts.owners[side][key], side].append(key)
        return [(items, side) for (_, side), items in found.items()]

    @cached_property
    def siblings(self) -> Mapping[int, tuple[int, int]]:
        """Returns for each list item that one side put there those beside it in its list that both sides have, the nearest first."""
        found: dict[int, tuple[int, int]] = {}
        for items, side in self._lists:
            known = [key for key in items if self._is_of_both(key)]
            count = 0
            for key in items:
                count += self._is_of_both(key)
                if known and find_putter(self._passage, key, self._material) == side:
                    beside = known[count - 1], known[count % len(known)]
                    found[key] = beside if count else beside[::-1]
        return found

    def _is_of_both(self, key: int) -> bool:
        node = self._material.nodes.sentences.nodes[key]
        return None not in node[OURS:] and find_putter(self._passage, key, self._material) is None

    def _read_side(self, side: int) -> list[int]:
        """Returns the sentences that a side has, in its order."""
        nodes = self._material.nodes.sentences.nodes
        spots = [(spot, key) for key in self._row if (spot := nodes[key][side]) is not None]
        return [key for _, key in sorted(spots)]

    def order(self) -> list[int]:
        """Returns the sentences, each right behind what it belongs to and what belongs to that before."""
        anchors = self._find_anchors()
        below: dict[int, list[int]] = defaultdict(list)
        for key in sorted(self._row, key=lambda key: key not in self._continuing):
            below[anchors[key]].append(key)
        found: list[int] = []
        waiting = self._put_between(below[TOP])[::-1]
        while waiting:
            key = waiting.pop()
            found.append(key)
            waiting += self._put_between(below[key])[::-1]
        return found

    def _put_between(self, keys: list[int]) -> list[int]:
        """Returns what belongs to one item; what a side put in stands after the item that it put it after, and before the next one.

        It stands elsewhere so far if the other side moved the item that all of them belong to.
        """
        places = {key: place for place, key in enumerate(keys)}
        found = [*keys]
        for key in reversed(keys):
            before, after = (places.get(one) for one in self._find_between(key))
            is_behind = before is None or before < places[key]
            is_ahead = after is None or places[key] < after
            if (is_behind and is_ahead) or (before is not None and after is not None and after < before):
                continue
            found.remove(key)
            goal = before if before is not None else after
            assert goal is not None  # noqa: S101 - it stands on the wrong side of one
            found.insert(found.index(keys[goal]) + (before is not None), key)
        for side in SIDES:
            self._keep_beside_lists(found, side)
        return found

    def _keep_beside_lists(self, keys: list[int], side: int) -> None:
        """Puts what a side put before or after a whole list there, whatever the other side put into the list or moved in it."""
        nodes = self._material.nodes.sentences.nodes
        spots = {key: spot for key in keys if (spot := nodes[key][side]) is not None}
        row = sorted(spots, key=spots.__getitem__)
        put = {
            key
            for key in row
            if not self._is_item(key) and find_putter(self._passage, key, self._material) == side
        }
        if not put:
            return
        for step, order in ((-1, row), (1, row[::-1])):
            known = [None if key in put else key for key in order]
            before = accumulate(known, _prefer_latter)
            after = [*accumulate(reversed(known), _prefer_latter)][::-1]
            for key, *beside in zip(order, before, after, strict=True):
                if key in put and [self._is_item(one) for one in beside] == [False, True]:
                    beyond = {one for one, spot in spots.items() if (spot > spots[key]) == (step > 0)}
                    self._pass_items(keys, key, step, beyond)

    def _pass_items(self, keys: list[int], key: int, step: int, beyond: Collection[int]) -> None:
        """Has one of some sentences change places with the list items beside it, one way, up to those that have to stand there."""
        place = keys.index(key)
        while 0 <= place + step < len(keys):
            other = keys[place + step]
            if other in beyond or not self._is_item(other):
                return
            keys[place], keys[place + step] = other, key
            place += step

    def _is_item(self, key: int | None) -> bool:
        return key is not None and self._layouts.begins_item(self.sides[key], key)

    def _find_between(self, key: int) -> tuple[int, int]:
        """Returns the items of both sides before and after one that a side put in; `TOP` at either end of their list, and for any other."""
        nodes, beside = self._material.nodes.sentences.nodes, self.siblings.get(key, ())
        side = find_putter(self._passage, key, self._material)
        if side is None:
            return TOP, TOP
        spots = {one: spot for one in (key, *beside) if (spot := nodes[one][side]) is not None}
        before = [one for one in beside if spots[one] < spots[key]]
        after = [one for one in beside if spots[one] > spots[key]]
        return (
            max(before, key=lambda one: spots[one], default=TOP),
            min(after, key=lambda one: spots[one], default=TOP),
        )

    def _find_anchors(self) -> dict[int, int]:
        """Returns for each sentence what it belongs to that is here; what would belong to itself belongs to nothing."""
        anchors = {key: self._find_anchor(key) for key in self._row}
        rooted = {TOP}
        for key in self._row:
            path = set[int]()
            one = key
            while one not in rooted and one not in path:
                path.add(one)
                one = anchors[one]
            if one not in rooted:
                anchors[one] = self.owners[one] = TOP
            rooted |= path
        return anchors

    def _find_anchor(self, key: int) -> int:
        return self._climb(self._continuing.get(key, self.owners[key]), self.sides[key])

    @cached_property
    def _continuing(self) -> Mapping[int, int]:
        """Returns for each sentence that one side put into a line the nearest before it in that line that is here."""
        found: dict[int, int] = {}
        for key in self._row:
            side = find_inserter(key, self._material)
            before = None if side is None else self._find_before(key, side)
            while side is not None and before is not None and before not in self._here:
                before = self._find_before(before, side)
            if before is not None:
                found[key] = before
        return found

    def _find_before(self, key: int, side: int) -> int | None:
        """Returns the sentence before one in its line on a side; None where it begins the line."""
        spot = self._material.nodes.sentences.nodes[key][side]
        if spot is None or self._layouts.read_line(side, spot).lead is not None:
            return None
        return self._material.nodes.sentences.keys[side][step_back(spot)]

    def _climb(self, key: int, side: int) -> int:
        """Returns the nearest that is here of a sentence, the item that it stands in on a side, and so on."""
        while key != TOP and key not in self._here:
            key = self._layouts.owners[side][key]
        return key


def _prefer_latter(one: int | None, other: int | None) -> int | None:
    return one if other is None else other
