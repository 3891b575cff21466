"""Footnotes: each definition is a passage of its own, and one and the same wherever it stands, since its mark is its name."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from itertools import groupby, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from clausetree.merge.origins.nodes import BASE, SIDES, build_level, get_passage
from clausetree.merge.origins.table_parts import CutBlock, Table
from clausetree.text.words import fold_typography

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence

    from clausetree.merge.origins.maps import PassagePlace
    from clausetree.merge.origins.nodes import Nodes
    from clausetree.model.document import Document

_MARK = re.compile(r"\[\^[^\[\]\s]+\]")
_DEFINITION = re.compile(r"^ {0,3}(\[\^[^\]\n]+\]):", re.MULTILINE)
_ALL = (BASE, *SIDES)

_Tell: TypeAlias = "Callable[[Note], Hashable]"
"""What a definition is known by."""


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
        [_pair_notes(notes[BASE], notes[side], _find_new_marks(nodes, side)) for side in SIDES],
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


def _find_new_marks(nodes: Nodes, side: int) -> Mapping[str, str]:
    """Returns for marks of the base those that stand in their stead in the same sentences of a side."""
    found: dict[str, str] = {}
    for node in nodes.sentences.nodes:
        before, after = (
            _MARK.findall(nodes.said[at][spot]) if (spot := node[at]) else [] for at in (BASE, side)
        )
        if len(before) == len(after):
            for mark, other in zip(before, after, strict=True):
                found.setdefault(mark, other)
    return found


def _pair_notes(old: Sequence[Note], new: Sequence[Note], marks: Mapping[str, str]) -> dict[int, int]:
    """Returns which new definition each old one is: the same one, else that of the mark in its stead, else what says the same."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()

    def name_anew(note: Note) -> str:
        return marks.get(note.mark, note.mark)

    tells: tuple[tuple[_Tell, _Tell], ...] = (
        (itemgetter(1, 2), itemgetter(1, 2)),
        (name_anew, itemgetter(1)),
        (_read_body, _read_body),
        (itemgetter(1), itemgetter(1)),
    )
    for tell_old, tell_new in tells:
        free: dict[Hashable, deque[int]] = defaultdict(deque)
        for number, note in enumerate(new):
            if number not in taken:
                free[tell_new(note)].append(number)
        for number, note in enumerate(old):
            if number not in pairs and free[tell_old(note)]:
                pairs[number] = free[tell_old(note)].popleft()
        taken = set(pairs.values())
    return pairs


def _read_body(note: Note) -> str:
    """Returns what a definition says after its mark."""
    return fold_typography(note.text.partition("]:")[2])
