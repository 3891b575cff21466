"""Blocks that a side made into another kind: prose into a table, code into prose, a conversation into code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.merge.origins.nodes import BASE, OTHER, OURS, THEIRS
from clausetree.merge.wordings.sentence_layout import read_layout
from clausetree.merge.wordings.wording import combine, settle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.merge.conflict import MergedPiece
    from clausetree.merge.forms.exemplars import Asker

_BOTH = "both made it another kind of block"
_EDITED = {
    OURS: "ours edited it, theirs made it another kind of block",
    THEIRS: "theirs edited it, ours made it another kind of block",
}


def merge_recast(texts: Sequence[str], recaster: int | None, asker: Asker) -> MergedPiece:
    """Returns a block in its new kind with the other side's words, or as a question where its lines changed too.

    Lines mean something else in each kind of block, so they can't be merged one by one.

    Args:
        texts: The block in base, ours and theirs.
        recaster: The side that made it another kind of block; None where both did.
        asker: What the question says of where it stands.
    """
    if recaster is not None and _read_leads(texts[OTHER[recaster]]) == _read_leads(texts[BASE]):
        combined = combine(*texts)
        if combined is not None:
            return combined
    whole = settle(*texts)
    if whole is not None:
        return whole
    return asker.ask(texts, _BOTH if recaster is None else tell_recast(recaster))


def tell_recast(recaster: int) -> str:
    """Returns why it is asked what stands where one side made a block another kind and the other edited it."""
    return _EDITED[OTHER[recaster]]


def _read_leads(text: str) -> list[str]:
    """Returns what each line begins with."""
    return [read_layout(line, begins_line=True).lead for line in text.split("\n")]
