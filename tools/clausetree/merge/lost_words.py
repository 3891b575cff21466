"""What a side says and the merged text does not: the last look at a merge, so that no text is lost that nobody deleted."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from clausetree.merge.origins.maps import is_prose
from clausetree.merge.origins.nodes import BASE, OTHER, SIDES
from clausetree.merge.questions import choose_side
from clausetree.merge.wordings.sentence_layout import drop_marks
from clausetree.text.words import find_words, fold_typography

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

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
        is_line: Whether it is a line of a block, which can be a tag that many others have too.
    """

    node: SaidNode
    text: str
    origin: str
    is_dropped: bool
    is_line: bool = False


class _Text:
    """A text in which sentences and lines are looked for; many of these, such as tags, are the same."""

    def __init__(self, text: str) -> None:
        self.count = cache(text.count)
        self._text = text

    @cached_property
    def _words(self) -> list[str]:
        return _read(self._text)

    @cached_property
    def _places(self) -> Mapping[str, Sequence[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(self._words):
            found[word].append(place)
        return found

    def count_words(self, words: Sequence[str]) -> int:
        """Returns how often the words stand in the text, one after the other; takes time linear in how often the rarest does."""
        rarest = min(range(len(words)), key=lambda at: len(self._places.get(words[at], ())))
        starts = (place - rarest for place in self._places.get(words[rarest], ()) if place >= rarest)
        return sum(self._words[start : start + len(words)] == words for start in starts)


class LostWords:
    """Finds the clauses of which words are lost, or doubled: a side says them, and its answer to all questions does not, or twice.

    That a side lacks what the base has is no loss where the other side changed or deleted it. Texts are looked through as they
    are first, and word by word only for what is not found: that takes longest.
    """

    def __init__(self, material: Material, placement: Placement) -> None:
        """Takes the material of a merge, and where it stands."""
        self._material = material
        self._placement = placement
        self._documents = [_Text(document.text) for document in material.documents]
        self._blocks = {side: "\n".join(_list_changed_blocks(material, side)) for side in SIDES}

    def find_clauses(self, pieces: Sequence[MergedPiece], asked: Collection[int]) -> Iterator[int]:
        """Yields the clauses, by key, some more than once.

        Args:
            pieces: The merged text.
            asked: The clauses that it asks about as wholes, by key: what was placed in them stands there no longer.
        """
        standing = _Standing(self._placement, asked)
        for side in SIDES:
            answer = _Text(choose_side(pieces, side))
            for doubt in (
                *_list_sentences(self._material, standing, side),
                *_list_lines(self._material, standing, side),
            ):
                if not self._is_gone(doubt, side) and self._is_lost(doubt, side, answer):
                    yield from self._find_homes(doubt.node)
        yield from self._find_doubled(standing, asked)

    def _find_doubled(self, standing: _Standing, asked: Collection[int]) -> Iterator[int]:
        """Yields the clauses of what stands by itself and is in a clause that is asked about too: one answer would have it twice."""
        nodes = self._material.nodes
        for level, keys in ((nodes.sentences, standing.sentences), (nodes.passages, standing.passages)):
            for key in sorted(keys) if asked else ():
                homes = [*self._find_homes(level.nodes[key])]
                if not set(homes).isdisjoint(asked):
                    yield from homes

    def _find_homes(self, node: SaidNode) -> Iterator[int]:
        """Yields the clauses, by key, that something stands in in the three texts."""
        yield from (home for home in self._material.find_homes(node) if home is not None)

    def _is_gone(self, doubt: _Doubt, side: int) -> bool:
        """Returns whether the other side deleted what the side left as it was: it has it in none of its blocks.

        A line that the base has several times may be there for another one.
        """
        text = doubt.text.strip()
        if not doubt.is_dropped:
            return False
        is_common = doubt.is_line and self._documents[BASE].count(text) > 1
        return is_common or text not in self._blocks[OTHER[side]]

    def _is_lost(self, doubt: _Doubt, side: int, answer: _Text) -> bool:
        """Returns whether a side's answer has what the side says less often than it should: not letter by letter, nor by its words."""
        texts = [self._documents[at] for at in (BASE, side, OTHER[side])]
        text = doubt.text.strip()
        said = answer.count(text) if text else 0
        if said and (
            said >= texts[1].count(text) or said >= _find_least(*(one.count(text) for one in texts))
        ):
            return False
        words = _read(text)
        counts = [one.count_words(words) for one in texts] if words else [0, 0, 0]
        if not words or answer.count_words(words) >= _find_least(*counts):
            return False
        return bool(counts[0]) or not _are_own_words_said(words, {*_read(doubt.origin)}, answer)


class _Standing:
    """What stands in the merged text by itself: sentences of its prose, and whole passages, by key."""

    def __init__(self, placement: Placement, asked: Collection[int]) -> None:
        rows = placement.passages.rows.items()
        self.passages = {key for clause, row in rows if clause not in asked for key in row}
        self.sentences = {
            sentence
            for key in self.passages
            for sentence in placement.paragraphs.rows.get(key, ())
            if sentence in placement.standing_sentences
        }


def _find_least(base: int, mine: int, other: int) -> int:
    """Returns how often a side's answer has to say something, given how often the base, the side and the other one do."""
    return mine - max(0, base - other)


def _are_own_words_said(words: Sequence[str], origin: Collection[str], answer: _Text) -> bool:
    """Returns whether a text says of what both sides edited each word that the base lacks, beside one of its neighbours."""
    pairs = [list(pair) for pair in pairwise(words)]
    return bool(origin) and all(
        word in origin or any(answer.count_words(pair) for pair in pairs[max(at - 1, 0) : at + 1])
        for at, word in enumerate(words)
    )


def _list_sentences(material: Material, standing: _Standing, side: int) -> Iterator[_Doubt]:
    """Yields the sentences of a side that are in doubt."""
    for key, node in enumerate(material.nodes.sentences.nodes):
        if node[side] is not None and key not in standing.sentences:
            base, *texts = (drop_marks(text or "") for text in material.sentence_texts(key))
            is_dropped = node[OTHER[side]] is None and not material.is_reworded(key, side)
            yield _Doubt(node, texts[side - 1], base, is_dropped)


def _list_lines(material: Material, standing: _Standing, side: int) -> Iterator[_Doubt]:
    """Yields the lines of a side's blocks that are in doubt."""
    for key, node in enumerate(material.nodes.passages.nodes):
        place = node[side]
        if place is None or is_prose(material.passage(side, place)[1]):
            continue
        base, *texts = (text or "" for text in material.passage_texts(key))
        is_settled = len({base, *texts}) < len(node) or _is_one_kind(material, node)
        if key in standing.passages and is_settled:
            continue  # as one side has it, or merged line by line
        is_dropped = node[OTHER[side]] is None and texts[side - 1] == base
        rows = texts[side - 1].removeprefix(material.table_heads(key)[side])
        yield from (_Doubt(node, line, base, is_dropped, is_line=True) for line in rows.splitlines())


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
