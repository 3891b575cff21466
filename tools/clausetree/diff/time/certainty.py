"""How sure it is that words are those that they are taken for, from 0 to 1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.diff.time.migrated import CONFIDENT
from clausetree.text.similarity import measure_overlap

if TYPE_CHECKING:
    from clausetree.diff.kinds import Wording
    from clausetree.diff.match.fragments import Fragment

SAME = 0.99
_ALIKE_WITHIN = 0.51  # of the pairs of words, for a sentence that was reworded in its clause to be known for sure; labelled: others up to 0.468, in lists made alike up to 0.5
_ALIKE_ELSEWHERE = 0.57  # likewise in another clause; labelled: others up to 0.562
_MOST = 0.5  # of a passage's words, for what became of them to be what became of it


def measure_certainty(old: Fragment, new: Fragment, wording: Wording, *, is_moved: bool) -> float:
    """Returns how sure it is that an old sentence, or example, is a new one."""
    if wording != "edited":
        return SAME
    return scale_likeness(measure_overlap(old.shingles, new.shingles), is_moved=is_moved)


def scale_likeness(likeness: float, *, is_moved: bool) -> float:
    """Returns how sure it is that two wordings so much alike are one, given whether they stand in two clauses."""
    least = _ALIKE_ELSEWHERE if is_moved else _ALIKE_WITHIN
    if likeness < least:
        return CONFIDENT * likeness / least
    return CONFIDENT + (SAME - CONFIDENT) * (likeness - least) / (1 - least)


def weigh_share(certainty: float, share: float) -> float:
    """Returns how sure it is what became of a passage, of whose words a share is found, so surely."""
    return certainty * min(1.0, share / _MOST)
