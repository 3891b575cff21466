"""What happened to the worked examples: verdicts turned, reasons and targets changed, wording apart from that."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from clausetree.diff.changes import ExampleChange, ExamplePlace, VerdictChange
from clausetree.diff.compare.conversation_order import find_new_order
from clausetree.diff.compare.example_wording import compare_examples_said
from clausetree.diff.compare.position import weigh_stay
from clausetree.diff.compare.wording_changes import compare_wording, is_same_but_for_line_ends
from clausetree.text.sequence import compare_sequences, find_ascent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clausetree.diff.compare.conversation_order import NewOrder
    from clausetree.diff.kinds import ExampleKind, Successors, TextWording
    from clausetree.diff.match.fragments import Fragment
    from clausetree.diff.match.matching import Matching
    from clausetree.diff.match.pairing import NewIndex, OldIndex
    from clausetree.diff.match.side import Features
    from clausetree.model.example import Example, Response, Verdict
    from clausetree.text.span import Span

_TOLD: tuple[ExampleKind, ...] = ("retitled", "verdict", "reason", "target", "edited")


def compare_examples(
    matching: Matching, old: OldIndex | None, new: NewIndex | None
) -> tuple[ExampleChange, ...]:
    """Returns the changes of a clause's examples, in the order of the new text, those that left it last."""
    found: list[tuple[int, ExampleChange]] = []
    for fragment in matching.passages.of_new.get(new, ()) if new is not None else ():
        if fragment.example:
            place = _place(matching.pairing.new.features[fragment.clause], fragment.passage)
            found += ((place.number, change) for change in _arrived(matching, fragment, place, old))
    if old is not None and new is not None:
        found += ((change.new.number, change) for change in _reordered(matching, old, new) if change.new)
    left: list[ExampleChange] = []
    for fragment in matching.passages.of_old.get(old, ()) if old is not None else ():
        if fragment.example:
            left += _left(matching, fragment, new)
    return (*(change for _, change in sorted(found, key=lambda row: row[0])), *left)


def _arrived(
    matching: Matching, fragment: Fragment, new: ExamplePlace, home: OldIndex | None
) -> Iterator[ExampleChange]:
    """Yields what happened to an example that the clause has now; `home` is what the clause was."""
    origin = fragment.origin
    if origin is None or origin.example is None:
        yield ExampleChange(kind="inserted", old=None, new=new)
        return
    old = _place(matching.pairing.old.features[origin.clause], origin.passage)
    if origin.clause != home:
        yield ExampleChange(kind="moved", old=old, new=new)
    yield from _compare(old, new, find_new_order(origin, fragment), matching.successors)


def _left(matching: Matching, fragment: Fragment, home: NewIndex | None) -> Iterator[ExampleChange]:
    """Yields what happened to an example that the clause no longer has; `home` is what the clause is now."""
    old = _place(matching.pairing.old.features[fragment.clause], fragment.passage)
    partner = matching.passages.partners.get(fragment)
    if partner is None or partner.example is None:
        yield ExampleChange(kind="deleted", old=old, new=None)
    elif partner.clause != home:
        new = _place(matching.pairing.new.features[partner.clause], partner.passage)
        yield ExampleChange(kind="moved", old=old, new=new)
        yield from _compare(old, new, find_new_order(fragment, partner), matching.successors)


def _reordered(matching: Matching, old: OldIndex, new: NewIndex) -> Iterator[ExampleChange]:
    """Yields the examples that changed places with others of their clause: as few as explain the new order."""
    one, other = matching.pairing.old.features[old], matching.pairing.new.features[new]
    if len(other.examples_by_passage) < 2 or (old, new) not in matching.passages.kept:  # noqa: PLR2004 - to have an order
        return
    pairs = list(matching.passages.kept[old, new])
    pairs += [
        (fragment.origin.passage, fragment.passage)
        for fragment in matching.passages.of_new.get(new, ())
        if fragment.origin and fragment.origin.clause == old and fragment.example
    ]
    row = sorted(
        (after, before)
        for before, after in pairs
        if before in one.examples_by_passage and after in other.examples_by_passage
    )
    olds = [before for _, before in row]
    if olds == sorted(olds):
        return
    weights = [weigh_stay(one.said(before), other.said(after)) for after, before in row]
    stay = set(find_ascent(olds, weights))
    for place, (after, before) in enumerate(row):
        if place not in stay:
            yield ExampleChange(kind="order", old=_place(one, before), new=_place(other, after))


def _place(features: Features, passage: int) -> ExamplePlace:
    number = features.examples_by_passage[passage]
    return ExamplePlace(clause=features.clause, example=features.clause.examples[number], number=number)


def _compare(
    old: ExamplePlace, new: ExamplePlace, order: NewOrder | None, successors: Successors
) -> Iterator[ExampleChange]:
    """Yields what happened to an example beside its move; layout and rewritten ids only where nothing else did."""
    if order:
        yield ExampleChange(kind="rearranged", old=old, new=new, moves=order.moves)
    before, after = order.example if order else old.example, new.example
    sources = order.before if order else old.clause.content.source, new.clause.content.source
    texts = before.span.slice(sources[0]), after.span.slice(sources[1])
    is_same = is_same_but_for_line_ends(*texts)
    wording: TextWording = "kept" if is_same else compare_wording(*texts, successors)
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
    found[_kind(compare_examples_said((sources[0], before), (sources[1], after), successors))] = []
    told = [kind for kind in _TOLD if kind in found]
    for kind in told or ([] if order else ["references" if "references" in found else "typographic"]):
        yield ExampleChange(kind=kind, old=old, new=new, verdicts=tuple(found[kind]))


def _kind(wording: TextWording) -> ExampleKind:
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


def _without(source: str, span: Span, holes: Iterable[Span]) -> str:
    parts: list[str] = []
    start = span.start
    for hole in holes:
        parts.append(source[start : hole.start])
        start = hole.end
    return "".join([*parts, source[start : span.end]])
