"""Stale rows as workflow commands of GitHub Actions, which it shows as annotations at the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.output.lint.github import render_command
from clausetree.output.stale.groups import count_touched, describe, list_targets
from clausetree.text.counted_noun import count_noun

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.export.checked_rows import CheckedRow, CheckedRows
    from clausetree.output.screen import Screen


def render(checked: CheckedRows, _screen: Screen) -> str:
    """Returns an error for each stale row, and a notice for each way in which rows are touched."""
    return "".join(_lines(checked))


def _lines(checked: CheckedRows) -> Iterator[str]:
    for row in checked.rows:
        if row.staleness.freshness == "stale":
            place = {"title": "Stale row", "file": checked.name, "line": row.row.line}
            yield render_command("error", place, _describe(row, checked.to.label))
    for said, number in count_touched(checked).items():
        first = next(row for row in checked.rows if describe(row.staleness) == said)
        place = {"title": "Touched rows", "file": checked.name, "line": first.row.line}
        yield render_command(
            "notice", place, f"{count_noun(number, 'row')} since {first.revision.label}: {said}"
        )


def _describe(row: CheckedRow, label: str) -> str:
    migrated = row.staleness.migrated
    targets = ", ".join(list_targets(migrated, label))
    said = f"`{row.address}` in {label}: {describe(row.staleness)}"
    if migrated.problem:
        return f"{said}\n{migrated.problem}"
    if not targets:
        return said
    return f"{said}\n{'instead' if migrated.words == 'deleted' else 'now'}: {targets}"
