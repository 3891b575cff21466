"""Which messages, comparisons and responses of an example changed places, in plain words."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from clausetree.text.counted_noun import agree
from clausetree.text.listed import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.diff.changes import ExampleChange
    from clausetree.model.locator import Step


def describe_moves(change: ExampleChange) -> str:
    """Returns which parts of an example changed places, numbered as in the new text, and which went to another comparison."""
    return "; ".join(_move_phrases(change))


def _move_phrases(change: ExampleChange) -> Iterator[str]:
    is_one = change.new is not None and len(change.new.example.conversation.comparisons) == 1
    within = [move.new for move in change.moves if not move.is_away]
    for home, ways in groupby(within, key=lambda way: way[:-1]):
        place = f" of {_name(home)}" if home and not is_one else ""
        yield f"{_name([way[-1] for way in ways])}{place} changed places"
    for move in change.moves:
        if move.is_away:
            yield f"response {move.old[-1].number} of {_name(move.old[:-1])} moved to {_name(move.new[:-1])}"


def _name(steps: Sequence[Step]) -> str:
    """Returns what parts of one example or comparison are called, such as `responses 1 and 2`."""
    named = []
    for kind, group in groupby(steps, key=lambda step: step.kind):
        numbers = [str(step.number) for step in group]
        named.append(f"{agree(len(numbers), kind)} {listed(numbers)}")
    return listed(named)
