"""What a side says and the merged text does not: the last look at a merge, which loses no text that nobody deleted."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from clausetree.merge.conflict import Question
from clausetree.merge.origins.maps import is_prose
from clausetree.merge.origins.nodes import BASE, OTHER, SIDES
from clausetree.merge.questions import choose_side
from clausetree.merge.wordings.sentence_layout import drop_marks
from clausetree.text.words import find_words, fold_typography

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from clausetree.merge.conflict import MergedPiece
    from clausetree.merge.origins.maps import PassagePlace
    from clausetree.merge.origins.nodes import SaidNode, Three
    from clausetree.merge.positions.placement import Placement
    from clausetree.merge.states.material import Material


class _Doubt(NamedTuple):
    """What a side says that stands neither in the prose of the merged text nor as a block of it.

    Attributes:
        node: What it is, or is a line of, in the three texts.
        text: A sentence, or a line.
        origin: What the base says there; nothing where it says nothing.
        is_dropped: Whether the other side lacks it, and this side left it as it was.
    """

    node: SaidNode
    text: str
    origin: str
    is_dropped: bool


class _Text:
    """A text in which sentences and lines are looked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _words(self) -> str:
        return _join(_read(self.text))

    def count(self, words: Iterable[str]) -> int:
        """Returns how often the words stand in the text, one after the other."""
        return self._words.count(_join(words))


class LostWords:
    """Finds the clauses of which words are lost: a side says them, and its answer to all questions does not.

    That a side lacks what the base has is no loss where the other side changed or deleted it. Texts are looked through as they
    are first, the short ones before the long ones, and word by word only for what is not found: that takes longest.
    """

    def __init__(self, material: Material, placement: Placement) -> None:
        """Takes the material of a merge, and where it stands."""
        self._material = material
        self._documents = [_Text(document.text) for document in material.documents]
        self._doubts = {
            side: [*_list_sentences(material, placement, side), *_list_lines(material, placement, side)]
            for side in SIDES
        }
        self._blocks = {side: "\n".join(_list_changed_blocks(material, side)) for side in SIDES}

    def find_clauses(self, pieces: Sequence[MergedPiece]) -> Iterator[int]:
        """Yields the clauses, by key, given the merged text; some more than once."""
        questions = [piece for piece in pieces if isinstance(piece, Question)]
        for side in SIDES:
            asked, answer = choose_side(questions, side), _Text(choose_side(pieces, side))
            for doubt in self._doubts[side]:
                text = doubt.text.strip()
                is_gone = doubt.is_dropped and text not in self._blocks[OTHER[side]]
                if not is_gone and text not in asked and text not in answer.text:
                    yield from self._find_homes(doubt, side, answer)

    def _find_homes(self, doubt: _Doubt, side: int, answer: _Text) -> Iterator[int]:
        """Yields the clauses of what a side says, if a text that does not have it letter for letter lacks its words."""
        words = _read(doubt.text)
        if not words or answer.count(words):
            return
        base, mine, other = (self._documents[at].count(words) for at in (BASE, side, OTHER[side]))
        if mine <= max(0, base - other):
            return
        if base or not _are_own_words_said(words, _read(doubt.origin), answer):
            yield from (home for home in self._material.find_homes(doubt.node) if home is not None)


def _are_own_words_said(words: Sequence[str], origin: Sequence[str], answer: _Text) -> bool:
    """Returns whether a text says of what both sides edited each word that the base lacks, beside one of its neighbours."""
    runs = [*pairwise(["", *words, ""])]
    return bool(origin) and all(
        word in origin or any(answer.count(filter(None, run)) for run in around)
        for word, around in zip(words, pairwise(runs), strict=True)
    )


def _list_sentences(material: Material, placement: Placement, side: int) -> Iterator[_Doubt]:
    """Yields the sentences of a side that are in doubt."""
    for key, node in enumerate(material.nodes.sentences.nodes):
        if node[side] is not None and key not in placement.standing_sentences:
            base, *texts = (drop_marks(text or "") for text in material.sentence_texts(key))
            is_dropped = node[OTHER[side]] is None and not material.is_reworded(key, side)
            yield _Doubt(node, texts[side - 1], base, is_dropped)


def _list_lines(material: Material, placement: Placement, side: int) -> Iterator[_Doubt]:
    """Yields the lines of a side's blocks that are in doubt."""
    for key, node in enumerate(material.nodes.passages.nodes):
        place = node[side]
        if place is None or is_prose(material.passage(side, place)[1]):
            continue
        base, *texts = (text or "" for text in material.passage_texts(key))
        is_settled = len({base, *texts}) < len(node) or _is_one_kind(material, node)
        if key in placement.standing_passages and is_settled:
            continue  # as one side has it, or merged line by line
        is_dropped = node[OTHER[side]] is None and texts[side - 1] == base
        rows = texts[side - 1].removeprefix(material.table_heads(key)[side])
        yield from (_Doubt(node, line, base, is_dropped) for line in rows.splitlines())


def _is_one_kind(material: Material, node: Three[PassagePlace]) -> bool:
    """Returns whether a passage is the same kind of block in all texts that have it."""
    return len({material.passage(at, spot[:2])[1].kind for at, spot in enumerate(node) if spot}) == 1


def _list_changed_blocks(material: Material, side: int) -> Iterator[str]:
    """Yields the blocks of a side that are no prose and that the base has otherwise, or not at all."""
    for key, node in enumerate(material.nodes.passages.nodes):
        place = node[side]
        if place is not None and not is_prose(material.passage(side, place)[1]):
            texts = material.passage_texts(key)
            if texts[side] != texts[BASE]:
                yield texts[side] or ""


def _read(text: str) -> list[str]:
    return [word for word in find_words(fold_typography(text)) if any(map(str.isalnum, word))]


def _join(words: Iterable[str]) -> str:
    """Returns words with a space on both sides of each, so that runs of whole words are found, and those right after each other."""
    return "".join(f" {word} " for word in words)
