"""What became of the levels from one text to another."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from clausetree.model.authority import Ladder


class LevelRename(NamedTuple):
    """A level that goes by another name."""

    old: str
    new: str


class LevelStep(NamedTuple):
    """A level that one of the ladders lacks.

    Attributes:
        level: The level.
        above: The level that it stands above; None at the bottom.
        below: The level that it stands below; None at the top.
    """

    level: str
    above: str | None
    below: str | None


class LadderChange(NamedTuple):
    """What became of the levels.

    Attributes:
        old: The ladder before.
        new: The ladder after.
        renamed: The levels that have another name.
        inserted: The levels that came.
        deleted: The levels that went.
        is_ordered: Whether both ladders are more than a guess, so that another order is a change.
    """

    old: Ladder
    new: Ladder
    renamed: tuple[LevelRename, ...] = ()
    inserted: tuple[LevelStep, ...] = ()
    deleted: tuple[LevelStep, ...] = ()
    is_ordered: bool = True

    def __bool__(self) -> bool:
        """Returns whether anything changed."""
        return self.old != self.new if self.is_ordered else {*self.old} != {*self.new}
