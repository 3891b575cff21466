"""From all that was matched to what happened to one clause."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.diff.changes import (
    KINDS,
    ClauseChange,
    ExampleChange,
    Flow,
    Kind,
    LadderChange,
    Redline,
    Wording,
)
from clausetree.diff.features import prose_passages
from clausetree.diff.ladder import find_direction
from clausetree.diff.wording import Successors, compare_prose, compare_wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clausetree.diff.alignment import Alignment
    from clausetree.diff.examples import Examples
    from clausetree.diff.match.flows import Flows
    from clausetree.diff.match.pairing import Pairing
    from clausetree.diff.match.passages import Passages
    from clausetree.diff.prompts import Prompts
    from clausetree.model.clause import Clause


class Classification(NamedTuple):
    """All that was matched between two documents.

    Attributes:
        pairing: Which clauses are one.
        ladder: What became of the levels.
        flows: Which text changed clause.
        passages: Which sentences and examples are one.
        alignment: Which passages are one.
        examples: What happened to the examples.
        prompts: What happened to the eval prompts.
        reordered: The new clauses that stand elsewhere among the same siblings.
        successors: The ids that clauses which are gone went to.
    """

    pairing: Pairing
    ladder: LadderChange
    flows: Flows
    passages: Passages
    alignment: Alignment
    examples: Examples
    prompts: Prompts
    reordered: frozenset[int]
    successors: Successors

    def inserted(self, new: int) -> ClauseChange:
        """Returns the change that brought a new clause."""
        clause = self._new(new)
        flows = self._flows(None, new)
        split = any(new in parts for parts in self.flows.split.values())
        merged = new in self.flows.merged
        return ClauseChange(
            old=None,
            new=clause,
            kinds=_in_order({"inserted", *(("split",) if split else ()), *(("merged",) if merged else ())}),
            new_parent=self._new_parent(new),
            matched_by="passages" if flows else None,
            confidence=max((flow.gain for flow in flows), default=None),
            flows=flows,
            examples=self.examples.of(None, new),
            eval_prompts=self.prompts.of(None, new),
            redline=tuple(self.alignment.new_redlines(new)),
        )

    def deleted(self, old: int) -> ClauseChange:
        """Returns the change that a clause is gone."""
        clause = self._old(old)
        flows = self._flows(old, None)
        split = old in self.flows.split
        merged = any(old in parts for parts in self.flows.merged.values())
        return ClauseChange(
            old=clause,
            new=None,
            kinds=_in_order({"deleted", *(("split",) if split else ()), *(("merged",) if merged else ())}),
            old_parent=self._old_parent(old),
            matched_by="passages" if flows else None,
            confidence=max((flow.share for flow in flows), default=None),
            flows=flows,
            examples=self.examples.of(old, None),
            eval_prompts=self.prompts.of(old, None),
            redline=tuple(self.alignment.gone_redlines(old)),
        )

    def changed(self, old: int, new: int) -> ClauseChange | None:
        """Returns what happened to a clause that is on both sides, or None where nothing did."""
        one, other = self._old(old), self._new(new)
        same = self.pairing.old.features[old].body == self.pairing.new.features[new].body
        wording = "kept" if same else compare_prose(_prose(one), _prose(other), self.successors)
        examples = self.examples.of(old, new)
        prompts = self.prompts.of(old, new)
        kinds = {*self._place_kinds(old, new), *self._heading_kinds(one, other), *_example_kinds(examples)}
        kinds |= _prose_kinds(wording)
        if prompts:
            kinds.add("eval_prompts")
        redlines = (*self._heading(one, other), *(() if same else self.alignment.pair_redlines(old, new)))
        if not kinds and (redlines or not same or one.depth != other.depth):
            kinds.add("typographic")
        if not kinds:
            return None
        match = self.pairing.matches[old, new]
        return ClauseChange(
            old=one,
            new=other,
            kinds=_in_order(kinds),
            old_parent=self._old_parent(old),
            new_parent=self._new_parent(new),
            direction=find_direction(self.ladder, one.level, other.level),
            matched_by=match.evidence,
            confidence=match.confidence,
            similarity=1.0 if same else self._similarity(redlines, old, new),
            flows=self._flows(old, new),
            wording=wording,
            examples=examples,
            eval_prompts=prompts,
            redline=redlines,
        )

    def _place_kinds(self, old: int, new: int) -> Iterable[Kind]:
        if not self.pairing.are_paired(self.pairing.old.parent(old), self.pairing.new.parent(new)):
            yield "moved"
        if new in self.reordered:
            yield "reordered"
        if old in self.flows.split:
            yield "split"
        if new in self.flows.merged:
            yield "merged"

    def _heading_kinds(self, old: Clause, new: Clause) -> Iterable[Kind]:
        if old.id != new.id and not (old.made and new.made):
            yield "renamed"
        title = compare_wording(old.title, new.title, self.successors)
        if title != "kept":
            yield "retitled" if title == "edited" else title
        if self.ladder.translate(old.level) != new.level:
            yield "relevelled"
        if _other_attributes(old) != _other_attributes(new) or (old.id == new.id and old.made != new.made):
            yield "retagged"

    def _heading(self, old: Clause, new: Clause) -> Iterable[Redline]:
        """Yields the heading's redline, but for a level that only goes by its new name."""
        before, after = (clause.heading.span.slice(clause.content.source) for clause in (old, new))
        if old.level is not None and self.ladder.translate(old.level) == new.level:
            before = before.replace(f"authority={old.level}", f"authority={new.level}")
        wording = compare_wording(before, after, {})
        if wording != "kept":
            yield Redline(kind=wording, passage="heading", old=old.id, new=new.id, before=before, after=after)

    def _flows(self, old: int | None, new: int | None) -> tuple[Flow, ...]:
        found = [
            Flow(old=self._old(one), new=self._new(other), share=stream.share, gain=stream.gain)
            for (one, other), stream in self.flows.streams_of(old, new)
        ]
        return tuple(sorted(found, key=lambda flow: -flow.share))

    def _similarity(self, redlines: Iterable[Redline], old: int, new: int) -> float:
        """Returns how much of both texts is in the same words on both sides."""
        lengths = len(self.pairing.old.features[old].body) + len(self.pairing.new.features[new].body)
        here = [line for line in redlines if line.passage != "heading"]
        changed = sum(_changed(line, self._old(old).id, self._new(new).id) for line in here)
        return max(0.0, 1 - changed / lengths) if lengths else 1.0

    def _old(self, index: int) -> Clause:
        return self.pairing.old.features[index].clause

    def _new(self, index: int) -> Clause:
        return self.pairing.new.features[index].clause

    def _old_parent(self, index: int) -> Clause | None:
        return self.pairing.old.document.parent(self._old(index))

    def _new_parent(self, index: int) -> Clause | None:
        return self.pairing.new.document.parent(self._new(index))


def _changed(line: Redline, old: str, new: str) -> int:
    """Returns how many characters of a clause's two texts a redline changes: other words, and passages elsewhere."""
    if line.kind == "typographic":
        return 0
    if line.kind in {"edited", "references"}:
        return sum(len(run.text) for run in line.runs if run.kind != "kept")
    left = line.new is None or line.new.rpartition("/")[0] != new
    came = line.old is None or line.old.rpartition("/")[0] != old
    return (len(line.before) if left else 0) + (len(line.after) if came else 0)


def _prose(clause: Clause) -> list[str]:
    return [passage.span.slice(clause.content.source) for _, passage in prose_passages(clause)]


def _prose_kinds(wording: Wording) -> set[Kind]:
    return set() if wording == "kept" else {wording}


def _example_kinds(changes: Iterable[ExampleChange]) -> Iterable[Kind]:
    for change in changes:
        yield change.kind if change.kind in ("typographic", "references") else "examples"


def _other_attributes(clause: Clause) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(attribute for attribute in clause.heading.attributes if attribute[0] != "authority"))


def _in_order(kinds: Iterable[Kind]) -> tuple[Kind, ...]:
    """Returns the kinds in the order of `KINDS`; what is no more than layout or ids counts only where nothing else was reworded."""
    found = set(kinds)
    if found & {"edited", "examples"}:
        found.discard("references")
    if found & {"edited", "examples", "references"}:
        found.discard("typographic")
    return tuple(kind for kind in KINDS if kind in found)
