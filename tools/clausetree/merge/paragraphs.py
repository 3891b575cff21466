"""Prose merged sentence by sentence, wherever the sentences went."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from clausetree.merge.attachment import keep_attached
from clausetree.merge.conflict import Question
from clausetree.merge.deletion_reasons import tell_deletion
from clausetree.merge.frames import merge_frames
from clausetree.merge.nodes import BASE, OURS, THEIRS
from clausetree.merge.numbering import count_lists
from clausetree.merge.questions import choose_side
from clausetree.merge.sentence_rows import find_homes, find_rows
from clausetree.merge.sided_layouts import SidedLayouts
from clausetree.merge.typesetting import Typesetting
from clausetree.merge.wording import combine, settle

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from clausetree.merge.arrangement import Homes
    from clausetree.merge.conflict import MergedPiece
    from clausetree.merge.exemplars import Asker
    from clausetree.merge.frames import Frame
    from clausetree.merge.material import Material
    from clausetree.merge.sentence_layout import SentenceLayout
    from clausetree.merge.torn_blocks import TornBlocks
    from clausetree.merge.typesetting import SetSentence

_CHANGED = "both changed the same sentence"
_INSERTED = "both inserted the sentence, with different words"
_REMARKED = "both changed the marker of the commentary, in different ways"
_Begun = tuple[bool, bool, bool]
_NONE = (False, False, False)


class Paragraphs:
    """The prose of the merged text.

    Attributes:
        rows: For the key of a passage its sentences, in order.
        homes: For the key of a sentence the passage that it stands in on each side.
    """

    def __init__(
        self,
        material: Material,
        torn: TornBlocks,
        left_out: Collection[int],
        find_clause: Callable[[int], int | None],
    ) -> None:
        """Takes the material of a merge.

        Args:
            material: The material.
            torn: The blocks that one side made of prose which the other took apart.
            left_out: The passages that are dealt with as wholes, by key.
            find_clause: Returns the clause that a passage has in the merged text, both by key; None where it has none.
        """
        self._material = material
        self._torn = torn
        self._left_out = {*left_out, *torn.recasters}
        self._find_clause = find_clause
        self._layouts = SidedLayouts(material)
        self._typesetting = Typesetting(material, self._layouts)

    @cached_property
    def rows(self) -> Mapping[int, Sequence[int]]:
        """Returns for the key of a passage the sentences that it has in the merged text."""
        return find_rows(self.homes, self._material, self._left_out, self._find_clause)

    @cached_property
    def homes(self) -> Mapping[int, Homes]:
        """Returns for each sentence of the merged text the passage that it stands in on each side; None where that is not in it."""
        return find_homes(self._material, self._torn.sentences, self._left_out, self._find_clause)

    def render(self, key: int, asker: Asker) -> list[MergedPiece]:
        """Returns a passage of prose, without the blanks after it."""
        keys = keep_attached(self.rows.get(key, ()), self._material, self._layouts)
        row = count_lists(self._typesetting.set_row(key, keys), self._material, self._layouts)
        if not row:
            return []
        frames = self._find_frames(key, row[0].key)
        frame = merge_frames(*frames)
        if frame is not None:
            return self._render_in(frame, row, asker)
        texts = [
            choose_side(self._render_in(stated, row, asker), side) if stated else ""
            for side, stated in enumerate(frames)
        ]
        return [asker.ask(texts, _REMARKED)]

    def _find_frames(self, key: int, first: int) -> list[Frame | None]:
        """Returns what a passage is set in in each text; of one that is new, what its first sentence is set in where it came from."""
        nodes = self._material.nodes
        places = [
            spot[:2] if place is None and spot and nodes.passages.nodes[key][BASE] is None else place
            for place, spot in zip(nodes.passages.nodes[key], nodes.sentences.nodes[first], strict=True)
        ]
        return [
            None if place is None else self._layouts.frames[side].get(place)
            for side, place in enumerate(places)
        ]

    def _render_in(self, frame: Frame, row: Sequence[SetSentence], asker: Asker) -> list[MergedPiece]:
        """Returns sentences as they stand in a frame."""
        found: list[MergedPiece] = [frame.opening]
        begun = _NONE
        for number, sentence in enumerate(row):
            begins_line = sentence.gap.endswith("\n") if number else not frame.hangs
            piece = _put_around(frame, self._merge(sentence, asker), begins_line=begins_line)
            begun = _NONE if begins_line else begun
            _add(found, sentence.gap, piece, begun)
            begun = _continue_line(begun, piece)
        return found

    def _merge(self, sentence: SetSentence, asker: Asker) -> MergedPiece:
        """Returns a sentence, with what begins its line."""
        layouts = self._layouts.layouts(sentence.key)
        base, ours, theirs = (None if layout is None else layout.words for layout in layouts)
        leads = sentence.leads
        if sentence.key in self._torn.sentences:
            return self._torn.ask_sentence(sentence.key, _read_wordings(leads, layouts))
        if ours is None or theirs is None:
            if base is None:
                return leads[OURS] + (ours or theirs or "")
            return asker.ask(_read_wordings(leads, layouts), self._tell_deletion(sentence.key))
        chosen = settle(base, ours, theirs)
        if chosen is None and base:
            chosen = combine(base, ours, theirs)
        if chosen is None or len(set(leads)) > 1:
            return asker.ask(_read_wordings(leads, layouts), _INSERTED if base is None else _CHANGED)
        return leads[OURS] + chosen

    def _tell_deletion(self, key: int) -> str:
        """Returns why it is asked whether a sentence that one side lacks stays."""
        material, node = self._material, self._material.nodes.sentences.nodes[key]
        side = OURS if node[OURS] is not None else THEIRS
        return tell_deletion(material, node, side, "the sentence", is_edited=material.is_reworded(key, side))


def _read_wordings(leads: Sequence[str], layouts: Sequence[SentenceLayout | None]) -> list[str]:
    """Returns a sentence as it stands if base, ours or theirs is chosen."""
    return [
        "" if layout is None else lead + layout.words for lead, layout in zip(leads, layouts, strict=True)
    ]


def _put_around(frame: Frame, piece: MergedPiece, *, begins_line: bool) -> MergedPiece:
    """Returns a sentence in a frame, whichever wording is chosen."""
    if isinstance(piece, str):
        return frame.put_around(piece, begins_line=begins_line)
    base, ours, theirs = (frame.put_around(text, begins_line=begins_line) for text in piece[1:])
    return piece._replace(base=base, ours=ours, theirs=theirs)


def _add(pieces: list[MergedPiece], gap: str, piece: MergedPiece, begun: _Begun) -> None:
    """Adds a sentence and the blanks before it; within a line these stand only between what stands.

    Args:
        pieces: What stands before it.
        gap: The blanks.
        piece: The sentence.
        begun: For each of the three texts whether anything stands before it in its line.
    """
    last = pieces[-1]
    if "\n" in gap or not gap:
        pieces += [gap, piece]
    elif isinstance(piece, Question) and piece.may_be_empty:
        pieces.append(
            _map_sides(piece, lambda text, there: f"{gap}{text}" if text and there else text, begun)
        )
    elif isinstance(last, Question) and not all(begun):
        pieces[-1] = _map_sides(last, lambda text, there: f"{text}{gap}" if there else text, begun)
        pieces.append(piece)
    else:
        pieces += [gap, piece]


def _continue_line(begun: _Begun, piece: MergedPiece) -> _Begun:
    """Returns for each of the three texts whether anything stands in a line after a piece of it."""
    texts = (piece,) * 3 if isinstance(piece, str) else piece[1:]
    base, ours, theirs = (there or bool(text) for there, text in zip(begun, texts, strict=True))
    return base, ours, theirs


def _map_sides(question: Question, write: Callable[[str, bool], str], begun: _Begun) -> Question:
    """Returns a question with each of its texts written anew, given what stands before it there."""
    base, ours, theirs = map(write, question[1:], begun)
    return question._replace(base=base, ours=ours, theirs=theirs)
