"""Code in lists, commentary and quotes: what it says is no sentences, so each block of it is merged as one."""

from __future__ import annotations

from collections import Counter
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from clausetree.merge.origins.maps import find_sentence_spans
from clausetree.merge.origins.nodes import BASE, OURS, SIDES, THEIRS, Level, Nodes, Three
from clausetree.text.words import find_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from clausetree.merge.origins.maps import SentencePlace
    from clausetree.model.document import Document

_Block = tuple["SentencePlace", ...]


class CodeSentences(NamedTuple):
    """Three texts in which the lines of each block of code are the same as those of one block in the others, or of none.

    Attributes:
        nodes: What is what in them.
        blocks: The sentences of each block, by key, of those that have several.
    """

    nodes: Nodes
    blocks: Sequence[Collection[int]]


def match_code(documents: Sequence[Document], nodes: Nodes) -> CodeSentences:
    """Returns what is what in three texts, with the sentences in code matched block by block."""
    texts = [[*_find_blocks(document)] for document in documents]
    if not any(len(block) > 1 for blocks in texts for block in blocks):
        return CodeSentences(nodes, ())
    inside = [{spot for block in blocks for spot in block} for blocks in texts]
    found: list[Three[SentencePlace]] = []
    for node in nodes.sentences.nodes:
        base, ours, theirs = (
            None if spot in spots else spot for spot, spots in zip(node, inside, strict=True)
        )
        if (base, ours, theirs) != (None, None, None):
            found.append((base, ours, theirs))
    groups: list[Collection[int]] = []
    for rows in _match_blocks(nodes, texts):
        first = len(found)
        found += [(base, ours, theirs) for base, ours, theirs in zip_longest(*rows)]
        groups.append(range(first, len(found)))
    sentences = Level(found)
    return CodeSentences(nodes._replace(sentences=sentences), [keys for keys in groups if len(keys) > 1])


def _find_blocks(document: Document) -> Iterator[_Block]:
    """Yields the sentences of each block of code that stands in prose."""
    spans = find_sentence_spans(document)
    codes = {clause.index: clause.content.code for clause in document.clauses}
    owners = {
        spot: next((code for code in codes[spot[0]] if code.start < span.end and span.start < code.end), None)
        for spot, span in spans.items()
    }
    for (_, code), block in groupby(sorted(owners), key=lambda spot: (spot[:2], owners[spot])):
        if code is not None:
            yield tuple(block)


def _match_blocks(nodes: Nodes, texts: Sequence[Sequence[_Block]]) -> Iterator[Sequence[_Block]]:
    """Yields each block as base, ours and theirs have it: that with most of its sentences which say anything; nothing where none has."""
    left = [dict.fromkeys(blocks) for blocks in texts]
    homes = [
        {nodes.sentences.keys[side][spot]: block for block in blocks for spot in block}
        for side, blocks in enumerate(texts)
    ]

    def find(side: int, block: _Block, other: int) -> _Block:
        keys = [nodes.sentences.keys[side][spot] for spot in block if find_words(nodes.said[side][spot])]
        shared = Counter(home for key in keys if (home := homes[other].get(key)) in left[other])
        best = max(shared, key=shared.__getitem__, default=None)
        if best is None:
            return ()
        del left[other][best]
        return best

    for block in texts[BASE]:
        yield block, *(find(BASE, block, side) for side in SIDES)
    for block in [*left[OURS]]:
        yield (), block, find(OURS, block, THEIRS)
    for block in left[THEIRS]:
        yield (), (), block
