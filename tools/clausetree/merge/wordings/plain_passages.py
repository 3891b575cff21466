"""What a passage says, whatever signs it is written with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.text.words import fold_typography

if TYPE_CHECKING:
    from clausetree.model.clause import Passage

_FENCES = "`~"
_FENCED = ("```", "~~~")


def fold_passage(passage: Passage, text: str) -> str:
    """Returns what a passage says in its plainest spelling: the signs of a thematic break or of a fence around code say nothing.

    In code itself each character counts, and each blank.
    """
    if passage.kind == "break":
        return "---"
    if passage.kind == "code":
        return text.strip(_FENCES) if text.startswith(_FENCED) else text
    return fold_typography(text)
