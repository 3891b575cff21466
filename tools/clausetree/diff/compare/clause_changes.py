"""From all that was matched to what happened to one clause."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.diff.changes import ClauseChange, Flow
from clausetree.diff.compare.examples import compare_examples
from clausetree.diff.compare.heading_changes import compare_headings, find_fields, redline_heading
from clausetree.diff.compare.passage_redlines import draw_redlines
from clausetree.diff.compare.prompts import compare_prompts
from clausetree.diff.compare.wording_changes import find_heaviest, is_same_but_for_line_ends
from clausetree.diff.kinds import KINDS
from clausetree.diff.passage_blocks import ClauseReading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from clausetree.diff.changes import ExampleChange, Succession
    from clausetree.diff.compare.level_changes import Directions
    from clausetree.diff.compare.prompts import Traffic
    from clausetree.diff.kinds import Direction, Kind, Wording
    from clausetree.diff.match.flows import Stream
    from clausetree.diff.match.matching import Matching
    from clausetree.diff.match.pairing import NewIndex, OldIndex
    from clausetree.diff.redlines import Redline
    from clausetree.model.clause import Clause

_BOUND = 0.25  # of a clause's prose, for the clause that they went to to be asked whether they still bind: what makes it `made of` it


class Surroundings(NamedTuple):
    """What the documents as a whole say of each clause.

    Attributes:
        directions: Which way levels went.
        traffic: Where the labels of eval prompts went.
        reordered: The new clauses that stand elsewhere among the same siblings.
        successions: For old clauses that are gone, the clauses that took over their words.
        parts: The new clauses that a split or a merge made, and the old ones that went into one.
    """

    directions: Directions
    traffic: Traffic
    reordered: frozenset[NewIndex]
    successions: Mapping[OldIndex, Succession]
    parts: Parts


class Parts(NamedTuple):
    """Clauses that are on one side only, and were made by a split or taken by a merge."""

    split: frozenset[NewIndex]
    merged: frozenset[OldIndex]


def compare_clause(
    matching: Matching, around: Surroundings, old: OldIndex | None, new: NewIndex | None
) -> ClauseChange | None:
    """Returns what happened to a clause that is on one side or on both, or None where nothing did."""
    if new is None:
        return None if old is None else _delete(matching, around, old)
    return _insert(matching, around, new) if old is None else _change(matching, around, old, new)


def _insert(matching: Matching, around: Surroundings, new: NewIndex) -> ClauseChange:
    clause = matching.pairing.new.features[new].clause
    redline, reading = draw_redlines(matching, None, new)
    flows = _find_flows(matching, around.directions, None, new)
    origin = _find_prose_origin(matching, new)
    direction = _find_binding(origin, clause) if origin else "kept"
    kinds: set[Kind] = {"inserted"}
    kinds |= {"split"} if new in around.parts.split else set()
    kinds |= {"merged"} if new in matching.flows.merged else set()
    kinds |= {"relevelled"} if direction != "kept" else set()
    return ClauseChange(
        old=None,
        new=clause,
        kinds=_in_order(kinds),
        new_parent=matching.pairing.new.document.parent(clause),
        new_after=matching.pairing.new.sibling_before(new),
        direction=direction,
        prose_in=origin,
        matched_by="passages" if flows else None,
        confidence=max((flow.gain for flow in flows), default=None),
        flows=flows,
        examples=compare_examples(matching, None, new),
        eval_prompts=compare_prompts(None, clause, around.traffic),
        redline=redline,
        reading=reading,
    )


def _delete(matching: Matching, around: Surroundings, old: OldIndex) -> ClauseChange:
    clause = matching.pairing.old.features[old].clause
    redline, reading = draw_redlines(matching, old, None)
    flows = _find_flows(matching, around.directions, old, None)
    heir = _find_prose_heir(matching, old)
    direction = _find_binding(clause, heir) if heir else "kept"
    kinds: set[Kind] = {"deleted"}
    kinds |= {"split"} if old in matching.flows.split else set()
    kinds |= {"merged"} if old in around.parts.merged else set()
    kinds |= {"relevelled"} if direction != "kept" else set()
    return ClauseChange(
        old=clause,
        new=None,
        kinds=_in_order(kinds),
        old_parent=matching.pairing.old.document.parent(clause),
        old_after=matching.pairing.old.sibling_before(old),
        direction=direction,
        prose_in=heir,
        matched_by="passages" if flows else None,
        confidence=max((flow.share for flow in flows), default=None),
        flows=flows,
        examples=compare_examples(matching, old, None),
        eval_prompts=compare_prompts(clause, None, around.traffic),
        redline=redline,
        reading=reading,
        succeeded_by=around.successions.get(old),
    )


def _change(matching: Matching, around: Surroundings, old: OldIndex, new: NewIndex) -> ClauseChange | None:
    pairing = matching.pairing
    before, after = pairing.old.features[old], pairing.new.features[new]
    one, other = before.clause, after.clause
    is_same = is_same_but_for_line_ends(before.body, after.body)
    passages, reading = ((), ClauseReading()) if is_same else draw_redlines(matching, old, new)
    examples = () if is_same else compare_examples(matching, old, new)
    prompts = compare_prompts(one, other, around.traffic, passages)
    heading = tuple(redline_heading(one, other, around.directions))
    wording = find_heaviest(_weigh(line) for line in passages if line.passage != "example")
    kinds = {*_place_kinds(matching, around, old, new), *compare_headings(one, other, around.directions)}
    kinds |= {*_example_kinds(examples), *_prose_kinds(wording)}
    kinds |= {"eval_prompts"} if prompts else set()
    if not kinds and (heading or not is_same or one.depth != other.depth):
        kinds.add("typographic")
    if not kinds:
        return None
    parents = pairing.old.document.parent(one), pairing.new.document.parent(other)
    match = pairing.matches[old, new]
    return ClauseChange(
        old=one,
        new=other,
        kinds=_in_order(kinds),
        old_parent=parents[0],
        new_parent=parents[1],
        old_after=pairing.old.sibling_before(old),
        new_after=pairing.new.sibling_before(new),
        fields=tuple(find_fields(one, other, *parents)),
        direction=around.directions.find(one.level, other.level),
        matched_by=match.evidence,
        confidence=match.confidence,
        flows=_find_flows(matching, around.directions, old, new),
        wording="kept" if wording == "footnotes" else wording,
        examples=examples,
        eval_prompts=prompts,
        redline=(*heading, *passages),
        reading=reading,
    )


def _place_kinds(matching: Matching, around: Surroundings, old: OldIndex, new: NewIndex) -> Iterator[Kind]:
    pairing = matching.pairing
    if not pairing.are_paired(pairing.old.parent(old), pairing.new.parent(new)):
        yield "moved"
    if new in around.reordered:
        yield "reordered"
    if old in matching.flows.split:
        yield "split"
    if new in matching.flows.merged:
        yield "merged"


def _find_flows(
    matching: Matching, directions: Directions, old: OldIndex | None, new: NewIndex | None
) -> tuple[Flow, ...]:
    """Returns the text that left a clause for others, the largest share first, then that which came from others."""
    flows = matching.flows
    found: list[tuple[OldIndex, NewIndex, Stream]] = []
    if old is not None:
        found += [(old, target, stream) for target, stream in flows.of_old.get(old, ())]
    if new is not None:
        found += [(source, new, stream) for source, stream in flows.of_new.get(new, ())]
    olds, news = matching.pairing.old.document.clauses, matching.pairing.new.document.clauses
    return tuple(
        Flow(
            olds[source],
            news[target],
            stream.share,
            stream.gain,
            directions.find(olds[source].level, news[target].level),
        )
        for source, target, stream in found
    )


def _find_prose_heir(matching: Matching, old: OldIndex) -> Clause | None:
    """Returns the clause in which most of a gone clause's prose stands now; None where little of it does."""
    shares = [(stream.prose_share, -new) for new, stream in matching.flows.of_old.get(old, ())]
    share, place = max(shares, default=(0.0, 0))
    return matching.pairing.new.document.clauses[-place] if share >= _BOUND else None


def _find_prose_origin(matching: Matching, new: NewIndex) -> Clause | None:
    """Returns the clause in which most of a new clause's prose stood before; None where little of it did."""
    gains = [(stream.prose_gain, -old) for old, stream in matching.flows.of_new.get(new, ())]
    gain, place = max(gains, default=(0.0, 0))
    return matching.pairing.old.document.clauses[-place] if gain >= _BOUND else None


def _find_binding(old: Clause, new: Clause) -> Direction:
    """Returns `demoted` where words that bound stand in a clause without a level now, `promoted` the other way."""
    if (old.level is None) == (new.level is None):
        return "kept"
    return "demoted" if new.level is None else "promoted"


def _weigh(line: Redline) -> Wording:
    """Returns how far a redline changes what a clause says itself: what went or came is other words to it."""
    if line.kind in {"inserted", "deleted", "moved"}:
        return "edited"
    return "typographic" if line.kind == "typographic" else line.wording


def _prose_kinds(wording: Wording) -> set[Kind]:
    return set() if wording in {"kept", "footnotes"} else {wording}  # type: ignore[arg-type]


def _example_kinds(changes: Iterable[ExampleChange]) -> Iterator[Kind]:
    for change in changes:
        yield change.kind if change.kind in ("typographic", "references") else "examples"


def _in_order(kinds: set[Kind]) -> tuple[Kind, ...]:
    """Returns the kinds in the order of `KINDS`; what is no more than layout or ids counts only where nothing else was reworded."""
    found = set(kinds)
    if found & {"edited", "examples"}:
        found.discard("references")
    if found & {"edited", "examples", "references"}:
        found.discard("typographic")
    return tuple(kind for kind in KINDS if kind in found)
