"""What is measured of a labelled pair, and the number that decides what is said of it."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from clausetree.diff.compare.conversations import Unit, _measure
from clausetree.diff.compare.succession import _total, _weigh_words
from clausetree.diff.match.flows import Stream
from clausetree.diff.match.likeness import _measure_text, _score
from clausetree.diff.match.matching import Matching, match_documents
from clausetree.diff.match.pairing import Match, NewIndex, OldIndex, Pairing
from clausetree.diff.match.side import Side
from clausetree.text.similarity import measure_containment, measure_overlap
from tests.diff.labelled.reading import find_clause, load_document, load_pairs, read_fragment, read_place

if TYPE_CHECKING:
    from collections.abc import Callable

    from clausetree.diff.match.side import Features
    from tests.diff.labelled.reading import Pair, Place


class Measure(NamedTuple):
    """A measure of the pairs of one group, and the number from which on they count as the same."""

    file: str
    group: str
    number: str
    of: Callable[[str, str], float]

    @property
    def limit(self) -> float:
        place, name = self.number.split()
        return float(getattr(import_module(f"clausetree.{place}"), name))

    def pairs(self) -> list[Pair]:
        return [pair for pair in load_pairs(self.file) if pair.group == self.group]


def _wording_of_fragments(old: str, new: str) -> float:
    return measure_overlap(read_fragment(old).shingles, read_fragment(new).shingles)


def _torn(part: str, whole: str) -> float:
    return measure_containment(read_fragment(part).shingles, read_fragment(whole).shingles)


def _place(reference: str) -> Place:
    place = read_place(reference)
    assert place is not None
    return place


@cache
def _side(label: str) -> Side:
    return Side(load_document(label))


def _features(reference: str) -> Features:
    place = _place(reference)
    return _side(place.label).features[find_clause(place).index]


def _score_of_clauses(old: str, new: str) -> float:
    """How alike two clauses are, all others being paired by their ids."""
    one, other = _features(old).clause, _features(new).clause
    pairing = Pairing(_side(_place(old).label), _side(_place(new).label))
    news = {clause.id: clause.index for clause in pairing.new.document.clauses}
    for clause in pairing.old.document.clauses:
        index = news.get(clause.id)
        if index not in (None, other.index) and clause.index != one.index:
            pairing.pair(OldIndex(clause.index), NewIndex(index), Match("id", 1.0))
    return _score(pairing, OldIndex(one.index), NewIndex(other.index))


def _wording_of_clauses(old: str, new: str) -> float:
    return measure_overlap(_features(old).text, _features(new).text)


def _weighed_wording(old: str, new: str) -> float:
    return _measure_text(_features(old), _features(new))


def _containment(part: str, whole: str) -> float:
    return measure_containment(_features(part).text, _features(whole).text)


def _share(part: str, whole: str) -> float:
    return _containment(whole, part)


@cache
def _match(old: str, new: str) -> Matching:
    return match_documents(load_document(old), load_document(new))


def _stream(old: str, new: str) -> Stream:
    matching = _match(_place(old).label, _place(new).label)
    key = OldIndex(_features(old).clause.index), NewIndex(_features(new).clause.index)
    return matching.flows.streams.get(key, Stream(0.0, 0.0, 0.0, 0.0))


def _gain(old: str, new: str) -> float:
    """How much of the new clause came; of its prose, where the old one lives on."""
    stream = _stream(old, new)
    pairing = _match(_place(old).label, _place(new).label).pairing
    return stream.prose_gain if _features(old).clause.index in pairing.partner_of_old else stream.gain


def _share_that_left(old: str, new: str) -> float:
    return _stream(old, new).share


def _common_share(old: str, new: str) -> float:
    """How much of both clauses went from one to the other; of clauses that are one by now, of their passages."""
    stream = _stream(old, new)
    return min(stream.share, stream.gain)


def _coverage(old: str, new: str) -> float:
    sides = _side(_place(old).label), _side(_place(new).label)
    weights = _weigh_words([frozenset(one.words) for side in sides for one in side.features])
    one, other = frozenset(_features(old).words), frozenset(_features(new).words)
    return 2 * _total(one & other, weights) / (_total(one, weights) + _total(other, weights))


def _lines(old: str, new: str) -> float:
    return _measure(Unit(old), Unit(new))


def _votes(old: str, new: str) -> float:
    one, other = read_place(old), read_place(new)
    if one is None or other is None:
        return int(old) / int(new)
    news = {clause.id: clause.level for clause in load_document(other.label).clauses}
    cast = [news[c.id] for c in load_document(one.label).clauses if c.level == one.clause and news.get(c.id)]
    return cast.count(other.clause) / len(cast)


def _blanks(text: str, _: str) -> float:
    return text.count(" ")


def _length(text: str, _: str) -> float:
    return len(text)


def _letters(old: str, new: str) -> float:
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - as `find_nearest` does

    return Indel.normalized_similarity(old.casefold(), new.casefold())


MEASURES = (
    Measure("sentences", "within", "diff.match.passage_matches _LEAST_WITHIN", _wording_of_fragments),
    Measure("sentences", "elsewhere", "diff.match.passage_matches _LEAST_ELSEWHERE", _wording_of_fragments),
    Measure("examples", "within", "diff.match.passage_matches _LEAST_WITHIN", _wording_of_fragments),
    Measure("examples", "elsewhere", "diff.match.passage_matches _LEAST_ELSEWHERE", _wording_of_fragments),
    Measure("torn", "torn", "diff.compare.torn_sentences _TORN", _torn),
    Measure("clauses", "score", "diff.match.likeness _LEAST", _score_of_clauses),
    Measure("clauses", "wording", "diff.match.identity _DOUBTFUL", _wording_of_clauses),
    Measure("clauses", "common", "diff.match.likeness _COMMON", _weighed_wording),
    Measure("parts", "containment", "diff.match.likeness _PART", _containment),
    Measure("parts", "share", "diff.match.likeness _PART_SHARE", _share),
    Measure("parts", "made_of", "diff.match.flows _PART", _gain),
    Measure("parts", "went_to", "diff.match.flows _STREAM", _share_that_left),
    Measure("parts", "lives_on", "diff.match.flows _HEIR", _common_share),
    Measure("parts", "flow", "diff.compare.succession _FLOW", _share_that_left),
    Measure("parts", "coverage", "diff.compare.succession _COVERED", _coverage),
    Measure("lines", "beside", "diff.compare.conversations _ALIKE", _lines),
    Measure("lines", "moved", "diff.compare.conversations _MOVED", _lines),
    Measure("ladders", "renamed", "diff.compare.level_changes _HALF", _votes),
    Measure("ladders", "left", "diff.compare.level_changes _NEARLY_ALL", _votes),
    Measure("repeated", "sentence", "diff.match.fragments _TELLING", _blanks),
    Measure("repeated", "body", "diff.match.texts _LEAST", _length),
    Measure("words", "meant", "text.nearest LIKELY", _letters),
)
