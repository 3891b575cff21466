"""Checked rows put together: those of one locator, by clause, and what is said of them in a few words."""

from __future__ import annotations

import shlex
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from clausetree.text.counted_noun import agree

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clausetree.diff.time.migrated import Migrated
    from clausetree.export.checked_rows import CheckedRow, CheckedRows
    from clausetree.export.staleness import Staleness
    from clausetree.model.revision import Revision

_LINES = 5  # line numbers that are listed


class StaleClause(NamedTuple):
    """A clause from which stale rows were made.

    Attributes:
        name: Its id.
        parts: For each of its parts, or itself, the rows that were made from that.
    """

    name: str
    parts: Sequence[Sequence[CheckedRow]]


def group_stale(checked: CheckedRows) -> list[StaleClause]:
    """Returns the clauses that have stale rows, in the order of the rows."""
    found: dict[tuple[str, str], dict[str, list[CheckedRow]]] = {}
    for row in checked.rows:
        if row.staleness.freshness == "stale":
            clause = (row.revision.label, row.staleness.migrated.locator.clause)
            found.setdefault(clause, {}).setdefault(row.address, []).append(row)
    return [StaleClause(clause, list(parts.values())) for (_, clause), parts in found.items()]


def count_touched(checked: CheckedRows) -> Mapping[str, int]:
    """Returns for each way in which rows are touched how many there are, the most first."""
    touched = (row.staleness for row in checked.rows if row.staleness.freshness == "touched")
    return dict(Counter(map(describe, touched)).most_common())


def describe(staleness: Staleness) -> str:
    """Returns what became of words, such as `edited, moved`."""
    migrated = staleness.migrated
    words = "" if migrated.words == "exact" and migrated.moved else migrated.words
    said = ", ".join(filter(None, [words, "moved" if migrated.moved and migrated.to else ""]))
    return f"{said} (only a level's new name)" if staleness.why == "ladder" else said


def describe_counts(checked: CheckedRows) -> str:
    """Returns how many rows are exact, touched and stale."""
    return ", ".join(f"{number} {freshness}" for freshness, number in checked.count_freshness().items())


def list_lines(rows: Sequence[CheckedRow]) -> str:
    """Returns in which lines of their file rows begin."""
    lines = [row.row.line for row in rows]
    shown = ", ".join(map(str, lines[:_LINES]))
    more = f" and {len(lines) - _LINES} more" if len(lines) > _LINES else ""
    return f"{agree(len(lines), 'line')} {shown}{more}"


def list_targets(migrated: Migrated, label: str) -> list[str]:
    """Returns where words stand now, or what took their place, with the label of the revision."""
    return [f"{label}#{part.locator}" for part in migrated.to]


def make_command(row: CheckedRow, to: Revision) -> str:
    """Returns the command that shows what became of the words of a row, to be pasted into a shell."""
    old, new = map(_name_revision, (row.revision, to))
    return shlex.join(
        ("clausetree", "migrate", str(row.staleness.migrated.locator), "--from", old, "--to", new)
    )


def _name_revision(revision: Revision) -> str:
    """Returns a REV; standard input has its name for a label, and none is asked of it."""
    is_named = revision.label != revision.source
    return f"{revision.source}@{revision.label}" if is_named else revision.source
