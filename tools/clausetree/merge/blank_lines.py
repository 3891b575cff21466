"""The blank lines between headings and passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.merge.origins.nodes import find_changer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

EMPTY_LINE = "\n\n"


def end_clause(text: str) -> str:
    """Returns the text of a clause with the blank lines at its end, one at least."""
    blanks = text[len(text.rstrip()) :]
    return text if blanks.count("\n") > 1 else text.rstrip("\n") + EMPTY_LINE


def find_blanks(source: str, offset: int) -> str:
    """Returns the blanks from an offset on, up to the line of what follows: its indentation is its own."""
    rest = source[offset:]
    said = rest.lstrip()
    blanks = rest[: len(rest) - len(said)]
    return blanks[: blanks.rfind("\n") + 1] if said else blanks


def settle_footnote_gap(
    gaps: Sequence[str | None],
    next_keys: Sequence[int | None],
    following: int,
    is_footnote: Callable[[int], bool],
) -> str:
    """Returns the ends of lines between the definitions of two footnotes.

    They are as some text has them there, or else between the first and another definition, or else that of one line.
    """
    for others in ({following}, {key for key in next_keys if key is not None and is_footnote(key)}):
        found = [gap if key in others else None for gap, key in zip(gaps, next_keys, strict=True)]
        if gap := found[find_changer(*found)] or next(filter(None, found), None):
            return gap
    return "\n"


def settle_gap(gaps: Sequence[str | None], next_keys: Sequence[int | None], following: int | None) -> str:
    """Returns the blank lines before `following` as the side has them that changed them; an empty line where no text has them there."""
    gap = gaps[find_changer(*gaps)]
    behind = [next_key for next_key, other in zip(next_keys, gaps, strict=True) if other == gap]
    stays = following is not None and following in behind
    return gap or "" if stays or (gap or "").count("\n") > 1 else EMPTY_LINE
