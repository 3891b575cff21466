"""Prose merged sentence by sentence, wherever the sentences went."""

from __future__ import annotations

from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from clausetree.merge.composition.joined_apart import ask_parted
from clausetree.merge.composition.nesting import nest
from clausetree.merge.composition.numbering import count_lists
from clausetree.merge.composition.sentence_clauses import keep_in_clauses
from clausetree.merge.composition.sentence_followers import SentenceFollowers
from clausetree.merge.composition.sentence_rows import find_homes, find_rows
from clausetree.merge.composition.typesetting import Typesetting
from clausetree.merge.conflict import Question
from clausetree.merge.deletions.deletion_reasons import tell_deletion
from clausetree.merge.forms.recast_blocks import tell_recast
from clausetree.merge.origins.nodes import BASE, OURS, SIDES, THEIRS
from clausetree.merge.questions import choose_side
from clausetree.merge.wordings.broken_wording import hang, is_broken, merge_words
from clausetree.merge.wordings.frames import merge_frames
from clausetree.merge.wordings.sentence_layout import has_mark

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from clausetree.merge.composition.typesetting import SetSentence
    from clausetree.merge.conflict import MergedPiece
    from clausetree.merge.deletions.survival import Survival
    from clausetree.merge.forms.exemplars import Asker
    from clausetree.merge.origins.arrangement import Homes
    from clausetree.merge.states.material import Material
    from clausetree.merge.states.parted_moves import PartedMoves
    from clausetree.merge.wordings.frames import Frame
    from clausetree.merge.wordings.sentence_layout import SentenceLayout

_CHANGED = "both changed the same sentence"
_INSERTED = "both inserted the sentence, with different words"
_REMARKED = "both changed the marker, in different ways"
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
        survival: Survival,
        parted: PartedMoves,
        left_out: Collection[int],
        find_clause: Callable[[int], int | None],
    ) -> None:
        """Takes the material of a merge.

        Args:
            material: The material.
            survival: What stays.
            parted: What tells where is what both sides took to different clauses.
            left_out: The passages that are dealt with as wholes, by key.
            find_clause: Returns the clause that a passage has in the merged text, both by key; None where it has none.
        """
        self._material = material
        self._torn = survival.torn
        self._items = survival.items
        self._left_out = {*left_out, *self._torn.recasters}
        self._parted = parted
        self._find_clause = find_clause
        self._layouts = survival.layouts
        self._typesetting = Typesetting(material, self._layouts)

    @cached_property
    def rows(self) -> Mapping[int, Sequence[int]]:
        """Returns for the key of a passage the sentences that it has in the merged text."""
        placed = keep_in_clauses(self.homes, self._material, self._parted, self._find_clause)
        followers = SentenceFollowers(
            {**self.homes, **placed},
            self._material,
            self._left_out,
            self._find_clause,
            self._layouts.owners,
        )
        return find_rows(self.homes, placed, followers.find(), self._material)

    @cached_property
    def homes(self) -> Mapping[int, Homes]:
        """Returns for each sentence of the merged text the passage that it stands in on each side; None where that is not in it."""
        asked = self._torn.sentences.keys() | self._items.sentences.keys() | self._material.parted.keys()
        return find_homes(self._material, asked, self._left_out, self._find_clause)

    def render(self, key: int, asker: Asker) -> list[MergedPiece]:
        """Returns a passage of prose, without the blanks after it."""
        nesting = nest(key, self.rows.get(key, ()), self._material, self._layouts)
        row = count_lists(self._typesetting.set_row(key, nesting), self._material, self._layouts)
        if not row:
            return []
        frames = self._find_frames(key, [sentence.key for sentence in row])
        frame = merge_frames(*frames)
        if frame is not None:
            return self._render_in(frame, row, asker)
        texts = [
            choose_side(self._render_in(stated, row, asker), side) if stated else ""
            for side, stated in enumerate(frames)
        ]
        return [asker.ask(texts, _REMARKED)]

    def _find_frames(self, key: int, row: Sequence[int]) -> list[Frame | None]:
        """Returns what a passage is set in in each text; of one that is new, what the first of its sentences there is set in."""
        nodes = self._material.nodes
        places = [*nodes.passages.nodes[key]]
        if places[BASE] is None:
            said = [nodes.sentences.nodes[one] for one in row]
            for side, place in enumerate(places):
                spot = next((node[side] for node in said if node[side]), None)
                places[side] = place or (spot and spot[:2])
        return [
            None if place is None else self._layouts.frames[side].get(place)
            for side, place in enumerate(places)
        ]

    def _render_in(self, frame: Frame, row: Sequence[SetSentence], asker: Asker) -> list[MergedPiece]:
        """Returns sentences as they stand in a frame."""
        found: list[MergedPiece] = [frame.opening]
        begun = _NONE
        groups = [*self._group(row)]
        pieces = [self._merge(sentences, asker) for sentences in groups]
        following = [(group[0].gap, piece) for group, piece in zip(groups[1:], pieces[1:], strict=True)]
        for number, (sentences, asked) in enumerate(zip(groups, pieces, strict=True)):
            gap = sentences[0].gap
            begins_line = not number or gap.endswith("\n")
            kept = _keep_lead(asked, sentences[0].leads, *following[number : number + 1])
            piece = _put_around(frame, kept, begins_line=begins_line)
            begun = _NONE if begins_line else begun
            _add(found, frame.fill(gap), piece, begun)
            begun = _continue_line(begun, piece)
        return found

    def _group(self, row: Sequence[SetSentence]) -> Iterator[list[SetSentence]]:
        """Yields the sentences that are merged together: those of a list item that is asked about as one, any other alone."""
        heads = self._items.sentences
        for _, group in groupby(row, key=lambda sentence: heads.get(sentence.key, sentence.key)):
            yield [*group]

    def _merge(self, sentences: Sequence[SetSentence], asker: Asker) -> MergedPiece:
        """Returns a sentence, or a list item that is asked about as one, with what begins its line."""
        if len(sentences) > 1:
            return self._ask_item(sentences, asker)
        sentence = sentences[0]
        layouts = self._layouts.layouts(sentence.key)
        base, ours, theirs = (None if layout is None else layout.words for layout in layouts)
        leads = sentence.leads
        apart = self._ask_apart(sentence.key, _read_wordings(leads, layouts))
        if apart is not None:
            return apart
        if ours is None or theirs is None:
            if base is None:
                return leads[OURS] + (ours or theirs or "")
            return asker.ask(_read_wordings(leads, layouts), self._tell_deletion(sentence.key))
        chosen = merge_words(base, ours, theirs)
        if chosen is None or len(set(leads)) > 1:
            return asker.ask(_read_wordings(leads, layouts), _tell_change(base, ours, theirs))
        breaker = next((layout for layout in layouts if layout and is_broken(layout.words)), None)
        return leads[OURS] + (hang(chosen, leads[OURS], breaker.lead) if breaker else chosen)

    def _ask_apart(self, key: int, texts: Sequence[str]) -> Question | None:
        """Returns the question about a sentence that is asked about at other places too, given its wordings; None for any other."""
        if key in self._torn.sentences:
            return self._torn.ask_sentence(key, texts)
        return ask_parted(key, texts, self._material) if key in self._material.parted else None

    def _ask_item(self, row: Sequence[SetSentence], asker: Asker) -> Question:
        """Returns the question whether a list item stays that one side deleted, given by its sentences."""
        texts = ["", "", ""]
        for sentence in row:
            wordings = _read_wordings(sentence.leads, self._layouts.layouts(sentence.key))
            texts = [
                f"{text}{sentence.gap if text and said else ''}{said}"
                for text, said in zip(texts, wordings, strict=True)
            ]
        side = OURS if texts[OURS] else THEIRS
        return asker.ask(texts, self._items.tell([sentence.key for sentence in row], side))

    def _tell_deletion(self, key: int) -> str:
        """Returns why it is asked whether a sentence that one side lacks stays."""
        material, node = self._material, self._material.nodes.sentences.nodes[key]
        side = OURS if node[OURS] is not None else THEIRS
        return tell_deletion(material, node, side, "the sentence", is_edited=material.is_reworded(key, side))


def _tell_change(base: str | None, ours: str, theirs: str) -> str:
    """Returns why it is asked what a sentence says that both sides have."""
    if base is None:
        return _INSERTED
    broken = [is_broken(words) for words in (base, ours, theirs)]
    breakers = [side for side in SIDES if broken[side] != broken[BASE]]
    return tell_recast(breakers[0]) if len(breakers) == 1 else _CHANGED


def _read_wordings(leads: Sequence[str], layouts: Sequence[SentenceLayout | None]) -> list[str]:
    """Returns a sentence as it stands if base, ours or theirs is chosen; where it is set as a list, with the sign of that."""
    return [
        "" if layout is None else _lead_in(lead, layout) for lead, layout in zip(leads, layouts, strict=True)
    ]


def _lead_in(lead: str, layout: SentenceLayout) -> str:
    """Returns what a sentence says in one of the texts, after its lead."""
    if has_mark(layout.lead) and is_broken(layout.words):
        return layout.lead + layout.words
    return lead + hang(layout.words, lead, layout.lead)


def _keep_lead(
    piece: MergedPiece, leads: Sequence[str], following: tuple[str, MergedPiece] = ("\n", "")
) -> MergedPiece:
    """Returns a sentence with its sign in each wording, where what goes on in its line stands by any answer.

    Args:
        piece: The sentence.
        leads: What begins its line in each of the three texts.
        following: The blanks after it, and the next sentence.
    """
    gap, after = following
    if isinstance(piece, str) or "\n" in gap or (isinstance(after, Question) and after.may_be_empty):
        return piece
    base, ours, theirs = (text or lead.rstrip() for text, lead in zip(piece[1:], leads, strict=True))
    return piece._replace(base=base, ours=ours, theirs=theirs)


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
