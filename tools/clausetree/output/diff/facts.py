"""What happened to one clause, in plain words; the same in every format for people.

Ids and levels are in backticks: a format that has a style for code writes them in that.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from clausetree.diff.shifts import Shift, find_shift
from clausetree.output.diff.clause_ids import quote_id, quote_parent
from clausetree.output.diff.part_moves import describe_moves
from clausetree.output.diff.turned_passages import is_in, tell_turn
from clausetree.text.code_span import code
from clausetree.text.counted_noun import agree

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.diff.changes import (
        ClauseChange,
        ExampleChange,
        ExamplePlace,
        Flow,
        Succession,
        VerdictChange,
    )
    from clausetree.diff.kinds import ExampleKind, Wording
    from clausetree.model.clause import Clause
    from clausetree.model.example import Verdict

_PROSE: dict[Wording, str] = {
    "edited": "prose edited",
    "references": "references updated",
    "typographic": "typography",
}
_EXAMPLE: dict[ExampleKind, str] = {
    "order": "changed places with others",
    "references": "references updated",
    "typographic": "typography",
}
_HEADING = frozenset({"id", "title", "depth", "parent", "authority"})


def describe_clause(change: ClauseChange, *, shown: bool = False) -> Iterator[str]:
    """Yields what happened to one clause, a phrase each, with ids and levels in backticks.

    Args:
        change: What happened to it.
        shown: Whether its passages are shown beside this: then nothing is said of what is seen there.
    """
    yield from _place_facts(change)
    shift = find_shift(change)
    if shift:
        yield tell_level_change(shift)
    yield from _flow_facts(change, shift)
    if not shown:
        yield from _word_facts(change)
    yield from _prompt_facts(change)


def _word_facts(change: ClauseChange) -> Iterator[str]:
    if change.wording in _PROSE:
        yield _PROSE[change.wording]
    here = (line for line in change.redline if is_in(line.new, change.new))
    yield from dict.fromkeys(turn.part for line in here if (turn := tell_turn(change, line)))
    if "typographic" in change.kinds and change.wording == "kept" and not change.examples:
        yield "layout"
    for _, told in groupby(change.examples, key=tell_apart):
        yield _example_fact(change, tuple(told))


def tell_level_change(shift: Shift | None) -> str:
    """Returns which way a clause's level went, and from which to which; that it did not change where there is no shift."""
    if shift is None:
        return "its level did not change"
    return ("" if shift.direction == "kept" else f"{shift.direction}, ") + describe_levels(shift)


def describe_levels(shift: Shift) -> str:
    """Returns from which level to which what a clause says went, with the other clause that it stands or stood in."""
    source = f" in {quote_id(shift.came_from)}" if shift.came_from else ""
    place = f" in {quote_id(shift.went_to)}" if shift.went_to else ""
    if same := tell_same_level(shift):
        return same + (f",{source}{place}" if source or place else "")
    old, new = map(_name_level, (shift.old, shift.new))
    return f"{old}{source} → {new}{place}"


def name_levels(old: str | None, new: str | None) -> str:
    """Returns from which level to which something went."""
    return f"{_name_level(old)} → {_name_level(new)}"


def _name_level(level: str | None) -> str:
    return code(level) if level else "no level"


def tell_same_level(shift: Shift) -> str | None:
    """Returns what the ladder did to a level that a clause is still at, or that it goes by the old name of; None where it has another."""
    if shift.new is None or shift.new != shift.old:
        return None
    if shift.direction == "kept":
        return f"still {code(shift.new)}, which the ladder renamed"
    return f"{code(shift.new)}, which the ladder moved {'up' if shift.direction == 'promoted' else 'down'}"


def describe_attributes(change: ClauseChange) -> str:
    """Returns what happened to the attributes of a retagged clause, its level left out."""
    told = []
    for name, old, new in change.fields:
        if name in _HEADING:
            continue
        if old is None or new is None:
            told.append(f"{code(f'{name}={new or old}')} {'deleted' if new is None else 'inserted'}")
        else:
            told.append(f"{code(f'{name}={old}')} → {code(f'{name}={new}')}")
    return ", ".join(told) or "attributes changed"


def tell_apart(change: ExampleChange) -> tuple[tuple[int, int] | None, ...]:
    """Returns what is the same for all that happened to one example."""
    return tuple((place.clause.index, place.number) if place else None for place in (change.old, change.new))


def _place_facts(change: ClauseChange) -> Iterator[str]:
    old, new = change.old, change.new
    if old and new:
        yield from _heading_facts(change, old)
    elif new:
        where = f"under {quote_id(change.new_parent)}" if change.new_parent else "at the top level"
        yield f"inserted {where}{_level(new)}"
    elif old:
        yield f"deleted from {quote_parent(change.old_parent)}{_level(old)}"
        heir = _find_heir(change)
        if heir and not any(flow.new is heir.clause for flow in change.flows):
            yield f"succeeded by {quote_id(heir.clause)}, {heir.confidence:.0%} sure"


def _find_heir(change: ClauseChange) -> Succession | None:
    """Returns what took over the words of a clause that is gone; of one that was split, no part did."""
    return None if "split" in change.kinds else change.succeeded_by


def _heading_facts(change: ClauseChange, old: Clause) -> Iterator[str]:
    if "renamed" in change.kinds:
        yield f"renamed from {quote_id(old)}"
    if "retitled" in change.kinds:
        yield f"retitled from “{old.title}”"
    if "moved" in change.kinds:
        yield f"moved from {quote_parent(change.old_parent)} to {quote_parent(change.new_parent)}"
    if "reordered" in change.kinds:
        yield f"reordered, now {f'after {quote_id(change.new_after)}' if change.new_after else 'first'}"
    if "retagged" in change.kinds:
        yield describe_attributes(change)


def _level(clause: Clause) -> str:
    return f", level {code(clause.level)}" if clause.level else ""


def _flow_facts(change: ClauseChange, shift: Shift | None) -> Iterator[str]:
    """Yields where a clause's text went, its successor first, and where text came from, the largest share first.

    Args:
        change: What happened to it.
        shift: What is said of its level already.
    """
    heir = _find_heir(change)
    told = shift and (shift.went_to or shift.came_from)
    came = change.coming
    if left := sorted(change.leaving, key=lambda flow: heir is None or flow.new is not heir.clause):
        first, name = left[0], quote_id(left[0].new)
        is_heir = heir is not None and first.new is heir.clause
        said = f"succeeded by {name}: {first.share:.0%} of its text went there"
        said = (said if is_heir else f"{first.share:.0%} of its text went to {name}") + _tell_levels(
            first, told
        )
        others = [f"{flow.share:.0%} to {quote_id(flow.new)}{_tell_levels(flow, told)}" for flow in left[1:]]
        yield ", ".join([said, *others])
    if came:
        said = (
            f"{came[0].gain:.0%} of its text came from {quote_id(came[0].old)}{_tell_levels(came[0], told)}"
        )
        others = [f"{flow.gain:.0%} from {quote_id(flow.old)}{_tell_levels(flow, told)}" for flow in came[1:]]
        yield ", ".join([said, *others])


def _tell_levels(flow: Flow, told: Clause | None) -> str:
    """Returns from which level to which text went, in parentheses; nothing where it is bound as before, or that is told."""
    is_told = told is not None and (told is flow.old or told is flow.new)
    return "" if flow.direction == "kept" or is_told else f" ({name_levels(flow.old.level, flow.new.level)})"


def _example_fact(change: ClauseChange, told: Sequence[ExampleChange]) -> str:
    """Returns all that happened to one example, after its title."""
    place = told[0].new or told[0].old
    title = " ".join(((place.example.title if place else None) or "no title").split())
    alone = len(told) == 1
    colon = ":" if told[0].kind == "rearranged" else ""
    phrases = (_example_phrase(change, one, alone=alone) for one in _tell_once(told))
    return f"example “{title}”{colon} " + ", ".join(phrases)


def _tell_once(told: Sequence[ExampleChange]) -> Iterator[ExampleChange]:
    """Yields what happened to an example, each verdict once: a turn from one to another shows their reasons and targets too."""
    said: set[VerdictChange] = set()
    for one in told:
        left = tuple(verdict for verdict in one.verdicts if verdict not in said)
        said |= {*left}
        if left or not one.verdicts:
            yield one._replace(verdicts=left)


def _example_phrase(change: ClauseChange, example: ExampleChange, *, alone: bool) -> str:
    old, new = example.old, example.new
    match example.kind:
        case "moved" if old and new:
            here = change.new is not None and new.clause is change.new
            way = f"moved from {_locate(old)}" if here else f"moved to {_locate(new)}"
            return f"{way}, unchanged" if alone else way
        case "retitled" if old:
            return f"retitled from “{old.example.title or 'no title'}”"
        case "rearranged":
            return describe_moves(example)
        case "verdict" | "reason" | "target":
            turns = "; ".join(_verdict_fact(verdict) for verdict in example.verdicts)
            return f"{example.kind} changed: {turns}"
        case kind:
            return _EXAMPLE.get(kind, kind)


def _locate(place: ExamplePlace) -> str:
    return code(str(place.locate()))


def _verdict_fact(change: VerdictChange) -> str:
    return f"response {change.response + 1}: {_verdict(change.old)} → {_verdict(change.new)}"


def _verdict(verdict: Verdict | None) -> str:
    if verdict is None:
        return "no verdict"
    target = f"[#{verdict.violates}]" if verdict.violates else ""
    return f"{verdict.word}{target}" + (f" ({' '.join(verdict.reason.split())})" if verdict.reason else "")


def _prompt_facts(change: ClauseChange) -> Iterator[str]:
    prompts = change.eval_prompts
    for what, labels in (("inserted", prompts.inserted), ("deleted", prompts.deleted)):
        if labels:
            yield f"{agree(len(labels), 'eval prompt')} {what}: {', '.join(labels)}"
    for move in prompts.moved:
        if move.old is change.old and move.new is change.new:
            yield f"eval prompt {move.label} marks other words now"
            continue
        yield f"eval prompt {move.label} moved from {quote_id(move.old)} to {quote_id(move.new)}"
