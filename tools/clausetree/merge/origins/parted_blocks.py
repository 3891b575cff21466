"""Blocks in parts, each a passage of its own: what stands together in all texts of a table that a side cut or joined; each footnote."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from clausetree.merge.origins.footnote_runs import find_note_runs
from clausetree.merge.origins.nodes import Level, Nodes
from clausetree.merge.origins.table_parts import find_cut_tables
from clausetree.model.document import Document
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from clausetree.merge.origins.joined_paragraphs import JoinedParagraphs, JoinedText
    from clausetree.merge.origins.maps import PassagePlace, SentencePlace
    from clausetree.merge.origins.table_parts import BlockPart, CutBlock, MovedRow
    from clausetree.model.clause import Clause, Passage, PassageKind


class PartedText(NamedTuple):
    """A text in which such parts are passages.

    Attributes:
        document: The text.
        said: Its sentences, by their places, the blanks after each included.
        origins: Where its passages were as it was read, by the places that they have now.
        spots: Where its sentences were, likewise.
        heads: The heads of the tables, by the places of their parts.
        moved: The rows that one side took from one part of a table to another, likewise.
    """

    document: Document
    said: Mapping[SentencePlace, str]
    origins: Mapping[PassagePlace, PassagePlace]
    spots: Mapping[SentencePlace, SentencePlace]
    heads: Mapping[PassagePlace, str]
    moved: Mapping[PassagePlace, Collection[MovedRow]]


class PartedBlocks(NamedTuple):
    """Three texts in which such parts are passages.

    Attributes:
        nodes: What is what in them.
        texts: The texts.
        broken: Sentences, by key, that are one in another text, or in code.
    """

    nodes: Nodes
    texts: tuple[PartedText, ...]
    broken: Sequence[Collection[int]]


def part_blocks(joined: JoinedParagraphs) -> PartedBlocks:
    """Returns three texts, and what is what in them, with the tables in parts that a side cut or joined, and each footnote apart."""
    blocks: tuple[list[CutBlock], ...] = ([], [], [])
    documents = [text.document for text in joined.texts]
    for found in chain(find_cut_tables(documents, joined.nodes), find_note_runs(documents, joined.nodes)):
        blocks[found.table.text].append(found)
    parters = [_Parter(text, found) for text, found in zip(joined.texts, blocks, strict=True)]
    texts = tuple(parter.build() for parter in parters)
    if not any(blocks):
        return PartedBlocks(joined.nodes, texts, joined.broken)
    parts = dict.fromkeys(part for found in blocks for block in found for part in block.parts)
    passages = [
        *(
            [parter.find_passage(place) for parter, place in zip(parters, node, strict=True)]
            for node in joined.nodes.passages.nodes
        ),
        *([parter.find_part(part) for parter in parters] for part in parts),
    ]
    sentences = [
        [parter.find_sentence(spot) for parter, spot in zip(parters, node, strict=True)]
        for node in joined.nodes.sentences.nodes
    ]
    kept = [key for key, node in enumerate(sentences) if any(node)]
    now = {key: at for at, key in enumerate(kept)}
    nodes = Nodes(
        joined.nodes.clauses,
        Level((base, ours, theirs) for base, ours, theirs in filter(any, passages)),
        Level((base, ours, theirs) for base, ours, theirs in filter(any, sentences)),
        tuple(text.said for text in texts),
    )
    return PartedBlocks(nodes, texts, [[now[key] for key in keys if key in now] for keys in joined.broken])


class _Parter:
    """Makes passages of the parts of blocks in one text."""

    def __init__(self, text: JoinedText, blocks: Sequence[CutBlock]) -> None:
        """Takes the text, and its blocks in parts."""
        self._text = text
        self._blocks = {found.table.place: found for found in blocks}
        self._places: dict[
            PassagePlace, PassagePlace
        ] = {}  # now, of each passage of clauses with such blocks
        self._parts: dict[BlockPart, PassagePlace] = {}
        for clause in dict.fromkeys(place[0] for place in self._blocks):
            at = 0
            for number in range(len(text.document.clauses[clause].content.passages)):
                self._places[clause, number] = clause, at
                found = self._blocks.get((clause, number))
                parts: list[BlockPart] = [*found.parts] if found else []
                self._parts |= {part: (clause, at + count) for count, part in enumerate(parts)}
                at += len(parts) or 1

    def build(self) -> PartedText:
        """Returns the text with the parts."""
        text = self._text
        touched = {clause for clause, _ in self._blocks}
        clauses = tuple(
            self._part(clause) if clause.index in touched else clause for clause in text.document.clauses
        )
        then = {now: first for first, now in reversed(text.places.items())}
        origins = {self._places.get(now, now): first for now, first in then.items()}
        origins |= {now: then.get(place, place) for place, now in self._places.items()}
        heads: dict[PassagePlace, str] = {}
        moved: dict[PassagePlace, Collection[MovedRow]] = {}
        for place, found in self._blocks.items():
            parts = [self._parts[part] for part in found.parts]
            heads |= dict.fromkeys(parts, "\n".join(found.table.head))
            moved |= dict.fromkeys(parts, found.moved)
            origins |= dict.fromkeys(parts, then.get(place, place))
        said, spots = {}, {}
        firsts = {now: first for first, now in text.spots.items()}
        for spot, sentence in text.said.items():
            if now := self.find_sentence(spot):
                said[now] = sentence
                spots[now] = firsts.get(spot, spot)
        return PartedText(
            Document._make(text.document)._replace(clauses=clauses), said, origins, spots, heads, moved
        )

    def find_passage(self, place: PassagePlace | None) -> PassagePlace | None:
        """Returns where a passage is now; None for a table that is in parts."""
        return None if place is None or place in self._blocks else self._places.get(place, place)

    def find_sentence(self, spot: SentencePlace | None) -> SentencePlace | None:
        """Returns where a sentence is now; None for what is rows of a table."""
        place = self.find_passage(spot[:2] if spot else None)
        return (*place, spot[2]) if spot and place else None

    def find_part(self, part: BlockPart) -> PassagePlace | None:
        """Returns where a part of a table is now."""
        return self._parts.get(part)

    def _part(self, clause: Clause) -> Clause:
        """Returns a clause with its blocks in parts."""
        passages: list[Passage] = []
        for number, passage in enumerate(clause.content.passages):
            found = self._blocks.get((clause.index, number))
            spans = _find_spans(found, passage.span.start) if found else ()
            kind: PassageKind = "footnote" if passage.kind == "footnote" else "table"
            passages += [passage._replace(kind=kind, span=span) for span in spans] or [passage]
        return clause._replace(content=clause.content._replace(passages=tuple(passages)))


def _find_spans(found: CutBlock, start: int) -> Iterator[Span]:
    """Yields where the parts of a table stand that starts somewhere; a part without rows is right after the one before it."""
    lines = [*found.table.head, *found.table.rows]
    first, end = 0, start - 1
    for number, count in enumerate(found.parts.values()):
        last = first + count + (0 if number else len(found.table.head))
        begin = end if first == last and number else end + 1
        end = max(begin, begin + sum(len(line) + 1 for line in lines[first:last]) - 1)
        yield Span(begin, end)
        first = last
