"""Pairs by similar passages, title and place, with a margin: a near tie is no match."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from clausetree.diff.match.gaps import find_in_place
from clausetree.diff.match.pairing import Match, NewIndex, OldIndex, Pairing
from clausetree.text.shingles import ShingleIndex
from clausetree.text.similarity import measure_containment, measure_overlap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clausetree.diff.match.side import Features

    Candidate = tuple[OldIndex, NewIndex]

_LEAST = 0.38  # labelled: one clause from 0.39 (two below), two clauses up to 0.36
_MARGIN = 0.08  # labelled: the right one leads by 0.22, by 0.06 where others were merged into it
_COMMON = 0.05  # of what two clauses say, to be one; labelled: one clause from 0.09, two up to 0.03
_SHORT = (
    24  # words below which two texts are compared by pairs of words: of longer runs little survives an edit
)
_NEAREST = 8  # clauses that are compared with one
_ROUNDS = 4  # each pair is evidence of place for the next round
_PROSE, _EXAMPLES = 0.7, 0.3  # a clause is what its prose says; examples illustrate it
# What counts, and how much: with these the labelled clauses part at `_LEAST`.
_LEAF = {"text": 0.6, "title": 0.25, "place": 0.15}  # no clauses under either
_GROUP = {"text": 0.4, "title": 0.2, "place": 0.1, "children": 0.3}
_BARE = {"title": 0.45, "place": 0.15, "children": 0.4}  # no text in either
_PART = 0.5  # of a text that stands in another one, to be a part of it; labelled: 0.62 (two that grew below), others 0.34
_PART_SHARE = 0.12  # of the other one; labelled: parts from 0.19, others up to 0.06


def match_similar(pairing: Pairing) -> None:
    """Pairs free clauses that are clearly each other's best match."""
    alike = _share_wording(pairing)
    for _ in range(_ROUNDS):
        candidates = {pair for pair in (*alike, *_share_place(pairing)) if pairing.are_free(*pair)}
        scores = _score_candidates(pairing, candidates)
        found = _clear_matches(scores)
        if not found:
            return
        for old, new in found:
            pairing.pair(old, new, Match("similarity", scores[old, new]))


def _score_candidates(pairing: Pairing, candidates: set[Candidate]) -> dict[Candidate, float]:
    """Returns how alike the candidates are, but for parts of a split or a merge."""
    divided, joined = _divided(pairing, candidates)
    scores = {
        (old, new): _score(pairing, old, new)
        for old, new in candidates
        if old not in divided and new not in joined
    }
    return {pair: score for pair, score in scores.items() if score >= _LEAST - _MARGIN}


def _share_wording(pairing: Pairing) -> set[Candidate]:
    """Returns the free clauses that share rare shingles or a title."""
    olds, news = pairing.free_old(), pairing.free_new()
    found: set[Candidate] = set()
    if not olds or not news:
        return found
    index = ShingleIndex(
        [pairing.new.features[new].text for new in news], [pairing.old.features[old].text for old in olds]
    )
    titles: dict[str, list[NewIndex]] = defaultdict(list)
    for new in news:
        titles[pairing.new.features[new].title].append(new)
    for old in olds:
        features = pairing.old.features[old]
        found.update((old, news[place]) for place in index.near(features.text, _NEAREST))
        found.update((old, new) for new in titles.get(features.title, ())[:_NEAREST])
    return found


def _share_place(pairing: Pairing) -> Iterator[Candidate]:
    """Yields the clauses that have children in common, or stand between the same two siblings."""
    for old in pairing.free_old():
        partners = (pairing.partner_of_old.get(OldIndex(child)) for child in pairing.old.children[old])
        parents = {pairing.new.parent(new) for new in partners if new is not None}
        yield from ((old, NewIndex(parent)) for parent in parents if parent is not None)
    yield from find_in_place(pairing)


def _score(pairing: Pairing, old: OldIndex, new: NewIndex) -> float:
    """Returns how alike two clauses are, from 0 to 1."""
    one, other = pairing.old.features[old], pairing.new.features[new]
    text = _measure_text(one, other)
    children = _measure_children(pairing, old, new)
    if one.text and other.text and text < _COMMON and not children:
        return 0.0
    groups = bool(pairing.old.children[old] or pairing.new.children[new])
    weights = _LEAF if not groups else _GROUP if one.text or other.text else _BARE
    measures = {
        "text": text,
        "title": 1.0 if one.title == other.title else measure_overlap(one.title_words, other.title_words),
        "place": float(pairing.are_paired(pairing.old.parent(old), pairing.new.parent(new))),
        "children": children,
    }
    return sum(weight * measures[name] for name, weight in weights.items())


def _measure_text(one: Features, other: Features) -> float:
    if min(len(one.words), len(other.words)) < _SHORT:
        prose = measure_overlap(one.word_pairs, other.word_pairs)
    else:
        prose = measure_overlap(one.prose, other.prose)
    if not one.shown and not other.shown:
        return prose if one.prose or other.prose else 0.0
    examples = measure_overlap(one.shown, other.shown)
    return _PROSE * prose + _EXAMPLES * examples if one.prose or other.prose else examples


def _measure_children(pairing: Pairing, old: OldIndex, new: NewIndex) -> float:
    olds, news = pairing.old.children[old], set(pairing.new.children[new])
    common = sum(pairing.partner_of_old.get(OldIndex(child)) in news for child in olds)
    return 2 * common / (len(olds) + len(news)) if olds or news else 0.0


def _divided(pairing: Pairing, candidates: Iterable[Candidate]) -> tuple[set[int], set[int]]:
    """Returns the old clauses that fall into several new ones, and the new ones that are made of several old ones."""
    parts: dict[int, int] = defaultdict(int)
    wholes: dict[int, int] = defaultdict(int)
    for old, new in candidates:
        one, other = pairing.old.features[old], pairing.new.features[new]
        if one.title == other.title:
            parts[old] = wholes[new] = -len(pairing.new.features) - len(pairing.old.features)
        common, size, other_size = len(one.text & other.text), len(one.text), len(other.text)
        parts[old] += _is_part(common, other_size, size)
        wholes[new] += _is_part(common, size, other_size)
    return {old for old, count in parts.items() if count > 1}, {
        new for new, count in wholes.items() if count > 1
    }


def is_part(part: Features, whole: Features) -> bool:
    """Returns whether the text of a clause stands in that of another one, and is a good deal of it."""
    return _is_part(len(part.text & whole.text), len(part.text), len(whole.text))


def is_within(part: Features, whole: Features) -> bool:
    """Returns whether most of the text of a clause stands in that of another one, however much of it that is."""
    return measure_containment(part.text, whole.text) >= _PART


def _is_part(common: int, part: int, whole: int) -> bool:
    """Returns whether one of two texts is a part of the other one, given how many shingles they share and have."""
    return bool(common) and common / part >= _PART and common / whole >= _PART_SHARE


def _clear_matches(scores: dict[Candidate, float]) -> list[Candidate]:
    """Returns the pairs that are best on both sides, by the margin."""
    by_old: dict[int, list[float]] = defaultdict(list)
    by_new: dict[int, list[float]] = defaultdict(list)
    for (old, new), score in scores.items():
        by_old[old].append(score)
        by_new[new].append(score)
    for ranked in (*by_old.values(), *by_new.values()):
        ranked.sort(reverse=True)
    return [
        (old, new)
        for (old, new), score in scores.items()
        if score >= _LEAST and _is_clear(score, by_old[old]) and _is_clear(score, by_new[new])
    ]


def _is_clear(score: float, ranked: list[float]) -> bool:
    return score == ranked[0] and (len(ranked) == 1 or score - ranked[1] >= _MARGIN)
