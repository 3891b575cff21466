"""Levels of authority and the ladders they stand on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Ladder:
    """The levels of one revision, highest first, as its tags write them."""

    levels: tuple[str, ...]

    def __iter__(self) -> Iterator[str]:
        """Yields the levels, highest first."""
        return iter(self.levels)

    def __contains__(self, level: object) -> bool:
        """Returns whether `level` is a step of this ladder."""
        return level in self.levels

    def rank(self, level: str) -> int | None:
        """Returns how many steps `level` is below the top, or None where the ladder lacks it."""
        return self.levels.index(level) if level in self.levels else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
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
