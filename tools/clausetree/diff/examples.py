"""What happened to the worked examples: verdicts turned, reasons and targets changed, wording apart from that."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from clausetree.diff.changes import ExampleChange, ExampleKind, ExamplePlace, VerdictChange, Wording
from clausetree.diff.wording import Successors, compare_wording
from clausetree.text.sequence import compare_sequences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clausetree.diff.match.fragments import Fragment
    from clausetree.diff.match.pairing import Pairing
    from clausetree.diff.match.passages import Passages
    from clausetree.model.clause import Clause
    from clausetree.model.example import Example, Response, Verdict
    from clausetree.text.span import Span

_TOLD: tuple[ExampleKind, ...] = ("retitled", "verdict", "reason", "target", "edited")


class Examples:
    """The changes of all examples, by the clause they stand in."""

    def __init__(self, pairing: Pairing, passages: Passages, successors: Successors) -> None:
        """Compares every example that is not the same on both sides."""
        self._pairing = pairing
        self._of_old: dict[int, list[ExampleChange]] = defaultdict(list)
        self._of_new: dict[int, list[ExampleChange]] = defaultdict(list)
        for one, other in passages.pairs:
            if one.example and other.example:
                old, new = self._old(one, one.example), self._new(other, other.example)
                paired = pairing.are_paired(one.clause, other.clause)
                kinds = _compare(old, new, successors)
                changes = [*([] if paired else [ExampleChange(kind="moved", old=old, new=new)]), *kinds]
                self._of_new[other.clause] += changes
                if not paired:
                    self._of_old[one.clause] += changes
        for fragment in passages.free_old:
            if fragment.example:
                gone = ExampleChange(kind="deleted", old=self._old(fragment, fragment.example), new=None)
                self._of_old[fragment.clause].append(gone)
        for fragment in passages.free_new:
            if fragment.example:
                came = ExampleChange(kind="inserted", old=None, new=self._new(fragment, fragment.example))
                self._of_new[fragment.clause].append(came)

    def of(self, old: int | None, new: int | None) -> tuple[ExampleChange, ...]:
        """Returns the changes of a clause's examples, in the order of the new text, those that left it last."""
        here = sorted(
            self._of_new.get(new, ()) if new is not None else (), key=lambda change: _index(change.new)
        )
        left = sorted(
            self._of_old.get(old, ()) if old is not None else (), key=lambda change: _index(change.old)
        )
        return (*here, *left)

    def _old(self, fragment: Fragment, example: Example) -> ExamplePlace:
        return _place(self._pairing.old.features[fragment.clause].clause, example)

    def _new(self, fragment: Fragment, example: Example) -> ExamplePlace:
        return _place(self._pairing.new.features[fragment.clause].clause, example)


def _place(clause: Clause, example: Example) -> ExamplePlace:
    number = next(number for number, other in enumerate(clause.examples) if other is example)
    return ExamplePlace(clause=clause, example=example, number=number)


def _index(place: ExamplePlace | None) -> int:
    return place.number if place else -1


def _compare(old: ExamplePlace, new: ExamplePlace, successors: Successors) -> Iterator[ExampleChange]:
    """Yields what happened to an example beside its move; layout and rewritten ids only where nothing else did."""
    before, after = old.example, new.example
    sources = old.clause.content.source, new.clause.content.source
    wording = compare_wording(before.span.slice(sources[0]), after.span.slice(sources[1]), successors)
    if wording != "edited":
        if wording != "kept":
            yield ExampleChange(kind=wording, old=old, new=new)
        return
    found: dict[ExampleKind, list[VerdictChange]] = defaultdict(list)
    title = compare_wording(before.title or "", after.title or "", successors)
    found["retitled" if title == "edited" else _kind(title)] = []
    for change in _verdict_changes(before, sources[0], after, sources[1]):
        for kind in _verdict_kinds(change.old, change.new, successors):
            found[kind].append(change)
    found[_kind(compare_wording(_spoken(before, sources[0]), _spoken(after, sources[1]), successors))] = []
    told = [kind for kind in _TOLD if kind in found]
    for kind in told or ["references" if "references" in found else "typographic"]:
        yield ExampleChange(kind=kind, old=old, new=new, verdicts=tuple(found[kind]))


def _kind(wording: Wording) -> ExampleKind:
    """Returns the kind of an example's change that a wording's is; to have kept it is less than any."""
    return "typographic" if wording == "kept" else wording


def _verdict_kinds(old: Verdict | None, new: Verdict | None, successors: Successors) -> Iterator[ExampleKind]:
    """Yields how two verdicts on one response differ."""
    if (old.word.casefold() if old else None) != (new.word.casefold() if new else None):
        yield "verdict"
    target = (old.violates if old else None), (new.violates if new else None)
    if target[0] != target[1]:
        yield "references" if target[1] in successors.get(target[0] or "", ()) else "target"
    reason = compare_wording((old and old.reason) or "", (new and new.reason) or "", successors)
    if reason != "kept":
        yield "reason" if reason == "edited" else reason


def _verdict_changes(old: Example, old_source: str, new: Example, new_source: str) -> Iterator[VerdictChange]:
    """Yields the verdicts of the responses that are on both sides: those that say the same, then those in the same place."""
    olds, news = list(_responses(old)), list(_responses(new))
    said = (
        [_said(response, old_source) for response in olds],
        [_said(response, new_source) for response in news],
    )
    one = other = 0
    for change in [*compare_sequences(*said), None]:
        end = (
            (change.old_start, change.old_end, change.new_start, change.new_end)
            if change
            else (len(olds),) * 2
        )
        yield from _side_by_side(olds[one : end[0]], news[other:], other)
        if change is None:
            return
        if change.old_end - change.old_start == change.new_end - change.new_start:
            changed = news[change.new_start : change.new_end]
            yield from _side_by_side(olds[change.old_start : change.old_end], changed, change.new_start)
        one, other = change.old_end, change.new_end


def _side_by_side(olds: Iterable[Response], news: Iterable[Response], first: int) -> Iterator[VerdictChange]:
    for place, (old, new) in enumerate(zip(olds, news, strict=False), first):
        yield VerdictChange(response=place, old=old.verdict, new=new.verdict)


def _responses(example: Example) -> Iterator[Response]:
    for comparison in example.conversation.comparisons:
        yield from comparison.responses


def _said(response: Response, source: str) -> str:
    return _without(source, response.span, [m.verdict.span for m in response.messages if m.verdict])


def _spoken(example: Example, source: str) -> str:
    """Returns the conversation without the verdicts' comments."""
    conversation = example.conversation
    return _without(
        source, conversation.span, [m.verdict.span for m in conversation.all_messages() if m.verdict]
    )


def _without(source: str, span: Span, holes: Iterable[Span]) -> str:
    parts: list[str] = []
    start = span.start
    for hole in holes:
        parts.append(source[start : hole.start])
        start = hole.end
    return "".join([*parts, source[start : span.end]])
