"""Where each passage and each sentence of two documents went, from all that was matched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.diff.compare.example_wording import compare_parts
from clausetree.diff.compare.passage_redlines import find_torn
from clausetree.diff.passings import Mapped, MappedPlace, Passing

if TYPE_CHECKING:
    from clausetree.diff.match.fragments import Fragment
    from clausetree.diff.match.matching import Matching


def map_passages(matching: Matching) -> Mapped:
    """Returns where each passage that changed, and each sentence of it, went; what is gone; what is new; what was torn."""
    passages = matching.passages
    kept = [
        Passing(MappedPlace(old, before), MappedPlace(new, after), "kept")
        for (old, new), places in passages.kept.items()
        for before, after in places
    ]
    changed = [
        Passing(_place(old), _place(new), compare_parts(old, new, matching.successors))
        for old, new in passages.pairs()
        if not old.is_marker
    ]
    return Mapped(
        passings=tuple(sorted([*kept, *changed], key=lambda passing: _in_text(passing.new))),
        deleted=tuple(_place(old) for old in passages.free_old() if not old.is_marker),
        inserted=tuple(_place(new) for new in passages.free_new() if not new.is_marker),
        torn=tuple(Passing(_place(old), _place(new), "edited") for old, new in find_torn(matching)),
    )


def _place(fragment: Fragment) -> MappedPlace:
    return MappedPlace(fragment.clause, fragment.passage, fragment.sentence)


def _in_text(place: MappedPlace) -> tuple[int, int, int]:
    return place.clause, place.passage, -1 if place.sentence is None else place.sentence
