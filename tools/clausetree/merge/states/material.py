"""The material of a merge: three documents with merged names, what is what in them, and where it stands."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from clausetree.diff.turns import find_turn
from clausetree.merge.merged_names.naming import unify_names
from clausetree.merge.origins.displaced_sentences import find_displaced
from clausetree.merge.origins.joined_paragraphs import join_paragraphs
from clausetree.merge.origins.joined_sentences import join_sentences
from clausetree.merge.origins.nodes import (
    BASE,
    OTHER,
    SIDES,
    find_nodes,
    get_passage,
    read_passage,
)
from clausetree.merge.origins.parted_blocks import part_blocks
from clausetree.merge.wordings.plain_passages import fold_passage
from clausetree.merge.wordings.sentence_layout import drop_marks
from clausetree.text.words import fold_typography

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from clausetree.diff.changes import ChangeSet
    from clausetree.diff.kinds import Turn
    from clausetree.merge.origins.maps import PassagePlace, SentencePlace
    from clausetree.merge.origins.nodes import SaidNode, Three
    from clausetree.merge.origins.table_parts import MovedRow
    from clausetree.model.clause import Clause, Passage
    from clausetree.model.locator import Locator


class Material:
    """What all steps of a merge read.

    Attributes:
        changes: What ours and what theirs changed, over one base.
        names: The documents with merged names.
        documents: The same three, in the order base, ours, theirs; paragraphs that a side broke or joined are one passage.
        nodes: What is what in them; sentences that a side broke or joined are one.
        parted: For each sentence that one side joined with others which the other side moved apart, by key, the joined one.
    """

    def __init__(self, ours: ChangeSet, theirs: ChangeSet) -> None:
        """Takes two change sets over one base."""
        self.changes = (ours, theirs)
        self.names = unify_names(ours, theirs)
        read = self.names.base, self.names.ours, self.names.theirs
        joined = join_paragraphs(read, find_nodes(read, ours, theirs), self.changes)
        parted = part_blocks(joined)
        self._texts = parted.texts
        self.nodes, self._parts, self.parted = join_sentences(parted.nodes, parted.broken)
        self.documents = tuple(text.document for text in self._texts)
        self._read = read

    def clauses(self, key: int) -> tuple[Clause | None, ...]:
        """Returns a clause in each of the three texts."""
        node = self.nodes.clauses.nodes[key]
        return tuple(
            None if place is None else self.documents[side].clauses[place] for side, place in enumerate(node)
        )

    def passage(self, side: int, place: PassagePlace) -> tuple[Clause, Passage]:
        """Returns a passage of one of the texts, and its clause."""
        return get_passage(self.documents[side], place)

    def passage_texts(self, key: int) -> tuple[str | None, ...]:
        """Returns what a passage says in each of the three texts."""
        node = self.nodes.passages.nodes[key]
        return tuple(
            None if place is None else read_passage(self.documents[side], place)
            for side, place in enumerate(node)
        )

    def table_heads(self, key: int) -> tuple[str, ...]:
        """Returns the head of the table that a passage was a part of in each of the three texts; nothing for other passages."""
        node = self.nodes.passages.nodes[key]
        return tuple(
            "" if place is None else self._texts[side].heads.get(place, "") for side, place in enumerate(node)
        )

    def moved_rows(self, key: int) -> Collection[MovedRow]:
        """Returns the rows that one side took from one part of a table to another."""
        places = enumerate(self.nodes.passages.nodes[key])
        return next((self._texts[side].moved.get(place, ()) for side, place in places if place), ())

    def is_footnote(self, key: int) -> bool:
        """Returns whether a passage is the definition of a footnote in all texts that have it."""
        places = enumerate(self.nodes.passages.nodes[key])
        return all(place is None or self.passage(side, place)[1].kind == "footnote" for side, place in places)

    def sentence_texts(self, key: int) -> tuple[str | None, ...]:
        """Returns a sentence in each of the three texts, the blanks after it included."""
        node = self.nodes.sentences.nodes[key]
        return tuple(None if spot is None else self.nodes.said[side][spot] for side, spot in enumerate(node))

    def sentences_of(self, side: int, place: PassagePlace) -> list[int]:
        """Returns the sentences of a passage of one of the texts, by key."""
        return self._rows[side].get(place, [])

    @cached_property
    def _rows(self) -> tuple[Mapping[PassagePlace, list[int]], ...]:
        """Returns for each of the three texts the sentences of its passages, by key."""
        found: tuple[dict[PassagePlace, list[int]], ...] = ({}, {}, {})
        for rows, keys in zip(found, self.nodes.sentences.keys, strict=True):
            for spot in sorted(keys):
                rows.setdefault(spot[:2], []).append(keys[spot])
        return found

    def passages_of(self, side: int, clause: int) -> list[int]:
        """Returns the passages of a clause of one of the texts, by key."""
        count = len(self.documents[side].clauses[clause].content.passages)
        return [self.nodes.passages.keys[side][clause, number] for number in range(count)]

    def locators(self, key: int) -> tuple[str | None, ...]:
        """Returns the address of a passage in each of the three texts."""
        node = self.nodes.passages.nodes[key]
        return tuple(
            None if place is None else str(self.locate(side, place)) for side, place in enumerate(node)
        )

    def locate(self, side: int, place: PassagePlace) -> Locator:
        """Returns the address of a passage of one of the texts, as it was read; of several that are one that of the first."""
        clause, number = self._texts[side].origins.get(place, place)
        return self._addresses[side][clause][number]

    def locate_sentence(self, side: int, spot: SentencePlace) -> Locator:
        """Returns the address of a sentence of one of the texts, as it was read."""
        part = self._parts[side].get(spot, spot)
        clause, passage, sentence = self._texts[side].spots.get(part, part)
        return self._addresses[side][clause][passage].to("sentence", sentence + 1)

    @cached_property
    def _addresses(self) -> tuple[list[tuple[Locator, ...]], ...]:
        """Returns for each of the three texts the addresses of the passages of its clauses."""
        return tuple([clause.passage_locators() for clause in document.clauses] for document in self._read)

    def is_edited(self, texts: Sequence[str | None], side: int) -> bool:
        """Returns whether a side has other words than the base, or words where the base has none."""
        mine, base = texts[side], texts[BASE]
        return mine is not None and (base is None or fold_typography(mine) != fold_typography(base))

    def is_reworded(self, sentence: int, side: int) -> bool:
        """Returns whether a side has a sentence with other words than the base, put it in, or made it a quote or none.

        Marks of list items are none of its words.
        """
        if self._turns_quote(sentence, side):
            return True
        texts = self.sentence_texts(sentence)
        return self.is_edited([text if text is None else drop_marks(text) for text in texts], side)

    def _turns_quote(self, sentence: int, side: int) -> bool:
        """Returns whether a sentence stands in a quote on one of a side and the base, and outside of one on the other."""
        node = self.nodes.sentences.nodes[sentence]
        spots = [(at, spot) for at in (BASE, side) if (spot := node[at])]
        return len({self.passage(at, spot[:2])[1].kind == "quote" for at, spot in spots}) > 1

    def read_words(self, key: int, side: int) -> str:
        """Returns what a passage says on a side in its plainest spelling, the marks of list items and the head of a part of a table left out."""
        place = self.nodes.passages.nodes[key][side]
        if place is None:
            return ""
        words = "".join(
            drop_marks(self.sentence_texts(one)[side] or "") for one in self.sentences_of(side, place)
        )
        heads, text = self.table_heads(key), self.passage_texts(key)[side] or ""
        rows = text.removeprefix(heads[side]) if heads[side] == heads[BASE] else text
        return fold_passage(self.passage(side, place)[1], words or rows)

    def is_emptied(self, key: int) -> bool:
        """Returns whether a passage is a part of a table of which one side deleted all rows and the other left them alone."""
        if not any(self.table_heads(key)):
            return False
        rows = [self.read_words(key, side) for side in (BASE, *SIDES)]
        return any(not rows[side] and rows[OTHER[side]] in {"", rows[BASE]} for side in SIDES)

    def find_homes(self, node: SaidNode) -> Three[int]:
        """Returns the clause, by key, that a passage or a sentence stands in in each of the three texts."""
        base, ours, theirs = (
            None if place is None else self.nodes.clauses.keys[side][place[0]]
            for side, place in enumerate(node)
        )
        return base, ours, theirs

    def is_elsewhere(self, node: SaidNode, side: int) -> bool:
        """Returns whether a side has a passage or a sentence of the base in another clause than the one that it stood in."""
        homes = self.find_homes(node)
        return homes[BASE] is not None and homes[side] is not None and homes[BASE] != homes[side]

    @cached_property
    def displaced(self) -> Mapping[int, frozenset[int]]:
        """Returns for each side the sentences, by key, that it moved from one paragraph of their clause to another."""
        return {side: find_displaced(self.nodes, side) for side in SIDES}

    def find_turn(self, node: SaidNode, side: int) -> Turn | None:
        """Returns whether a side has a passage or a sentence of the base bind that was commentary, or the other way round."""
        origin, place = node[BASE], node[side]
        if origin is None or place is None:
            return None
        return find_turn(self.passage(BASE, origin[:2])[1], self.passage(side, place[:2])[1])

    def is_reset(self, node: SaidNode, side: int) -> bool:
        """Returns whether a side has the words of the base do something else, though they may be the same: elsewhere, or turned."""
        return self.is_elsewhere(node, side) or self.find_turn(node, side) is not None
