"""What a passage says, whatever signs it is written with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.text.words import fold_typography

if TYPE_CHECKING:
    from clausetree.model.clause import Passage

_FENCES = "`~"


def fold_passage(passage: Passage, text: str) -> str:
    """Returns what a passage says in its plainest spelling: the signs of a thematic break or of a fence around code say nothing."""
    if passage.kind == "break":
        return "---"
    return fold_typography(text.strip(_FENCES) if passage.kind == "code" else text)
