"""What became of passages, sentences and examples, as the passage map tells."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from clausetree.diff.compare.wording_changes import find_heaviest, is_same_but_for_line_ends
from clausetree.diff.passings import MappedPlace
from clausetree.diff.redlines import Piece, Redline
from clausetree.diff.time.certainty import SAME, measure_certainty, weigh_share
from clausetree.diff.time.change_index import Trace
from clausetree.diff.time.migrated import Migrated, MigratedPart
from clausetree.diff.time.passage_addresses import locate_passage, locate_sentence, read_passage
from clausetree.diff.time.replacement import UNSURE, find_replacement
from clausetree.diff.turns import find_turn
from clausetree.text.polarity import is_turned_round

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from clausetree.diff.kinds import Wording, Words
    from clausetree.diff.match.fragments import Fragment
    from clausetree.diff.passings import Passing
    from clausetree.diff.time.change_index import ChangeIndex
    from clausetree.model.clause import Clause
    from clausetree.model.locator import Locator

_HALF = 0.5  # of the words that are found; where so many are turned round, what they say is


def migrate_passage(index: ChangeIndex, locator: Locator, place: MappedPlace) -> Migrated:
    """Returns what became of a passage or an example."""
    clause = index.old[place.clause]
    was = read_passage(clause, place.passage)
    if (whole := index.follow(place)) and whole[0].wording == "kept":
        return _keep(index, locator, was, whole[0])
    traces = trace_passage(index, clause, place.passage)
    shares = measure_shares(traces)
    if not shares:
        return find_replacement(index, locator, place, was)
    parts = tuple(
        MigratedPart(
            locate_passage(index.new[new], passage, locator),
            share,
            read_passage(index.new[new], passage),
        )
        for (new, passage), share in shares
    )
    found = [trace for trace in traces if trace.news]
    total = sum(trace.size for trace in found) or 1
    certainty = sum(trace.certainty * trace.size for trace in found) / total
    turned = sum(trace.size for trace in found if trace.is_turned)
    is_turned = turned / total >= _HALF
    confidence = weigh_share(certainty, sum(share for _, share in shares))
    return Migrated(
        locator,
        was,
        parts,
        "deleted" if is_turned else find_words(index, traces, was, parts),
        index.is_moved(place.clause, shares[0][0][0]),
        min(confidence, UNSURE) if is_turned else confidence,
        find_redlines(index, clause, place.passage),
    )


def migrate_sentence(index: ChangeIndex, locator: Locator, place: MappedPlace, was: str) -> Migrated:
    """Returns what became of a sentence of prose."""
    passings = index.follow(place)
    if len(passings) == 1 and passings[0].wording == "kept":
        return _keep(index, locator, was, passings[0])
    fragment = index.find_old(place)
    trace = _trace(index, fragment)
    if not trace.news:
        return find_replacement(index, locator, place, fragment.text)
    total = sum(len(new.text) for new in trace.news)
    parts = sorted(
        (
            MigratedPart(locate_sentence(index.new[new.clause], new), len(new.text) / total, new.text)
            for new in trace.news
        ),
        key=lambda part: -part.share,
    )
    words = find_heaviest(passing.wording for passing in trace.passings)
    first = trace.news[0]
    return Migrated(
        locator,
        fragment.text,
        tuple(parts),
        "deleted" if trace.is_turned else name_words(words),
        index.is_moved(place.clause, first.clause),
        min(trace.certainty, UNSURE) if trace.is_turned else trace.certainty,
        () if words == "kept" else (_draw_sentence(index, locator, trace, words),),
    )


def trace_passage(index: ChangeIndex, clause: Clause, passage: int) -> list[Trace]:
    """Returns where the sentences of a passage went."""
    return [_trace(index, one) for one in index.read_old(clause.index, passage)]


def measure_shares(traces: Sequence[Trace]) -> list[tuple[tuple[int, int], float]]:
    """Returns the new passages, by clause and place, to which sentences went, each with its share, the largest first."""
    weights: Counter[tuple[int, int]] = Counter()
    for trace in traces:
        total = sum(len(new.text) for new in trace.news) or 1
        for new in trace.news:
            weights[new.place] += trace.size * len(new.text) / total  # type: ignore[assignment]
    total = sum(trace.size for trace in traces) or 1
    return sorted(
        ((place, weight / total) for place, weight in weights.items()), key=lambda row: (-row[1], row[0])
    )


def name_words(wording: Wording) -> Words:
    """Returns what became of words whose wordings are so far apart."""
    return "exact" if wording == "kept" else wording


def find_redlines(index: ChangeIndex, clause: Clause, passage: int) -> tuple[Redline, ...]:
    """Returns the redlines of what a passage was."""
    change = index.changes_of_old.get(clause.index)
    if change is None:
        return ()
    locator = clause.passage_locators()[passage]
    return tuple(
        line
        for line in change.redline
        if line.old and line.old.clause_locator == clause.locator and line.old.steps[:1] == locator.steps
    )


def _keep(index: ChangeIndex, locator: Locator, was: str, passing: Passing) -> Migrated:
    """Returns what became of a passage, or a sentence, that stands in the new document to the letter."""
    old, new = passing.old, passing.new
    address = locate_passage(index.new[new.clause], new.passage, locator)
    if new.sentence is not None and locator.kind == "sentence":
        address = address.to("sentence", new.sentence + 1)
    is_moved = index.is_moved(old.clause, new.clause)
    line = Redline(
        kind="moved",
        wording="kept",
        passage=index.old[old.clause].content.passages[old.passage].kind,
        old=locator,
        new=address,
        pieces=(Piece(was, was),),
    )
    part = MigratedPart(address, 1.0, was)
    return Migrated(locator, was, (part,), "exact", is_moved, SAME, (line,) if is_moved else ())


def _trace(index: ChangeIndex, fragment: Fragment) -> Trace:
    """Returns where a sentence went; asked for again, for its passage or for itself, it is not looked for again."""
    if fragment not in index.traces:
        index.traces[fragment] = _follow(index, fragment)
    return index.traces[fragment]


def _follow(index: ChangeIndex, fragment: Fragment) -> Trace:
    passings = index.follow(MappedPlace.of(fragment))
    if not passings:
        return Trace(fragment, ())
    news = tuple(index.find_new(passing.new) for passing in passings)
    certainty = max(
        measure_certainty(
            fragment, new, passing.wording, is_moved=index.is_moved(fragment.clause, new.clause)
        )
        for passing, new in zip(passings, news, strict=True)
    )
    is_turned = (
        fragment.example is None
        and passings[0].wording == "edited"
        and is_turned_round(fragment.text, " ".join(new.text for new in news))
    )
    return Trace(fragment, passings, news, certainty, is_turned)


def find_words(index: ChangeIndex, traces: Sequence[Trace], was: str, parts: Sequence[MigratedPart]) -> Words:
    """Returns what became of the words of passages, all of which `parts` hold, that are not to the letter at one place."""
    if not _is_whole(index, traces) or _is_turned(index, traces):
        return "edited"
    wording = find_heaviest(passing.wording for trace in traces for passing in trace.passings)
    if wording == "kept" and not is_same_but_for_line_ends("".join(part.text for part in parts), was):
        return "typographic"
    return name_words(wording)


def _is_turned(index: ChangeIndex, traces: Sequence[Trace]) -> bool:
    """Returns whether any sentence became commentary, or is commentary no longer."""
    return any(
        find_turn(
            index.old[trace.fragment.clause].content.passages[trace.fragment.passage],
            index.new[new.clause].content.passages[new.passage],
        )
        for trace in traces
        for new in trace.news
    )


def _is_whole(index: ChangeIndex, traces: Sequence[Trace]) -> bool:
    """Returns whether every sentence of a passage is found, in order, in passages that hold nothing else.

    What else they may hold is what stood next to it, joined with it as it was.
    """
    news = [new for trace in traces for new in trace.news]
    if any(not trace.news and not trace.fragment.is_silent for trace in traces) or not _ascends(news):
        return False
    olds = {MappedPlace.of(one.fragment) for one in traces}
    found = list(_find_origins(index, news))
    if all(olds.issuperset(origins) and origins for origins in found):
        return True
    if any(len(origins) != 1 and (not origins or _is_edited(index, origins)) for origins in found):
        return False
    return _are_joined(index, [*dict.fromkeys(origin for origins in found for origin in origins)], olds)


def _are_joined(index: ChangeIndex, origins: Sequence[MappedPlace], own: Collection[MappedPlace]) -> bool:
    """Returns whether sentences stood one after the other in their clause, and none but those of `own` was edited."""
    first, last = origins[0], origins[-1]
    row = [
        MappedPlace(first.clause, passage, one.sentence)
        for passage in range(first.passage, last.passage + 1)
        for one in index.read_old(first.clause, passage)
        if not one.is_silent
    ]
    return (
        first in row
        and last in row
        and row[row.index(first) : row.index(last) + 1] == list(origins)
        and not _is_edited(index, [place for place in origins if place not in own])
    )


def _is_edited(index: ChangeIndex, places: Sequence[MappedPlace]) -> bool:
    """Returns whether any of some sentences was edited on its way."""
    return any(passing.wording == "edited" for place in places for passing in index.follow(place))


def _find_origins(index: ChangeIndex, news: Sequence[Fragment]) -> Iterator[tuple[MappedPlace, ...]]:
    """Yields where each sentence comes from of the passages in which the given ones stand."""
    for clause, passage in sorted({new.place for new in news}):
        for one in index.read_new(clause, passage):
            if one.is_silent:
                continue
            yield index.trace(MappedPlace(clause, passage, one.sentence))


def _ascends(fragments: Sequence[Fragment]) -> bool:
    """Returns whether sentences stand in order; several can have become one."""
    places = [MappedPlace.of(fragment).in_text for fragment in fragments]
    return places == sorted(places)


def _draw_sentence(index: ChangeIndex, locator: Locator, trace: Trace, wording: Wording) -> Redline:
    first = trace.news[0]
    is_moved = index.is_moved(trace.fragment.clause, first.clause)
    return Redline(
        kind="moved" if is_moved or wording == "kept" else wording,
        wording=wording,
        passage=index.old[trace.fragment.clause].content.passages[trace.fragment.passage].kind,
        old=locator,
        new=locate_sentence(index.new[first.clause], first),
        pieces=(Piece(trace.fragment.text, " ".join(new.text for new in trace.news)),),
    )
