"""What is said of passages that became commentary or are commentary no longer: whether their words bind."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from clausetree.diff.changes import ClauseChange
    from clausetree.diff.kinds import Turn
    from clausetree.diff.redlines import Redline
    from clausetree.model.clause import Clause
    from clausetree.model.locator import Locator


class TurnWords(NamedTuple):
    """What to say of words that turned: of a whole passage, after its name; of a part of one."""

    whole: str
    part: str


_BOUND: dict[Turn, TurnWords] = {
    "binds": TurnWords("was commentary and binds now", "words that were commentary bind now"),
    "explains": TurnWords("is commentary now and no longer binds", "words that bound are commentary now"),
}
"""Of words in a clause that has a level."""

_LOOSE: dict[Turn, TurnWords] = {
    "binds": TurnWords("is no longer commentary", "words that were commentary no longer are"),
    "explains": TurnWords("is commentary now", "words became commentary"),
}
"""Of words in a clause that has none, so that nothing in it binds."""


def is_in(locator: Locator | None, clause: Clause | None) -> bool:
    """Returns whether a locator is that of a part of a clause."""
    return locator is not None and clause is not None and locator.clause_locator == clause.locator


def tell_turn(change: ClauseChange, line: Redline) -> TurnWords | None:
    """Returns what to say of a passage that turned; None where it did not."""
    if line.turn is None:
        return None
    place, clause = (line.new, change.new) if line.turn == "binds" else (line.old, change.old)
    has_level = clause is not None and clause.level is not None and is_in(place, clause)
    return (_BOUND if has_level else _LOOSE)[line.turn]
