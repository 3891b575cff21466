"""What took the place of words that are gone: offered, never sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.diff.passings import MappedPlace
from clausetree.diff.redlines import Piece, Redline
from clausetree.diff.time.migrated import Migrated, MigratedPart
from clausetree.diff.time.passage_addresses import locate_passage, locate_sentence, read_passage
from clausetree.text.similarity import measure_overlap

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from clausetree.diff.match.fragments import Fragment
    from clausetree.diff.time.change_index import ChangeIndex
    from clausetree.model.clause import Clause
    from clausetree.model.locator import Locator

    _Reader = Callable[[int, int], Sequence[Fragment]]

UNSURE = 0.5
"""How sure it is, at most, that what took the place of something is what it became."""

_ALIKE = 0.12  # of the pairs of words, for a new sentence to be offered rather than what stands in the place; in the releases, others of one clause up to 0.09, replacements from 0.14
GONE = 0.9
"""How sure it is that something is gone in whose place nothing came."""


def find_replacement(index: ChangeIndex, locator: Locator, place: MappedPlace, was: str) -> Migrated:
    """Returns that a passage or a sentence is gone, and what came in its place."""
    offer = _find_offer(index, place)
    parts = () if offer is None else (_offer(index, locator, offer),)
    line = Redline(
        kind="deleted",
        wording="edited",
        passage=index.old[place.clause].content.passages[place.passage].kind,
        old=locator,
        new=None,
        pieces=(Piece(was, ""),),
    )
    is_moved = offer is not None and index.is_moved(place.clause, offer.clause)
    return Migrated(locator, was, parts, "deleted", is_moved, UNSURE if parts else GONE, (line,))


def _offer(index: ChangeIndex, locator: Locator, place: MappedPlace) -> MigratedPart:
    clause = index.new[place.clause]
    if place.sentence is None:
        return MigratedPart(
            locate_passage(clause, place.passage, locator), 0.0, read_passage(clause, place.passage)
        )
    new = index.find_new(place)
    return MigratedPart(locate_sentence(clause, new), 0.0, new.text)


def _find_offer(index: ChangeIndex, place: MappedPlace) -> MappedPlace | None:
    """Returns the new sentence, or passage, of the same clause that is most like one that is gone, or stands where it stood."""
    partner = index.partners.get(place.clause)
    if partner is None:
        return None
    return _find_like(index, place, partner) or _find_in_place(index, place, partner)


def _find_like(index: ChangeIndex, place: MappedPlace, partner: int) -> MappedPlace | None:
    """Returns the sentence, or the passage of the one, that is new in the clause and shares most words with what is gone."""
    olds = index.read_old(place.clause, place.passage)
    if place.sentence is not None:
        olds = tuple(one for one in olds if one.sentence == place.sentence)
    best, found = _ALIKE, None
    for passage in range(len(index.new[partner].content.passages)):
        for one in index.read_new(partner, passage):
            new = MappedPlace(partner, passage, one.sentence)
            if new not in index.changes.passages.inserted_set:
                continue
            same_sort = (old for old in olds if (old.example is None) == (one.example is None))
            score = max((measure_overlap(old.shingles, one.shingles) for old in same_sort), default=0.0)
            if score >= best:
                best, found = score, new
    return found._replace(sentence=None) if found and place.sentence is None else found


def _find_in_place(index: ChangeIndex, place: MappedPlace, partner: int) -> MappedPlace | None:
    """Returns the new sentence, or passage, that stands where one is gone: after what stood before it, or before what stood after."""
    is_passage = place.sentence is None
    olds = _list(index.old[place.clause], index.read_old, is_passage=is_passage)
    news = _list(index.new[partner], index.read_new, is_passage=is_passage)
    if not news:
        return None
    at = olds.index(place)
    places = {new: number for number, new in enumerate(news)}
    for step, others in ((1, olds[:at][::-1]), (-1, olds[at + 1 :])):
        anchor = next(
            (found for other in others if (found := _find_anchor(index, other, places)) is not None), None
        )
        if anchor is None:
            anchor = -1 if step == 1 else len(news)
        spot = anchor + step
        if 0 <= spot < len(news) and _is_new(index, news[spot], index.old[place.clause], place):
            return news[spot]
    return None


def _find_anchor(index: ChangeIndex, old: MappedPlace, places: dict[MappedPlace, int]) -> int | None:
    """Returns at which place among those of the clause an old sentence or passage stands now, or None."""
    if old.sentence is not None:
        found = [passing.new for passing in index.follow(old)]
    else:
        inside = (old._replace(sentence=one.sentence) for one in index.read_old(old.clause, old.passage))
        found = [passing.new._replace(sentence=None) for one in inside for passing in index.follow(one)]
    here = [places[new] for new in found if new in places]
    return here[-1] if here else None


def _is_new(index: ChangeIndex, new: MappedPlace, clause: Clause, place: MappedPlace) -> bool:
    """Returns whether a sentence, or all of a passage, is new and of the sort of what it would replace."""
    one, other = index.new[new.clause].content.passages[new.passage], clause.content.passages[place.passage]
    if (one.kind == "example") != (other.kind == "example"):
        return False
    if new.sentence is not None:
        return new in index.changes.passages.inserted_set
    inside = index.read_new(new.clause, new.passage)
    return all(new._replace(sentence=part.sentence) in index.changes.passages.inserted_set for part in inside)


def _list(clause: Clause, read: _Reader, *, is_passage: bool) -> list[MappedPlace]:
    """Returns the passages of a clause, or all its sentences."""
    passages = [MappedPlace(clause.index, number) for number in range(len(clause.content.passages))]
    if is_passage:
        return passages
    return [
        passage._replace(sentence=one.sentence)
        for passage in passages
        for one in read(clause.index, passage.passage)
        if one.sentence is not None
    ]
