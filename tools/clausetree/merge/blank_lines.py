"""The blank lines between headings and passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.merge.origins.nodes import find_changer

if TYPE_CHECKING:
    from collections.abc import Sequence

EMPTY_LINE = "\n\n"


def end_clause(text: str) -> str:
    """Returns the text of a clause with an empty line at its end."""
    return f"{text.rstrip()}{EMPTY_LINE}"


def find_blanks(source: str, offset: int) -> str:
    """Returns the blanks from an offset on."""
    rest = source[offset:]
    return rest[: len(rest) - len(rest.lstrip())]


def settle_gap(gaps: Sequence[str | None], next_keys: Sequence[int | None], following: int | None) -> str:
    """Returns the blank lines before `following` as the side has them that changed them; an empty line where it has none."""
    side = find_changer(*gaps)
    gap = gaps[side] or ""
    stays = following is not None and next_keys[side] == following
    return gap if stays or gap.count("\n") > 1 else EMPTY_LINE
