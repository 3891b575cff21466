"""Footnotes: each definition is a passage of its own, and one and the same wherever it stands, since its mark is its name."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from itertools import groupby, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from clausetree.merge.origins.nodes import BASE, SIDES, build_level, get_passage
from clausetree.merge.origins.table_parts import CutBlock, Table
from clausetree.text.words import fold_typography

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

    from clausetree.merge.origins.maps import PassagePlace
    from clausetree.merge.origins.nodes import Nodes
    from clausetree.model.document import Document

_DEFINITION = re.compile(r"^ {0,3}(\[\^[^\]\n]+\]):", re.MULTILINE)
_ALL = (BASE, *SIDES)


class Note(NamedTuple):
    """The definition of a footnote.

    Attributes:
        place: The passage that it stands in.
        mark: Its mark, such as `[^ab12]`.
        text: All of it, without the ends of lines after it.
    """

    place: PassagePlace
    mark: str
    text: str


def find_note_runs(documents: Sequence[Document], nodes: Nodes) -> Iterator[CutBlock]:
    """Yields the runs of definitions of all texts, each definition a part; but for those that a side made something else."""
    notes = [[*_find_notes(document)] for document in documents]
    recast = _find_recast(documents, nodes, notes)
    level = build_level(
        [range(len(found)) for found in notes],
        [_pair_notes(notes[BASE], notes[side]) for side in SIDES],
        lambda side, number: notes[side][number].mark,
        {},
    )
    for side, found in enumerate(notes):
        for place, run in groupby(enumerate(found), key=lambda one: one[1].place):
            if (side, place) not in recast:
                numbered = dict(run)
                rows = [note.text for note in numbered.values()]
                parts = {level.nodes[level.keys[side][number]]: 1 for number in numbered}
                yield CutBlock(Table(side, place, (), rows), parts)


def _find_notes(document: Document) -> Iterator[Note]:
    """Yields the definitions of a text in order."""
    for clause in document.clauses:
        for number, passage in enumerate(clause.content.passages):
            if passage.kind != "footnote":
                continue
            said = passage.span.slice(clause.content.source)
            marks = [*_DEFINITION.finditer(said)]
            for (start, mark), (end, _) in pairwise(
                [*((one.start(), one[1]) for one in marks), (len(said), "")]
            ):
                yield Note((clause.index, number), mark, said[start:end].removesuffix("\n"))


def _find_recast(
    documents: Sequence[Document], nodes: Nodes, notes: Sequence[Sequence[Note]]
) -> set[tuple[int, PassagePlace]]:
    """Returns the passages of definitions that are something else in another text, which defines none of their marks."""
    defined = [{note.mark for note in found} for found in notes]
    found: set[tuple[int, PassagePlace]] = set()
    for side, some in enumerate(notes):
        for place, run in groupby(some, key=itemgetter(0)):
            marks = {note.mark for note in run}
            node = nodes.passages.nodes[nodes.passages.keys[side][place]]
            for other in _ALL:
                there = node[other]
                is_other = there is not None and get_passage(documents[other], there)[1].kind != "footnote"
                if is_other and marks.isdisjoint(defined[other]):
                    found.add((side, place))
    return found


def _pair_notes(old: Sequence[Note], new: Sequence[Note]) -> dict[int, int]:
    """Returns which new definition each old one is: that of the same mark, or that which says the same under another."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    tells: tuple[Callable[[Note], Hashable], ...] = (itemgetter(1, 2), itemgetter(1), _read_body)
    for tell in tells:
        free: dict[Hashable, deque[int]] = defaultdict(deque)
        for number, note in enumerate(new):
            if number not in taken:
                free[tell(note)].append(number)
        for number, note in enumerate(old):
            if number not in pairs and free[tell(note)]:
                pairs[number] = free[tell(note)].popleft()
        taken = set(pairs.values())
    return pairs


def _read_body(note: Note) -> str:
    """Returns what a definition says after its mark."""
    return fold_typography(note.text.partition("]:")[2])
