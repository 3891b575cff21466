"""How far two wordings are apart: layout, rewritten ids, or words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from clausetree.text.words import fold_typography

if TYPE_CHECKING:
    from clausetree.diff.changes import Wording

Successors = Mapping[str, frozenset[str]]
"""For an id the other ids that a reference to it can have been rewritten to: along with a rename, a split or a merge."""

_TARGET = re.compile(r"(?<=[(\[]#)[^()\[\]\s\"]+")
_MARK = re.compile(r"(?<![ \t])[ \t]*\[\^[^\[\]\s]+\](?!:)")


def compare_wording(old: str, new: str, successors: Successors) -> Wording:
    """Returns how far two texts are apart."""
    return "kept" if old == new else _compare_folded(fold_typography(old), fold_typography(new), successors)


def compare_prose(old: Sequence[str], new: Sequence[str], successors: Successors) -> Wording:
    """Returns how far the passages of two clauses are apart.

    Footnote marks in them don't count: those are eval prompts, not words.
    """
    before, after = (
        [_MARK.sub("", text) if "[^" in text else text for text in texts] for texts in (old, new)
    )
    if before == after:
        return "kept"
    one, other = (" ".join(map(fold_typography, texts)) for texts in (before, after))
    return _compare_folded(one, other, successors)


def _compare_folded(old: str, new: str, successors: Successors) -> Wording:
    if old == new:
        return "typographic"
    if successors and "#" in old and _TARGET.sub("", old) == _TARGET.sub("", new):
        targets = zip(_TARGET.findall(old), _TARGET.findall(new), strict=True)
        if all(before == after or after in successors.get(before, ()) for before, after in targets):
            return "references"
    return "edited"
