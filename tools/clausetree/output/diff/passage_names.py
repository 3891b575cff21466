"""What a reader calls the passages of a clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.output.diff.passage_kinds import name_kind
from clausetree.output.markdown_text import escape
from clausetree.text.counted_noun import ORDINALS, count_noun
from clausetree.text.listed import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.model.clause import Clause
    from clausetree.model.locator import Locator


def name_passage(clause: Clause, place: Locator) -> str:
    """Returns what a reader calls a passage, such as `the second paragraph`."""
    passages = clause.content.passages
    number = place.steps[0].number
    passage = passages[number - 1]
    if clause.defines and passage.terms:
        terms = [f"“{escape(defined.term)}”" for defined in passage.terms]
        what = (
            "the definition of" if len(terms) == 1 else "the paragraph that defines"
        )  # verbs agree with one
        return f"{what} {listed(terms)}"
    same = [n for n, other in enumerate(passages, 1) if other.kind == passage.kind]
    noun = name_kind(passage.kind)
    if len(same) == 1:
        return f"the {noun}"
    rank = same.index(number)
    return f"the {ORDINALS[rank]} {noun}" if rank < len(ORDINALS) else f"{noun} {rank + 1}"


def count_passages(clause: Clause, places: Sequence[Locator]) -> str:
    """Returns how many passages there are, of one kind or of several."""
    kinds = {clause.content.passages[place.steps[0].number - 1].kind for place in places}
    kind = kinds.pop() if len(kinds) == 1 else "passage"
    return count_noun(len(places), name_kind(kind))
