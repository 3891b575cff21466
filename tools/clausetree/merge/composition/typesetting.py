"""How the sentences of a passage are set in the merged text: what begins each, and the blanks between them."""

from __future__ import annotations

from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

from clausetree.merge.composition.nesting import find_inserter, find_putter
from clausetree.merge.origins.arrangement import TOP
from clausetree.merge.origins.nodes import BASE, OTHER, OURS, SIDES, THEIRS, find_changer
from clausetree.merge.states.sided_layouts import step_back
from clausetree.merge.wordings.broken_wording import ends_in_item, is_broken, merge_words
from clausetree.merge.wordings.list_items import measure, measure_indent, set_indent, write_number
from clausetree.merge.wordings.sentence_layout import (
    are_same_leads,
    ends_paragraph,
    guess_blank,
    has_mark,
    merge_leads,
    part_lead,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clausetree.merge.composition.nesting import Nesting
    from clausetree.merge.states.material import Material
    from clausetree.merge.states.sided_layouts import SidedLayouts


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

    def set_row(self, passage: int, nesting: Nesting) -> list[SetSentence]:
        """Returns the sentences of a passage, given by its key, with what stands between and before them.

        Numbers of list items are as the sides have them.
        """
        row = nesting.row
        found: dict[int, SetSentence] = {
            key: SetSentence(key, "", self._find_leads(passage, key)) for key in row
        }
        for before, key in pairwise(row):
            found[key] = found[key]._replace(gap=self._find_gap(before, key))
            if self._are_in_line(before, key):
                found[key] = found[key]._replace(leads=("", "", ""))
        for number, key in enumerate(row):
            adapted = self._adapt(passage, found[key], found, nesting)
            fitted = self._fit(adapted) if number else adapted._replace(gap="")
            found[key] = self._indent(fitted, found, nesting)
        return list(found.values())

    def _indent(self, sentence: SetSentence, row: Mapping[int, SetSentence], nesting: Nesting) -> SetSentence:
        """Returns a sentence as deep in the list item that it stands in as it is on the side that put it there."""
        lead = sentence.leads[OURS]
        if not lead or len({*sentence.leads}) > 1 or ">" in lead:
            return sentence
        columns = self._measure(sentence.key, row, nesting)
        if columns is None or columns == measure_indent(lead):
            return sentence
        return sentence._replace(leads=(set_indent(lead, columns),) * 3)

    def _measure(self, key: int, row: Mapping[int, SetSentence], nesting: Nesting) -> int | None:
        """Returns how far a sentence is indented; None where the item that it stands in tells nothing about that.

        A list item that stood in one which is gone, and in no other, takes its place.
        """
        side, owner = nesting.sides[key], nesting.owners[key]
        lead, owners = self._read_lead(side, key), self._layouts.owners[side]
        if lead and owner in row and owners[key] == owner:
            mark, own = row[owner].leads[side], self._read_lead(side, owner)
            if has_mark(lead) and measure_indent(lead) == measure(own):
                return measure(mark)
            columns = measure_indent(lead) + measure_indent(mark) - measure_indent(own)
            return max(columns, measure(mark)) if has_mark(lead) else columns
        if owner in row or owner == TOP or not has_mark(lead):
            return None
        while owners[owner] != TOP and owners[owner] not in row:
            owner = owners[owner]
        return measure_indent(self._read_lead(side, owner))

    def _read_lead(self, side: int, key: int) -> str:
        """Returns what a sentence begins with on a side."""
        layout = self._layouts.layouts(key)[side]
        return layout.lead if layout else ""

    def _fit(self, sentence: SetSentence) -> SetSentence:
        """Returns a sentence on a line of its own where a mark begins it, and without indentation where it begins none."""
        if "\n" in sentence.gap:
            return sentence
        if not any(map(has_mark, sentence.leads)):
            return sentence._replace(leads=("", "", ""))
        blanks = self._layouts.read_blanks_before(sentence.key)
        return sentence._replace(gap=next((blank for blank in blanks if "\n" in blank), "\n"))

    def _find_leads(self, passage: int, key: int) -> tuple[str, str, str]:
        """Returns what begins the line of a sentence; where one side moved it to a passage of the base, as it is there.

        What one side broke into items, or made of such, begins as that side has it.
        """
        layouts = self._layouts.layouts(key)
        leads = [layout and layout.lead for layout in layouts]
        is_old = self._material.nodes.passages.nodes[passage][BASE] is not None
        is_whole = len({is_broken(layout.words) for layout in layouts if layout}) == 1
        putter = find_putter(passage, key, self._material) if is_old and is_whole else None
        chosen = merge_leads(*leads) if putter is None else leads[putter]
        if chosen is None:
            return leads[BASE] or "", leads[OURS] or "", leads[THEIRS] or ""
        return chosen, chosen, chosen

    def _adapt(
        self, passage: int, sentence: SetSentence, row: Mapping[int, SetSentence], nesting: Nesting
    ) -> SetSentence:
        """Returns a sentence that one side put in, set as the other side set the one before it, or else the one after it.

        Only where it was set as that one is on its own side, and the other side changed this. It is as deep in lists as
        that one only where it stands in the same item.
        """
        side = find_putter(passage, sentence.key, self._material)
        if side is None:
            return sentence
        lead = sentence.leads[side]
        for beside in self._find_beside(sentence.key, side, nesting):
            if beside in row and are_same_leads(self._read_lead(side, beside), lead):
                model = _find_line_start(beside, row, nesting) if has_mark(lead) else row[beside]
                if are_same_leads(model.leads[side], lead):
                    return self._space(sentence, side, row, nesting)
                blanks = self._layouts.read_blanks_after(beside, OTHER[side])
                gap = next(blanks, sentence.gap)
                if nesting.owners[beside] == nesting.owners[sentence.key]:
                    return SetSentence(sentence.key, gap, model.leads)
                base, ours, theirs = (part_lead(lead)[0] + part_lead(one)[1] for one in model.leads)
                return SetSentence(sentence.key, gap, (base, ours, theirs))
        return sentence

    def _space(
        self, sentence: SetSentence, side: int, row: Mapping[int, SetSentence], nesting: Nesting
    ) -> SetSentence:
        """Returns a list item that a side put in as far behind the one before it as the other side set the items beside it."""
        own = self._read_item_gap(side, sentence.key)
        for beside in nesting.siblings.get(sentence.key, ()):
            model = row.get(beside)
            if own and model and "\n" in model.gap and self._read_item_gap(side, beside) == own:
                return sentence._replace(gap=model.gap)
        return sentence

    def _read_item_gap(self, side: int, key: int) -> str | None:
        """Returns the blanks before a list item of a side; None before the first of a list that stands in no other."""
        keys, spot = (
            self._material.nodes.sentences.keys[side],
            self._material.nodes.sentences.nodes[key][side],
        )
        before = None if spot is None else keys.get(step_back(spot))
        if spot is None or before is None or not self._layouts.begins_item(side, key):
            return None
        is_in_list = self._layouts.begins_item(side, before) or self._layouts.owners[side][before] != TOP
        return self._layouts.sides[side][step_back(spot)].blank if is_in_list else None

    def _find_beside(self, key: int, side: int, nesting: Nesting) -> Sequence[int]:
        """Returns the sentences before and after one that a side put in, by key; of a list item the items."""
        if key in nesting.siblings:
            return nesting.siblings[key]
        spot, keys = (
            self._material.nodes.sentences.nodes[key][side],
            self._material.nodes.sentences.keys[side],
        )
        assert spot is not None  # noqa: S101 - the side put it in
        places = step_back(spot), (*spot[:2], spot[2] + 1)
        return [keys[place] for place in places if place in keys]

    def _find_gap(self, before: int, key: int) -> str:
        """Returns the blanks between two sentences, as the side has them that changed them."""
        layouts = self._layouts
        gaps = [layouts.read_gap(side, before, key) for side in (BASE, *SIDES)]
        side = find_inserter(before, self._material)
        gap = None if side is None else gaps[side]
        if side is not None and gap and ends_paragraph(gap) and self._is_of_new_paragraph(before, side):
            return gap
        blanks = chain(
            [gaps[_find_setter(gaps)], gaps[BASE]],
            layouts.read_blanks_before(key),
            layouts.read_blanks_after(before, OURS, THEIRS, BASE),
        )
        words = self._read_words(before)
        found = next((blank for blank in blanks if blank is not None), guess_blank(words[0]))
        is_item = any(layout and has_mark(layout.lead) for layout in layouts.layouts(key))
        return (
            "\n\n" if any(map(ends_in_item, words)) and not is_item and not ends_paragraph(found) else found
        )

    def _are_in_line(self, before: int, key: int) -> bool:
        """Returns whether a sentence begins a line only where the one before it is gone, whose sign it has there."""
        gaps = [self._layouts.read_gap(side, before, key) for side in (BASE, *SIDES)]
        if (
            gaps[BASE] is None
            or any(gap and "\n" in gap for gap in gaps)
            or not any(self._read_words(before))
        ):
            return False
        sign = self._read_lead(BASE, before)
        return all(are_same_leads(lead, sign) for side in SIDES if (lead := self._read_lead(side, key)))

    def _read_words(self, key: int) -> Sequence[str]:
        """Returns what a sentence says in the merged text, or else on each side that has it."""
        words = [layout and layout.words for layout in self._layouts.layouts(key)]
        merged = merge_words(*words)
        return [one for one in words[OURS:] if one is not None] if merged is None else [merged]

    def _is_of_new_paragraph(self, key: int, side: int) -> bool:
        """Returns whether a side put in the paragraph that a sentence is in, as far as the sentence, and it is no list item."""
        if self._layouts.begins_item(side, key):
            return False
        nodes, keys = self._material.nodes.sentences.nodes, self._material.nodes.sentences.keys[side]
        spot = nodes[key][side]
        while spot is not None and find_inserter(keys[spot], self._material) == side:
            spot = step_back(spot)
            if spot not in keys or ends_paragraph(self._layouts.sides[side][spot].blank):
                return True
        return False


def _find_line_start(key: int, row: Mapping[int, SetSentence], nesting: Nesting) -> SetSentence:
    """Returns the sentence that begins the line which one stands in."""
    place = nesting.row.index(key)
    while place and "\n" not in row[nesting.row[place]].gap:
        place -= 1
    return row[nesting.row[place]]


def _find_setter(gaps: Sequence[str | None]) -> int:
    """Returns the side that says what stands between two sentences: that a paragraph ends there goes before where lines end."""
    ends = [None if gap is None else ends_paragraph(gap) for gap in gaps]
    return find_changer(*gaps) if None in ends or ends[OURS] == ends[THEIRS] else find_changer(*ends)
