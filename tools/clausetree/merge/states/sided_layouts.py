"""The layout of all sentences in the three texts, without what commentary is set in."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from clausetree.merge.origins.arrangement import TOP
from clausetree.merge.origins.nodes import BASE, OURS, THEIRS
from clausetree.merge.wordings.frames import Frame, find_frame
from clausetree.merge.wordings.list_items import ListLine, find_owners, is_item, read_line
from clausetree.merge.wordings.sentence_layout import SentenceLayout, find_widest, read_layout

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clausetree.merge.origins.maps import PassagePlace, SentencePlace
    from clausetree.merge.states.material import Material


class SidedLayouts:
    """Tells how sentences are set in each of the three texts.

    Attributes:
        frames: For each of the three texts and a passage of prose what it is set in.
        sides: For each of the three texts the layout of its sentences, without their frames.
    """

    def __init__(self, material: Material) -> None:
        """Takes the material of a merge."""
        self._material = material

    @cached_property
    def frames(self) -> tuple[Mapping[PassagePlace, Frame], ...]:
        """Returns for each of the three texts and a passage of prose what it is set in."""
        return tuple(
            {place: find_frame(*self._material.passage(side, place)) for place in {spot[:2] for spot in said}}
            for side, said in enumerate(self._material.nodes.said)
        )

    @cached_property
    def sides(self) -> tuple[Mapping[SentencePlace, SentenceLayout], ...]:
        """Returns for each of the three texts the layout of its sentences, without their frames."""
        return tuple(
            {spot: self._read(side, spot) for spot in said}
            for side, said in enumerate(self._material.nodes.said)
        )

    def _read(self, side: int, spot: SentencePlace) -> SentenceLayout:
        said = self._material.nodes.said[side]
        frame = self.frames[side][spot[:2]]
        begins_line = not spot[2] or said[step_back(spot)].endswith("\n")
        text = frame.take_off(said[spot], begins_line=begins_line)
        return read_layout(text, begins_line=begins_line)

    def layouts(self, key: int) -> tuple[SentenceLayout | None, ...]:
        """Returns the layout of a sentence in each of the three texts; None in those that lack it."""
        node = self._material.nodes.sentences.nodes[key]
        return tuple(None if spot is None else self.sides[side][spot] for side, spot in enumerate(node))

    def read_lines(self, side: int, place: PassagePlace) -> list[ListLine]:
        """Returns the sentences of a passage of one of the texts, as lists are found in them."""
        count = len(self._material.sentences_of(side, place))
        return [self.read_line(side, (*place, at)) for at in range(count)]

    @cached_property
    def owners(self) -> tuple[Mapping[int, int], ...]:
        """Returns for each of the three texts and a sentence of it the list item that it stands in, by key; `TOP` where it stands in none."""
        found: tuple[dict[int, int], ...] = ({}, {}, {})
        for side, owners in enumerate(found):
            for place in self.frames[side]:
                keys = self._material.sentences_of(side, place)
                for key, owner in zip(keys, find_owners(self.read_lines(side, place)), strict=True):
                    owners[key] = TOP if owner is None else keys[owner]
        return found

    def begins_item(self, side: int, key: int) -> bool:
        """Returns whether a sentence begins a list item in one of the texts."""
        spot = self._material.nodes.sentences.nodes[key][side]
        return spot is not None and is_item(self.read_line(side, spot))

    def read_line(self, side: int, spot: SentencePlace) -> ListLine:
        """Returns a sentence of one of the texts, as lists are found in it."""
        gap = self.sides[side][step_back(spot)].blank if spot[2] else ""
        return read_line(self.sides[side][spot].lead, gap, first=not spot[2])

    def read_gap(self, side: int, before: int, key: int) -> str | None:
        """Returns the blanks that a side has between two sentences; None where it tells nothing about these.

        What a side has before a sentence where another one stands before it than in the base is about that one.
        """
        nodes, keys = self._material.nodes.sentences.nodes, self._material.nodes.sentences.keys
        spot, prior, origin = nodes[key][side], nodes[before][side], nodes[key][BASE]
        if spot is None or spot[2] == 0:
            return None
        if prior is not None and prior[:2] == spot[:2] and prior[2] < spot[2]:
            between = range(prior[2], spot[2])
            return find_widest([self.sides[side][(*spot[:2], number)].blank for number in between])
        stayed = origin is None or (
            origin[2] > 0 and keys[BASE][step_back(origin)] == keys[side][step_back(spot)]
        )
        return self.sides[side][step_back(spot)].blank if stayed else None

    def read_blanks_before(self, key: int) -> Iterator[str]:
        """Yields the blanks before a sentence in the texts where it isn't the first of its passage, ours' first."""
        node = self._material.nodes.sentences.nodes[key]
        for side in (OURS, THEIRS, BASE):
            spot = node[side]
            if spot is not None and spot[2] > 0:
                yield self.sides[side][step_back(spot)].blank

    def read_blanks_after(self, key: int, *sides: int) -> Iterator[str]:
        """Yields the blanks after a sentence in those of some texts where it isn't the last of its passage."""
        node = self._material.nodes.sentences.nodes[key]
        for side in sides:
            spot = node[side]
            if spot is not None and (*spot[:2], spot[2] + 1) in self.sides[side]:
                yield self.sides[side][spot].blank


def step_back(spot: SentencePlace) -> SentencePlace:
    """Returns the place right before that of a sentence in its passage."""
    return (*spot[:2], spot[2] - 1)
