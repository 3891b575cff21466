"""Passages that one side put beside others which the other side took to another clause: they go along with these."""

from __future__ import annotations

from functools import cached_property
from itertools import accumulate, groupby, takewhile
from typing import TYPE_CHECKING, NamedTuple

from clausetree.merge.origins.nodes import BASE, OTHER, OURS, SIDES, THEIRS, read_passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clausetree.merge.states.material import Material

_COLONS = (":", "\uff1a")


class Companion(NamedTuple):
    """A passage that goes along with those beside it.

    Attributes:
        key: The passage.
        clause: The clause that it goes to, by key.
        before: The passage that it stands behind there, by key; None where it stands before the next one.
        after: The passage that it stands before there, by key; None where it stands behind all.
    """

    key: int
    clause: int
    before: int | None
    after: int | None


class _Goal(NamedTuple):
    """Where a side has what stands beside a passage on the other: in which clause and which passage, both by key."""

    clause: int
    passage: int


class _InRun(NamedTuple):
    """Where the other side has the footnotes that stand beside one in its run: in which clause, and the nearest before and after it."""

    clause: int
    before: _Goal | None
    after: _Goal | None


def find_companions(material: Material) -> Iterator[Companion]:
    """Yields the passages that go along with those beside them, in the order of each side, ours first.

    A passage goes where what stands before and after it went. Where these parted, it goes with the one with which its own
    sentences went; else it stays where one of the two stays, and goes with what stands before it where neither does. What ends
    in a colon goes with what follows it, and the definition of a footnote with the others of its run.
    """
    for side in SIDES:
        for key, node in enumerate(material.nodes.clauses.nodes):
            if None not in node:
                yield from _SidedClause(material, side, key).find()


def take_along(companions: Iterable[Companion], rows: dict[int, list[int]], material: Material) -> None:
    """Puts passages into the rows of the clauses that they go to.

    Args:
        companions: The passages.
        rows: For the key of a clause its passages, by key.
        material: The material of a merge.
    """
    nodes = material.nodes.passages.nodes
    last: int | None = None  # what was put in last, and its place
    at = 0
    for one in companions:
        row = rows.setdefault(one.clause, [])
        if one.before is not None and one.before == last:
            at += 1
        elif one.before not in row:
            at = row.index(one.after) if one.after in row else len(row)
        else:
            at = row.index(one.before) + 1
            if nodes[one.key][THEIRS] is not None:
                rest = takewhile(
                    lambda key: nodes[key][BASE] is None and nodes[key][OURS] is not None, row[at:]
                )
                at += len([*rest])  # what ours put there comes first
        row.insert(at, one.key)
        last = one.key


class _SidedClause:
    """A clause as one side has it, held against where the other side has its passages."""

    def __init__(self, material: Material, side: int, key: int) -> None:
        place = material.nodes.clauses.nodes[key][side]
        assert place is not None  # noqa: S101 - all three texts have it
        self._material = material
        self._side = side
        self._key = key
        self._row = material.passages_of(side, place)
        self._came = [self._has_come(passage) for passage in self._row]

    def find(self) -> Iterator[Companion]:
        """Yields the passages of the clause that go along with those beside them, in order."""
        homes: dict[int, int] = {}
        for at in reversed(range(len(self._row))):
            if self._came[at]:
                homes[at] = self._find_home(at, homes)
        for at, home in sorted(homes.items()):
            run = self._in_runs.get(at)
            if home != self._key or (run and self._is_parted(run, at)):
                goals = (run.before, run.after) if run else (self._before[at], self._after[at])
                before, after = (_get(goal, home) for goal in goals)
                goes_on = homes.get(at - 1) == home and (at - 1 in self._in_runs if run else True)
                yield Companion(self._row[at], home, self._row[at - 1] if goes_on else before, after)

    def _has_come(self, passage: int) -> bool:
        """Returns whether the side alone put a passage into the clause."""
        keys, node = self._material.nodes.clauses.keys, self._material.nodes.passages.nodes[passage]
        base, ours, theirs = (
            None if place is None else keys[side][place[0]] for side, place in enumerate(node)
        )
        other = theirs if self._side == OURS else ours
        return base != self._key and base == other

    def _find_home(self, at: int, homes: dict[int, int]) -> int:
        """Returns the clause that a passage which came goes to, given those that the ones after it go to."""
        before, after = self._before[at], self._after[at]
        if at in self._in_runs:
            return self._in_runs[at].clause
        own = {goal.clause for goal in self._goals[at]}
        if len(own) == 1 and own & {goal.clause for goal in (before, after) if goal}:
            return own.pop()
        left = before.clause if before else self._key
        right = after.clause if after else left if self._is_split_off(left) else self._key
        if self._leads_in(at):
            return homes.get(at + 1, right)
        return self._key if left != right and self._key in {left, right} else left

    @cached_property
    def _before(self) -> list[_Goal | None]:
        """Returns for each passage where the other side has the nearest before it of what stood in the clause."""
        return [*_carry(goals[-1] if goals else None for goals in self._goals)]

    @cached_property
    def _after(self) -> list[_Goal | None]:
        """Returns for each passage where the other side has the nearest after it, likewise."""
        return [*_carry(goals[0] if goals else None for goals in reversed(self._goals))][::-1]

    @cached_property
    def _goals(self) -> list[list[_Goal]]:
        return [self._find_goals(passage) for passage in self._row]

    @cached_property
    def _in_runs(self) -> dict[int, _InRun]:
        """Returns for each footnote what stands beside it in its run, in the clause or, where none of these stayed, where the first went."""
        found: dict[int, _InRun] = {}
        is_footnote = [self._material.is_footnote(passage) for passage in self._row]
        for is_run, places in groupby(range(len(self._row)), key=is_footnote.__getitem__):
            run = [*places] if is_run else []
            goals = [goal for at in run for goal in self._goals[at]]
            if not goals:
                continue
            home = next((goal.clause for goal in goals if goal.clause == self._key), goals[0].clause)
            there = [next((goal for goal in self._goals[at] if goal.clause == home), None) for at in run]
            after = [*_carry(reversed(there))][::-1]
            for at, one, other in zip(run, _carry(there), after, strict=True):
                found[at] = _InRun(home, one, other)
        return found

    def _is_parted(self, run: _InRun, at: int) -> bool:
        """Returns whether the other side took a run of footnotes in the clause elsewhere, or put anything else into it."""
        walls = [found[at] for found in self._walls]
        if any(goal and goal.clause != self._key for goal in walls):
            return True
        nodes, other = self._material.nodes.passages.nodes, OTHER[self._side]
        before, after = (goal and nodes[goal.passage][other] for goal in walls)
        first = before[1] + 1 if before else 0
        last = after[1] if after else len(self._others) - 1
        places = [nodes[goal.passage][other] for goal in (run.before, run.after) if goal]
        is_within = all(place and first <= place[1] < last for place in places)
        return not is_within or self._others[first] != self._others[last]

    @cached_property
    def _walls(self) -> tuple[list[_Goal | None], list[_Goal | None]]:
        """Returns for each passage where the other side has the nearest before it that is no footnote, and the nearest after it."""
        is_footnote = self._material.is_footnote
        goals = [[] if is_footnote(key) else found for key, found in zip(self._row, self._goals, strict=True)]
        after = _carry(found[0] if found else None for found in reversed(goals))
        return [*_carry(found[-1] if found else None for found in goals)], [*after][::-1]

    @cached_property
    def _others(self) -> list[int]:
        """Returns how many passages other than footnotes the other side has in the clause before each place."""
        other = OTHER[self._side]
        place = self._material.nodes.clauses.nodes[self._key][other]
        assert place is not None  # noqa: S101 - all three texts have it
        row = self._material.passages_of(other, place)
        return [*accumulate((not self._material.is_footnote(passage) for passage in row), initial=0)]

    def _find_goals(self, passage: int) -> list[_Goal]:
        """Returns where the other side has a passage that stood in the clause, or each of its sentences, in order."""
        nodes, other = self._material.nodes, OTHER[self._side]
        node = nodes.passages.nodes[passage]
        place = node[self._side]
        assert place is not None  # noqa: S101 - the side has it
        said = [nodes.sentences.nodes[one] for one in self._material.sentences_of(self._side, place)]
        ends = [(one[BASE], one[other]) for one in said]
        spots = [(base and base[:2], there and there[:2]) for base, there in ends]
        return [
            _Goal(nodes.clauses.keys[other][there[0]], nodes.passages.keys[other][there])
            for base, there in spots or [(node[BASE], node[other])]
            if base and there and nodes.clauses.keys[BASE][base[0]] == self._key
        ]

    def _is_split_off(self, clause: int) -> bool:
        """Returns whether the other side put a clause right after this one, or after others that it put there."""
        nodes, other = self._material.nodes.clauses, OTHER[self._side]
        first, last = nodes.nodes[self._key][other], nodes.nodes[clause][other]
        assert first is not None  # noqa: S101 - all three texts have it
        assert last is not None  # noqa: S101 - it has what stood here
        between = [nodes.nodes[nodes.keys[other][place]] for place in range(first + 1, last + 1)]
        return bool(between) and all(node[BASE] is None for node in between)

    def _leads_in(self, at: int) -> bool:
        """Returns whether a passage ends in a colon, so that it belongs to what follows it."""
        place = self._material.nodes.passages.nodes[self._row[at]][self._side]
        text = read_passage(self._material.documents[self._side], place) if place else ""
        return at + 1 < len(self._row) and text.rstrip().endswith(_COLONS)


def _carry(goals: Iterable[_Goal | None]) -> Iterator[_Goal | None]:
    """Yields for each place the last goal before it."""
    nearest: _Goal | None = None
    for goal in goals:
        yield nearest
        nearest = goal or nearest


def _get(goal: _Goal | None, home: int) -> int | None:
    """Returns the passage of a goal that is in a clause."""
    return goal.passage if goal and goal.clause == home else None
