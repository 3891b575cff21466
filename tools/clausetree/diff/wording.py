"""How far two wordings are apart: layout, rewritten ids, or words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from clausetree.text.words import fold_typography

if TYPE_CHECKING:
    from clausetree.diff.changes import Wording

Successors = Mapping[str, frozenset[str]]
"""For an id the other ids that a reference to it can have been rewritten to: along with a rename, a split or a merge."""

_TARGET = re.compile(r"(?<=[(\[]#)[^()\[\]\s\"]+")
_MARK = re.compile(r"[ \t]*\[\^[^\]\s]+\](?!:)")


def compare_wording(old: str, new: str, successors: Successors) -> Wording:
    """Returns how far two texts are apart."""
    if old == new:
        return "kept"
    one, other = fold_typography(old), fold_typography(new)
    if one == other:
        return "typographic"
    if successors and _TARGET.sub("", one) == _TARGET.sub("", other):
        targets = zip(_TARGET.findall(one), _TARGET.findall(other), strict=True)
        if all(before == after or after in successors.get(before, ()) for before, after in targets):
            return "references"
    return "edited"


def compare_prose(old: str, new: str, successors: Successors) -> Wording:
    """Returns how far two texts are apart, apart from the footnote marks in them: those are eval prompts, not words."""
    if old == new or "[^" not in old + new:
        return compare_wording(old, new, successors)
    return compare_wording(_MARK.sub("", old), _MARK.sub("", new), successors)
