"""Levels of authority and the ladders they stand on."""

from __future__ import annotations

from typing import NamedTuple


class Ladder(tuple[str, ...]):
    """The levels of one revision, highest first, as its tags write them."""

    __slots__ = ()

    @property
    def levels(self) -> tuple[str, ...]:
        """Returns the levels, highest first."""
        return tuple(self)

    def rank(self, level: str) -> int | None:
        """Returns how many steps `level` is below the top, or None where the ladder lacks it."""
        return self.index(level) if level in self else None


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
