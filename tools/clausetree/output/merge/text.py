"""`clausetree merge`: the merged text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clausetree.output.answers import MergeAnswer
    from clausetree.output.screen import Screen


def render(answer: MergeAnswer, _screen: Screen) -> str:
    """Returns the merged text, conflicts between markers in it."""
    return answer.merged.text
