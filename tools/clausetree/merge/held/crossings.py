"""Words that went between a clause that is left behind and one that is not: they stay where they were."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from clausetree.merge.held.clause_pieces import drop_pieces, list_places, read_opening, read_pieces
from clausetree.merge.held.clause_text import ReturnedPiece, write_clause
from clausetree.merge.origins.maps import find_sentence_texts, is_prose, map_passages, map_sentences
from clausetree.text.edit import TextEdit, apply_edits
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from clausetree.diff.changes import ChangeSet
    from clausetree.merge.held.clause_pieces import SaidPiece
    from clausetree.merge.origins.maps import PassagePlace, SaidPlace
    from clausetree.model.clause import Clause, Passage


class Crossing(NamedTuple):
    """A sentence, or a passage that is no prose, that one of two texts has in a clause that is left behind, and the other not."""

    old: SaidPlace
    new: SaidPlace


class Crossings:
    """Tells what went between clauses, for one choice or another of those that are left behind."""

    def __init__(self, changes: ChangeSet) -> None:
        """Takes what changed between two texts."""
        self._changes = changes
        self._origins = {pair.new.index: pair.old for pair in changes.pairs}

    @cached_property
    def _places(self) -> Mapping[SaidPlace, SaidPlace]:
        """Returns where sentences, and passages that are no prose, of the old text stand in the new one."""
        texts = find_sentence_texts(self._changes.old)
        sentences = map_sentences(self._changes, texts)
        passages = map_passages(self._changes, sentences, texts)
        return dict(sentences) | {
            old: new
            for old, new in passages.items()
            if not is_prose(self._changes.old.clauses[old[0]].content.passages[old[1]])
        }

    def find(self, held: Collection[str]) -> tuple[Crossing, ...]:
        """Returns what went between clauses that are left behind and others; `held` as `find_held_places` takes them."""
        old, new = find_held_places(self._changes, held)
        return tuple(
            Crossing(before, after)
            for before, after in self._places.items()
            if (before[0] in old) != (after[0] in new)
        )

    def undo(self, held: Collection[str]) -> str:
        """Returns the new text with what crossed where the old one has it, as far as that clause is not left behind itself."""
        crossings = self.find(held)
        behind, _ = find_held_places(self._changes, held)
        removed = {crossing.new for crossing in crossings if crossing.old[0] in behind}
        lost = {crossing.old for crossing in crossings if crossing.old[0] not in behind}
        edits = []
        for clause in self._changes.new.clauses:
            origin = self._origins.get(clause.index)
            back = [*_find_returns(origin, lost, self._places, clause)] if origin and lost else []
            text = write_clause(clause, removed, back)
            if text != clause.content.source:
                span = Span(clause.start, clause.start + len(clause.content.source))
                edits.append(TextEdit(span, text))
        return apply_edits(self._changes.new.text, edits)

    def tell(self, held: Collection[str]) -> Iterator[str]:
        """Yields in sentences between which clauses words went that stay where they were."""
        changes = self._changes
        behind, _ = find_held_places(changes, held)
        for old, new in dict.fromkeys((crossing.old[0], crossing.new[0]) for crossing in self.find(held)):
            names = changes.old.clauses[old].id, changes.new.clauses[new].id
            left = names[0] if old in behind else names[1]
            yield f"theirs moved words from `{names[0]}` to `{names[1]}`: they stay, since `{left}` is left behind"

    def find_bound(self, held: Collection[str]) -> dict[str, str]:
        """Returns the clauses that can't be taken without one that is left behind: gone into it, or made of its words alone.

        For the id of each that of the other, in the old text where it is there.
        """
        crossings = self.find(held)
        behind, _ = find_held_places(self._changes, held)
        kept = {clause.index for clause in self._origins.values()}
        came = {crossing.new for crossing in crossings if crossing.old[0] in behind}
        found: dict[str, str] = {}
        for crossing in crossings:
            old = self._changes.old.clauses[crossing.old[0]]
            new = self._changes.new.clauses[crossing.new[0]]
            if old.index not in behind and old.index not in kept:
                found[old.id] = self._origins.get(new.index, new).id
            if old.index in behind and new.index not in self._origins and came.issuperset(list_places(new)):
                found[new.id] = old.id
        return found


def find_held_places(changes: ChangeSet, held: Collection[str]) -> tuple[set[int], set[int]]:
    """Returns the clauses that are left behind, in the old text and in the new one.

    Args:
        changes: What changed between the two.
        held: Their ids in the old text, and the new ids of those that came later: an id can be another clause's by now.
    """
    old = {clause.index for clause in changes.old.clauses if clause.id in held}
    origins = {pair.new.index: pair.old.index for pair in changes.pairs}
    new = {
        clause.index
        for clause in changes.new.clauses
        if (origins[clause.index] in old if clause.index in origins else clause.id in held)
    }
    return old, new


def _find_returns(
    clause: Clause, lost: Collection[SaidPlace], mapped: Mapping[SaidPlace, SaidPlace], home: Clause
) -> Iterator[ReturnedPiece]:
    """Yields what a clause of the old text gets back in the new one, in order.

    Args:
        clause: The clause.
        lost: What crossed.
        mapped: Where what the old text says stands in the new one.
        home: The clause in the new text.
    """
    stays = {
        place: spot for place, spot in mapped.items() if place[0] == clause.index and spot[0] == home.index
    }
    behind: PassagePlace | None = None
    for number, passage in enumerate(clause.content.passages):
        behind = max((spot[:2] for place, spot in stays.items() if place[1] == number), default=behind)
        beside = {place: spot for place, spot in stays.items() if _are_one_kind(passage, home, spot)}
        pieces = read_pieces(clause, number)
        row = drop_pieces(pieces, {piece.place for piece in pieces}.difference(beside, lost))
        for at, piece in enumerate(row):
            if piece.place not in beside:
                before = _find_first(row[:at][::-1], beside)
                after = _find_first(row[at + 1 :], beside)
                joined = before or after
                yield ReturnedPiece(
                    piece,
                    read_opening(clause, number),
                    joined.place[:2] if joined else None,
                    before.place if before else None if joined else behind,
                    after,
                )


def _find_first(row: Sequence[SaidPiece], places: Mapping[SaidPlace, SaidPlace]) -> SaidPiece | None:
    """Returns the first of some pieces that stays, at its place in the new text."""
    return next((piece._replace(place=places[piece.place]) for piece in row if piece.place in places), None)


def _are_one_kind(passage: Passage, home: Clause, place: SaidPlace) -> bool:
    """Returns whether a passage of a clause is prose that binds as another passage does."""
    other = home.content.passages[place[1]]
    return is_prose(other) and (passage.kind == "commentary") == (other.kind == "commentary")
