"""Where text is shown: what a renderer has to know of it."""

from __future__ import annotations

import sys
from typing import NamedTuple


class Screen(NamedTuple):
    """What a terminal can show.

    Attributes:
        width: Its width in cells; None where lines may be as long as they like.
        colour: Whether to paint.
    """

    width: int | None = None
    colour: bool = False

    @property
    def room(self) -> int:
        """Returns how many cells a line may take; no line is broken where there is no width."""
        return self.width or sys.maxsize


PLAIN = Screen()
"""No terminal: lines of any length, nothing painted."""
