"""Rows of a dataset, and what became of the words that they were made from."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.export.cited_rows import CitedRow
    from clausetree.export.staleness import Freshness, Staleness
    from clausetree.model.revision import Revision


class CheckedRow(NamedTuple):
    """A row and what became of its words.

    Attributes:
        row: The row.
        revision: The text that it was made from.
        staleness: What became of its words; rows of one locator share it.
    """

    row: CitedRow
    revision: Revision
    staleness: Staleness

    @property
    def address(self) -> str:
        """Returns the locator of its words, with the label of their revision."""
        return f"{self.revision.label}#{self.staleness.migrated.locator}"


class CheckedRows(NamedTuple):
    """A file of rows and what became of their words.

    Attributes:
        name: What the file is called.
        to: The revision that the rows are compared with.
        rows: The rows, in their order.
    """

    name: str
    to: Revision
    rows: Sequence[CheckedRow]

    def count_freshness(self) -> dict[Freshness, int]:
        """Returns how many rows are exact, touched and stale."""
        found = Counter(row.staleness.freshness for row in self.rows)
        return {freshness: found[freshness] for freshness in ("exact", "touched", "stale")}
