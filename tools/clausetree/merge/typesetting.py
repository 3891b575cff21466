"""How the sentences of a passage are set in the merged text: what begins each, its number, the blanks between them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from clausetree.merge.frames import Frame, find_frame
from clausetree.merge.list_items import ListLine, read_line, write_number
from clausetree.merge.nodes import BASE, OURS, THEIRS
from clausetree.merge.sentence_layout import (
    SentenceLayout,
    are_alike,
    find_widest,
    guess_blank,
    has_mark,
    merge_leads,
    read_layout,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clausetree.merge.maps import PassagePlace, SentencePlace
    from clausetree.merge.material import Material


class SetSentence(NamedTuple):
    """A sentence in its place in a passage of the merged text.

    Attributes:
        key: The sentence.
        gap: The blanks between it and the one before; nothing before the first.
        leads: What begins its line if base, ours or theirs is chosen; one and the same where that is settled.
    """

    key: int
    gap: str
    leads: tuple[str, str, str]

    def renumber(self, number: int) -> SetSentence:
        """Returns it as the item of an ordered list that has a number."""
        base, ours, theirs = (write_number(lead, number) for lead in self.leads)
        return self._replace(leads=(base, ours, theirs))


class Typesetting:
    """Sets sentences as the side has them that changed how they are set.

    Attributes:
        frames: For each of the three texts and a passage of prose what it is set in.
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
        begins_line = spot[2] == 0 or said[_step_back(spot)].endswith("\n")
        text = self.frames[side][spot[:2]].take_off(said[spot], begins_line=begins_line)
        return read_layout(text, begins_line=begins_line)

    def layouts(self, key: int) -> tuple[SentenceLayout | None, ...]:
        """Returns the layout of a sentence in each of the three texts; None in those that lack it."""
        node = self._material.nodes.sentences.nodes[key]
        return tuple(None if spot is None else self.sides[side][spot] for side, spot in enumerate(node))

    def read_lines(self, side: int, place: PassagePlace) -> list[ListLine]:
        """Returns the sentences of a passage of one of the texts, as lists are found in them."""
        layouts = self.sides[side]
        row = [layouts[*place, at] for at, _ in enumerate(self._material.sentences_of(side, place))]
        gaps = ["", *(layout.blank for layout in row)]
        return [
            read_line(layout.lead, gap, first=at == 0)
            for at, (layout, gap) in enumerate(zip(row, gaps, strict=False))
        ]

    def set_row(self, row: Sequence[int]) -> list[SetSentence]:
        """Returns the sentences of a passage with what stands between and before them; numbers are as the sides have them."""
        found: dict[int, SetSentence] = {}
        before: int | None = None
        for key in row:
            leads = self._find_leads(key, found)
            gap = "" if before is None else self._find_gap(before, key)
            if before is not None and "\n" not in gap:
                if any(map(has_mark, leads)):
                    gap = self._find_line_end(key)
                else:
                    leads = ("", "", "")
            found[key] = SetSentence(key, gap, leads)
            before = key
        return list(found.values())

    def _find_line_end(self, key: int) -> str:
        """Returns the blanks before a sentence that has to begin a line, as a text has them where it does."""
        return next((blank for blank in self._read_blanks_before(key) if "\n" in blank), "\n")

    def _find_leads(self, key: int, before: Mapping[int, SetSentence]) -> tuple[str, str, str]:
        base, ours, theirs = (layout and layout.lead for layout in self.layouts(key))
        chosen = merge_leads(base, ours, theirs)
        if chosen is None:
            return base or "", ours or "", theirs or ""
        if base is None and (ours is None or theirs is None):
            chosen = self._adapt(key, chosen, before)
        return chosen, chosen, chosen

    def _adapt(self, key: int, lead: str, before: Mapping[int, SetSentence]) -> str:
        """Returns the lead of a sentence that one side put in.

        What stands beside sentences that the other side set in another way is set as they are.
        """
        node = self._material.nodes.sentences.nodes[key]
        side = OURS if node[OURS] is not None else THEIRS
        spot = node[side]
        assert spot is not None  # noqa: S101 - the side put it in
        for beside in (_step_back(spot), (*spot[:2], spot[2] + 1)):
            other = self._material.nodes.sentences.keys[side].get(beside)
            if other is None or not are_alike(self.sides[side][beside].lead, lead):
                continue
            if other in before:
                return _adopt(lead, before[other].leads[side])
            return _adopt(lead, merge_leads(*(layout and layout.lead for layout in self.layouts(other))))
        return lead

    def _find_gap(self, before: int, key: int) -> str:
        """Returns the blanks between two sentences, as the side has them that changed them."""
        base, ours, theirs = (self._read_gap(side, before, key) for side in (BASE, OURS, THEIRS))
        if ours is not None and theirs is not None:
            return theirs if ours == base else ours
        stated = [ours, theirs, base, *self._read_blanks_before(key), *self._read_blanks_after(before)]
        words = next(layout.words for layout in self.layouts(before) if layout)
        return next((blank for blank in stated if blank is not None), guess_blank(words))

    def _read_gap(self, side: int, before: int, key: int) -> str | None:
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
            origin[2] > 0 and keys[BASE][_step_back(origin)] == keys[side][_step_back(spot)]
        )
        return self.sides[side][_step_back(spot)].blank if stayed else None

    def _read_blanks_before(self, key: int) -> list[str]:
        """Returns the blanks before a sentence in the texts where it isn't the first of its passage, ours' first."""
        node = self._material.nodes.sentences.nodes[key]
        spots = [(side, node[side]) for side in (OURS, THEIRS, BASE)]
        return [self.sides[side][_step_back(spot)].blank for side, spot in spots if spot and spot[2]]

    def _read_blanks_after(self, key: int) -> list[str]:
        """Returns the blanks after a sentence in the texts where it isn't the last of its passage, ours' first."""
        node = self._material.nodes.sentences.nodes[key]
        spots = [(side, node[side]) for side in (OURS, THEIRS, BASE)]
        return [
            self.sides[side][spot].blank
            for side, spot in spots
            if spot and (*spot[:2], spot[2] + 1) in self.sides[side]
        ]


def _adopt(lead: str, other: str | None) -> str:
    """Returns the other lead where it is another one than `lead`, be it with the same number or not."""
    return lead if other is None or are_alike(lead, other) else other


def _step_back(spot: SentencePlace) -> SentencePlace:
    return (*spot[:2], spot[2] - 1)
