"""How the sentences of a passage are set in the merged text: what begins each, and the blanks between them."""

from __future__ import annotations

from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

from clausetree.merge.list_items import write_number
from clausetree.merge.nodes import BASE, OURS, SIDES, THEIRS, find_changer
from clausetree.merge.sentence_layout import are_same_leads, guess_blank, has_mark, merge_leads
from clausetree.merge.sided_layouts import step_back

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clausetree.merge.material import Material
    from clausetree.merge.sided_layouts import SidedLayouts


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
    """Sets sentences as the side has them that changed how they are set."""

    def __init__(self, material: Material, layouts: SidedLayouts) -> None:
        """Takes the material of a merge, and how sentences are set in each of the three texts."""
        self._material = material
        self._layouts = layouts

    def set_row(self, passage: int, row: Sequence[int]) -> list[SetSentence]:
        """Returns the sentences of a passage, both by key, with what stands between and before them.

        Numbers of list items are as the sides have them.
        """
        found: dict[int, SetSentence] = {
            key: SetSentence(key, "", self._find_leads(passage, key)) for key in row
        }
        for before, key in pairwise(row):
            found[key] = found[key]._replace(gap=self._find_gap(before, key))
        for number, key in enumerate(row):
            adapted = self._adapt(found[key], found)
            found[key] = self._fit(adapted) if number else adapted._replace(gap="")
        return list(found.values())

    def _fit(self, sentence: SetSentence) -> SetSentence:
        """Returns a sentence on a line of its own where a mark begins it, and without indentation where it begins none."""
        if "\n" in sentence.gap:
            return sentence
        if not any(map(has_mark, sentence.leads)):
            return sentence._replace(leads=("", "", ""))
        blanks = self._layouts.read_blanks_before(sentence.key)
        return sentence._replace(gap=next((blank for blank in blanks if "\n" in blank), "\n"))

    def _find_leads(self, passage: int, key: int) -> tuple[str, str, str]:
        """Returns what begins the line of a sentence; where one side moved it to a passage of the base, as it is there."""
        leads = [layout and layout.lead for layout in self._layouts.layouts(key)]
        passages = self._material.nodes.passages
        here = [
            side
            for side, spot in enumerate(self._material.nodes.sentences.nodes[key])
            if spot is not None and passages.keys[side][spot[:2]] == passage
        ]
        moved = passages.nodes[passage][BASE] is not None and here in ([OURS], [THEIRS])
        chosen = leads[here[0]] if moved else merge_leads(*leads)
        if chosen is None:
            return leads[BASE] or "", leads[OURS] or "", leads[THEIRS] or ""
        return chosen, chosen, chosen

    def _adapt(self, sentence: SetSentence, row: Mapping[int, SetSentence]) -> SetSentence:
        """Returns a sentence that one side put in, set as the other side set the one before it, or else the one after it.

        Only where it was set as that one is on its own side, and the other side changed this.
        """
        nodes, keys = self._material.nodes.sentences.nodes, self._material.nodes.sentences.keys
        base, *sides = nodes[sentence.key]
        if base is not None or None not in sides:
            return sentence
        side, other = (OURS, THEIRS) if sides[0] is not None else (THEIRS, OURS)
        spot = nodes[sentence.key][side]
        assert spot is not None  # noqa: S101 - the side put it in
        lead = sentence.leads[side]
        for beside in (step_back(spot), (*spot[:2], spot[2] + 1)):
            model = row.get(keys[side].get(beside, -1))
            if model is not None and are_same_leads(self._layouts.sides[side][beside].lead, lead):
                if are_same_leads(model.leads[side], lead):
                    return sentence
                blanks = self._layouts.read_blanks_after(model.key, other)
                return SetSentence(sentence.key, next(blanks, sentence.gap), model.leads)
        return sentence

    def _find_gap(self, before: int, key: int) -> str:
        """Returns the blanks between two sentences, as the side has them that changed them."""
        layouts = self._layouts
        gaps = [layouts.read_gap(side, before, key) for side in (BASE, *SIDES)]
        blanks = chain(
            [gaps[find_changer(*gaps)], gaps[BASE]],
            layouts.read_blanks_before(key),
            layouts.read_blanks_after(before, OURS, THEIRS, BASE),
        )
        words = next(layout.words for layout in layouts.layouts(before) if layout)
        return next((blank for blank in blanks if blank is not None), guess_blank(words))
