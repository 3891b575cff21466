"""Levels of authority and the ladders they stand on."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Ladder(tuple[str, ...]):  # noqa: SLOT001 - its index is kept, for which a tuple can't have slots
    """The levels of one revision, highest first, as its tags write them."""

    @property
    def levels(self) -> tuple[str, ...]:
        """Returns the levels, highest first."""
        return tuple(self)

    def rank(self, level: str) -> int | None:
        """Returns how many steps `level` is below the top, or None where the ladder lacks it."""
        return self._ranks.get(level)

    def __contains__(self, level: object) -> bool:
        """Returns whether it is one of the levels."""
        return level in self._ranks

    @cached_property
    def _ranks(self) -> Mapping[object, int]:
        """Returns the rank of each level: a text may have as many levels as clauses."""
        return {level: rank for rank, level in reversed(list(enumerate(self)))}


class Profile(NamedTuple):
    """A dialect profile: a name for a ladder and whether the spec keeps eval prompt files."""

    name: str
    ladder: Ladder
    eval_prompts: bool = True


KNOWN_PROFILES = (
    Profile(name="2025-09", ladder=Ladder(("root", "system", "developer", "user", "guideline"))),
    Profile(name="2025-02", ladder=Ladder(("platform", "developer", "user", "guideline"))),
    Profile(name="2024-05", ladder=Ladder(("platform", "developer", "user", "tool")), eval_prompts=False),
)
"""The ladders of the published Model Spec, newest first, named for the month that brought them."""

NO_PROFILE = Profile(name="none", ladder=Ladder())
"""What a text goes by in which no level stands anywhere, and for which nobody states a ladder."""
