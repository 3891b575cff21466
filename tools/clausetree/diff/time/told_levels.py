"""Which changes of level release notes tell otherwise than they were."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from clausetree.diff.shifts import Shift, find_flow_shifts, find_shifts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from clausetree.diff.changes import ChangeSet
    from clausetree.diff.kinds import Direction
    from clausetree.diff.time.mentions import Mention, NoteBlock
    from clausetree.diff.time.roster import Key, Roster

_WAYS: Mapping[str, Direction] = {
    "promoted": "promoted",
    "raised": "promoted",
    "demoted": "demoted",
    "lowered": "demoted",
}
_WAY = "|".join(_WAYS)
_LEAD = re.compile(rf"\W*({_WAY})\W*", re.IGNORECASE)
_PREDICATE = re.compile(
    rf"\W*(?:\b(?:is|was|are|were|has|have|been|both|all|now|also)\b\W*)*\b({_WAY})(?=\s+(?:from|to)\b|\s*[,.;:(]|\W*$)",
    re.IGNORECASE,
)
_KEPT = re.compile(
    r"\W*(?:its|the)\s+level\b[\s\w`]*?\b(?:kept|unchanged|the same|not changed?)\b", re.IGNORECASE
)
_BEFORE = r"[\s(:,*_]*(?:\b(?:is|was|has|been|goes|went|moves|moved|changes|changed|now|its|level|from|relevelled)\b[\s(:,*_]*)*"


class WrongLevel(NamedTuple):
    """A clause of which notes tell another change of level than there was.

    Attributes:
        key: The clause.
        shift: What became of its level; None where it did not change.
    """

    key: Key
    shift: Shift | None


class _Told(NamedTuple):
    """What a block says of a clause's level: from which to which, and which way; None where it says nothing of it."""

    steps: tuple[str, str] | None
    way: Direction | None


def find_wrong_levels(
    changes: ChangeSet, blocks: Sequence[NoteBlock], roster: Roster
) -> tuple[WrongLevel, ...]:
    """Returns the clauses of which notes tell another change of level than there was.

    Only what is said right beside a clause's name counts, such as "(`user` → `root`)" or "was promoted", and what a bullet
    or a heading begins with, such as "Demoted". Of a name that several clauses have nothing is said.

    Args:
        changes: What the notes are about.
        blocks: The notes, read.
        roster: The clauses that can be named.
    """
    shifts = _group_by_key(find_shifts(changes), roster)
    carried = _group_by_key(find_flow_shifts(changes), roster)
    renamed = {(one.old, one.new) for one in changes.ladder.renamed}
    wrong = {
        key: WrongLevel(key, next(iter(shifts[key]), None))
        for key, told in _read_told(blocks, [*changes.old.ladder, *changes.new.ladder])
        if not _holds(told, shifts[key], renamed) and not any(_is_told(told, shift) for shift in carried[key])
    }
    return tuple(wrong.values())


def _group_by_key(shifts: Iterable[Shift], roster: Roster) -> defaultdict[Key, list[Shift]]:
    """Returns the changes of level of which each clause can tell."""
    found: defaultdict[Key, list[Shift]] = defaultdict(list)
    for shift in shifts:
        for key in find_keys(shift, roster):
            found[key].append(shift)
    return found


def find_keys(shift: Shift, roster: Roster) -> set[Key]:
    """Returns the clauses by which notes can tell of a change of level."""
    if shift.went_to:
        return {roster.key_of_old(shift.clause), shift.went_to.index}
    came_from = {roster.key_of_old(shift.came_from)} if shift.came_from else set()
    return {shift.clause.index} | came_from


def _holds(told: _Told, shifts: Sequence[Shift], renamed: Collection[tuple[str, str]]) -> bool:
    """Returns whether one of the changes of a clause's level is the one that is told; a level's new name is no change."""
    if not shifts:
        is_none = told.steps is None or told.steps in renamed or told.steps[0] == told.steps[1]
        return is_none and told.way in {None, "kept"}
    return any(_is_told(told, shift) for shift in shifts)


def _is_told(told: _Told, shift: Shift) -> bool:
    return told.steps in {None, (shift.old, shift.new)} and told.way in {None, shift.direction}


def _read_told(blocks: Sequence[NoteBlock], levels: Iterable[str]) -> Iterator[tuple[Key, _Told]]:
    """Yields for each clause that a block speaks of what it says of its level."""
    pattern = _match_steps(levels)
    heading: Direction | None = None
    around: list[tuple[int, Direction | None]] = []
    for block in blocks:
        around = [entry for entry in around if entry[0] < block.indent]
        own = _find_way(_LEAD.fullmatch(block.gaps[0]))
        if block.indent < 0:
            heading, around = own, []
            continue
        lead = own or next((way for _, way in reversed(around) if way), heading)
        around.append((block.indent, own))
        spoken = block.subject(())
        for mention, said in zip(block.mentions, block.gaps[1:], strict=True):
            way = _find_predicate(said) or (lead if mention in spoken else None)
            told = _Told(_find_steps(pattern.match(said)), way)
            if told.steps or told.way:
                yield from ((key, told) for key in _find_only(mention))


def _match_steps(levels: Iterable[str]) -> re.Pattern[str]:
    """Returns what matches the levels that a clause went from and to, at the start of what is said after its name."""
    name = "|".join(sorted(map(re.escape, levels), key=len, reverse=True)) or "(?!)"
    return re.compile(
        rf"{_BEFORE}(?:`(?P<old>{name})`\s*(?:→|->|to)\s*`(?P<new>{name})`"
        rf"|(?P<bare_old>{name})\s*(?:→|->)\s*(?P<bare_new>{name})\b)"
    )


def _find_steps(match: re.Match[str] | None) -> tuple[str, str] | None:
    return (match["old"] or match["bare_old"], match["new"] or match["bare_new"]) if match else None


def _find_predicate(said: str) -> Direction | None:
    """Returns which way a clause went, by what stands right after its name."""
    return "kept" if _KEPT.match(said) else _find_way(_PREDICATE.match(said))


def _find_way(match: re.Match[str] | None) -> Direction | None:
    return _WAYS[match[1].lower()] if match else None


def _find_only(mention: Mention) -> Collection[Key]:
    return mention.keys if mention.is_sure and len(mention.keys) == 1 else ()
