"""Prose merged sentence by sentence, wherever the sentences went."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from clausetree.merge.arrangement import arrange
from clausetree.merge.conflict import Question
from clausetree.merge.home_clauses import keep_in_clauses
from clausetree.merge.nodes import BASE, OURS, THEIRS
from clausetree.merge.wording import combine, settle

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from clausetree.merge.arrangement import Homes
    from clausetree.merge.conflict import MergedPiece
    from clausetree.merge.exemplars import Asker
    from clausetree.merge.maps import SentencePlace
    from clausetree.merge.material import Material

_ITEM = re.compile(r"([ \t]*)(\d{1,9})([.)][ \t]+)")
_BEGINS_LINE = re.compile(r"[ \t]*(?:[-*+][ \t]|\d{1,9}[.)][ \t])")
_CHANGED = "both changed the same sentence"
_INSERTED = "both inserted the sentence, with different words"
_DELETED = {
    OURS: "ours edited the sentence, theirs deleted it",
    THEIRS: "theirs edited the sentence, ours deleted it",
}


class Paragraphs:
    """The prose of the merged text.

    Attributes:
        rows: For the key of a passage its sentences, in order.
        homes: For the key of a sentence the passage that it stands in on each side.
    """

    def __init__(
        self, material: Material, left_out: Collection[int], find_clause: Callable[[int], int | None]
    ) -> None:
        """Takes the material of a merge.

        Args:
            material: The material.
            left_out: The passages that are dealt with as wholes, by key.
            find_clause: Returns the clause that a passage has in the merged text, both by key; None where it has none.
        """
        self._material = material
        self._left_out = left_out
        self._find_clause = find_clause

    @cached_property
    def rows(self) -> Mapping[int, Sequence[int]]:
        """Returns for the key of a passage the sentences that it has in the merged text."""
        material = self._material
        orders = [[keys[spot] for spot in sorted(keys)] for keys in material.nodes.sentences.keys]
        weights = {key: len(next(filter(None, material.sentence_texts(key)), "")) for key in self.homes}
        homes = keep_in_clauses(self.homes, material, self._find_clause)
        return arrange(homes, orders, weights).rows

    @cached_property
    def homes(self) -> Mapping[int, Homes]:
        """Returns for each sentence of the merged text the passage that it stands in on each side."""
        material = self._material
        homes: dict[int, Homes] = {}
        for key, node in enumerate(material.nodes.sentences.nodes):
            if not self._stays(key):
                continue
            home = [self._find_home(side, spot) for side, spot in enumerate(node)]
            if any(place in self._left_out for place in home[OURS:] if place is not None):
                home = [None if place in self._left_out else place for place in home]
            if home[OURS] is not None or home[THEIRS] is not None:
                homes[key] = (home[BASE], home[OURS], home[THEIRS])
        return homes

    def _find_home(self, side: int, spot: SentencePlace | None) -> int | None:
        """Returns the passage that a sentence stands in on a side; None where it is not in the merged text."""
        passage = None if spot is None else self._material.nodes.passages.keys[side][spot[:2]]
        stands = passage is not None and (side == BASE or self._find_clause(passage) is not None)
        return passage if stands else None

    def render(self, key: int, asker: Asker) -> list[MergedPiece]:
        """Returns a passage of prose, without the blanks after it."""
        material = self._material
        row = self.rows.get(key, ())
        said: list[tuple[MergedPiece, str]] = [self._merge(sentence, asker) for sentence in row]
        found: list[MergedPiece] = [_find_marker(material, key)] if row else []
        found += [piece for piece, _ in said[:1]]
        for (before, blank), (piece, _) in pairwise(said):
            _add(found, blank or _find_blank(piece), piece, first=before is said[0][0])
        return _renumber(found)

    def _stays(self, key: int) -> bool:
        texts = self._material.sentence_texts(key)
        if texts[OURS] is not None and texts[THEIRS] is not None:
            return True
        side = OURS if texts[OURS] is not None else THEIRS
        return texts[side] is not None and (
            texts[BASE] is None or self._material.is_edited(_bare(texts), side)
        )

    def _merge(self, key: int, asker: Asker) -> tuple[MergedPiece, str]:
        """Returns a sentence, and the blanks after it; none where it ended its passage."""
        raw = self._material.sentence_texts(key)
        texts = _bare(raw)
        blanks = [None if text is None else text[len(text.rstrip()) :] for text in raw]
        blank = next((found for found in (_pick(*blanks), *blanks[OURS:]) if found), "")
        base, ours, theirs = texts
        if ours is None or theirs is None:
            one = ours if ours is not None else theirs
            assert one is not None  # noqa: S101 - it stays
            if base is None:
                return one, blank
            side = OURS if ours is not None else THEIRS
            return asker.ask([text or "" for text in texts], _DELETED[side]), blank
        chosen = settle(base and _plain(base), _plain(ours), _plain(theirs))
        if chosen is None and base:
            chosen = combine(_plain(base), _plain(ours), _plain(theirs))
        if chosen is None:
            return asker.ask([base or "", ours, theirs], _CHANGED if base else _INSERTED), blank
        number = _ITEM.match(ours)
        return (chosen.replace("0", number[2], 1) if number and _ITEM.match(chosen) else chosen), blank


def _bare(texts: Sequence[str | None]) -> list[str | None]:
    return [None if text is None else text.rstrip() for text in texts]


def _plain(text: str) -> str:
    """Returns a sentence with the number of its list item as 0: another number is no other item."""
    return _ITEM.sub(r"\g<1>0\3", text, count=1) if _ITEM.match(text) else text


def _pick(base: str | None, ours: str | None, theirs: str | None) -> str | None:
    return theirs if ours == base and theirs is not None else ours


def _find_blank(following: MergedPiece) -> str:
    return "\n" if isinstance(following, str) and _BEGINS_LINE.match(following) else " "


def _add(pieces: list[MergedPiece], blank: str, piece: MergedPiece, *, first: bool) -> None:
    """Adds a sentence and the blank before it; where a question may leave nothing, the blank within a line goes along."""
    last = pieces[-1]
    if "\n" not in blank and first and isinstance(last, Question) and last.may_be_empty:
        pieces[-1] = last.surround("", blank)
        pieces.append(piece)
    elif "\n" not in blank and isinstance(piece, Question) and piece.may_be_empty:
        pieces.append(piece.surround(blank, ""))
    else:
        pieces += [blank, piece]


def _find_marker(material: Material, key: int) -> str:
    """Returns the line that opens a commentary, as ours or theirs has it; nothing for any other passage."""
    node = material.nodes.passages.nodes[key]
    for side in (OURS, THEIRS):
        place = node[side]
        if place is not None:
            clause, passage = material.passage(side, place)
            if passage.kind == "commentary" and passage.admonition:
                return clause.content.source[passage.span.start : passage.admonition.body.start]
    return ""


def _renumber(segments: Sequence[MergedPiece]) -> list[MergedPiece]:
    """Returns the items of a list that counts up counted anew; a list that does not is left as it is."""
    places = [
        (place, match)
        for place, segment in enumerate(segments)
        if isinstance(segment, str) and (match := _ITEM.match(segment))
    ]
    numbers = [int(match[2]) for _, match in places]
    if len(numbers) < 2 or len(set(numbers)) == 1 or any(match[1] for _, match in places):  # noqa: PLR2004 - to count up
        return list(segments)
    found = list(segments)
    for number, (place, match) in enumerate(places, numbers[0]):
        segment = found[place]
        assert isinstance(segment, str)  # noqa: S101 - it was matched
        found[place] = f"{match[1]}{number}{match[3]}{segment[match.end() :]}"
    return found
