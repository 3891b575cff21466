"""What a hint says of the columns of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.text.excerpt import cut_text
from clausetree.text.nearest import tell_known

if TYPE_CHECKING:
    from collections.abc import Sequence

_COLUMNS, _COLUMN = 8, 40  # how many columns are named, and how much of a name


def tell_columns(columns: Sequence[str]) -> str:
    """Returns what a hint says of the columns that a file has: of many the first, and how many more there are."""
    told = tell_known([cut_text(column, _COLUMN) for column in columns[:_COLUMNS]])
    more = len(columns) - _COLUMNS
    return f"{told} and {more} more" if more > 0 else told
