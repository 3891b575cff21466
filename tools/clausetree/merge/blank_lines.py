"""The blank lines between headings and passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.merge.nodes import OURS, THEIRS

if TYPE_CHECKING:
    from collections.abc import Sequence

EMPTY_LINE = "\n\n"


def find_blanks(source: str, offset: int) -> str:
    """Returns the blanks from an offset on."""
    rest = source[offset:]
    return rest[: len(rest) - len(rest.lstrip())]


def settle_gap(gaps: Sequence[str | None], next_keys: Sequence[int | None], following: int | None) -> str:
    """Returns the blank lines before `following` as the side has them that changed them; an empty line where it has none."""
    base, ours, theirs = gaps
    side = THEIRS if ours is None or (ours == base and theirs is not None) else OURS
    gap = gaps[side] or ""
    stays = following is not None and next_keys[side] == following
    return gap if stays or gap.count("\n") > 1 else EMPTY_LINE
