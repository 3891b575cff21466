"""Where each passage and each sentence of two documents went, from all that was matched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.diff.compare.example_wording import compare_parts
from clausetree.diff.compare.passage_redlines import find_torn
from clausetree.diff.match.seams import find_seams
from clausetree.diff.passings import Mapped, MappedPlace, Passing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.diff.kinds import Wording
    from clausetree.diff.match.fragments import Fragment
    from clausetree.diff.match.matching import Matching
    from clausetree.diff.match.seams import Seam


def map_passages(matching: Matching) -> Mapped:
    """Returns where each passage that changed, and each sentence of it, went; what is gone; what is new; what was torn."""
    passages = matching.passages
    kept = [
        Passing(MappedPlace(old, before), MappedPlace(new, after), "kept")
        for (old, new), places in passages.kept.items()
        for before, after in places
    ]
    seams = dict.fromkeys(pair for seam in _find_seams(matching) for pair in seam.pairs())
    changed = [
        Passing(
            MappedPlace.of(old),
            MappedPlace.of(new),
            "typographic" if (old, new) in seams else compare_parts(old, new, matching.successors),
        )
        for old, new in passages.pairs()
        if not old.is_marker
    ]
    torn: dict[tuple[Fragment, Fragment], Wording] = {
        pair: "typographic" for pair in seams if passages.partners.get(pair[0]) is not pair[1]
    }
    torn |= {pair: "edited" for pair in find_torn(matching) if pair not in seams}
    return Mapped(
        passings=tuple(sorted([*kept, *changed], key=lambda passing: passing.new.in_text)),
        deleted=tuple(MappedPlace.of(old) for old in passages.free_old() if not old.is_marker),
        inserted=tuple(MappedPlace.of(new) for new in passages.free_new() if not new.is_marker),
        torn=tuple(
            Passing(MappedPlace.of(old), MappedPlace.of(new), wording) for (old, new), wording in torn.items()
        ),
    )


def _find_seams(matching: Matching) -> Iterator[Seam]:
    passages = matching.passages
    for old, new in passages.kept:
        yield from find_seams(passages.of_old[old], passages.of_new[new], passages.partners)
