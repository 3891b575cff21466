"""Which clauses and passages of a change set are shown, and what is said of each; the same in every format for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.diff.summary import UNCHANGED, is_typographic
from clausetree.output.diff.passage_kinds import count_moved, is_moved_part, name_moved
from clausetree.output.diff.turned_passages import is_in, tell_turn
from clausetree.text.counted_noun import agree

if TYPE_CHECKING:
    from clausetree.diff.changes import ChangeSet, ClauseChange
    from clausetree.diff.kinds import Way
    from clausetree.diff.redlines import Redline
    from clausetree.output.answers import Detail

_INSIDE = {"message", "comparison", "response"}


def select_clauses(changes: ChangeSet, detail: Detail) -> list[ClauseChange]:
    """Returns the clauses that are shown one by one; of those with only typography changed the summary says enough."""
    if detail == "summary":
        return []
    told = [change for change in changes.clauses if change.kinds != UNCHANGED]
    return [change for change in told if detail != "changes" or not is_typographic(change)]


def select_passages(change: ClauseChange) -> list[Redline]:
    """Returns the passages of a clause that are shown; that an example, or a response, moved as it is, the facts say."""
    return [line for line in change.redline if not (line.passage == "example" and is_unchanged(line))]


def is_unchanged(line: Redline) -> bool:
    """Returns whether a passage says at another place what it said."""
    is_whole = line.old != line.new or (line.old is not None and line.old.kind in _INSIDE)
    return line.kind == "moved" and line.wording == "kept" and is_whole


def find_way(change: ClauseChange, line: Redline) -> Way:
    """Returns which way a moved passage of a clause went."""
    here, there = is_in(line.new, change.new), is_in(line.old, change.old)
    return "stayed" if here and there else "came" if here else "went"


def describe_passage(change: ClauseChange, line: Redline) -> str:
    """Returns where a passage stands, what block it is, and what happened to it; for a moved one, where it went or came from."""
    turn = tell_turn(change, line)
    return _describe_place(change, line) + (f": {turn.whole}" if turn else "")


def _describe_place(change: ClauseChange, line: Redline) -> str:
    if line.kind != "moved":
        places = dict.fromkeys(str(place) for place in (line.old, line.new) if place)
        return f"{' → '.join(places)} {line.passage} {line.kind}".strip()
    what = {"kept": ", unchanged", "edited": ""}.get(line.wording, f", {line.wording}")
    part = line.old.kind if line.old and line.old.kind in _INSIDE else _name_part(change, line)
    if line.old == line.new:
        return f"{line.new} {part}: a part moved{what}"
    if find_way(change, line) == "went":
        return f"{line.old} {part} moved to {line.new}{what}"
    return f"{line.new} {part} moved from {line.old}{what}"


def _name_part(change: ClauseChange, line: Redline) -> str:
    """Returns what block moved, or what part of one: a sentence, or several."""
    if not is_moved_part(change, line):
        return line.passage
    return agree(count_moved(change, line), name_moved(change, line))
