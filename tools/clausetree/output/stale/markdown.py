"""Which rows are stale, for a pull request: how many, and a table of what they were made from."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from clausetree.output.diff.quotes import quote_edit
from clausetree.output.markdown_text import escape, escape_told
from clausetree.output.stale.groups import (
    count_touched,
    describe,
    describe_counts,
    group_stale,
    list_lines,
    list_targets,
)
from clausetree.text.code_span import code
from clausetree.text.counted_noun import count_noun

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.export.checked_rows import CheckedRow, CheckedRows
    from clausetree.output.screen import Screen

_EDITS = 2  # of one part


def render(checked: CheckedRows, _screen: Screen) -> str:
    """Returns how many rows are exact, touched and stale, and a line of a table for each part that has stale rows."""
    return "\n".join(_lines(checked)) + "\n"


def _lines(checked: CheckedRows) -> Iterator[str]:
    yield f"## {code(checked.name)} and {escape(checked.to.shown)}"
    yield ""
    yield f"{count_noun(len(checked.rows), 'row')}: {describe_counts(checked)}."
    clauses = group_stale(checked)
    if clauses:
        yield ""
        yield "| Made from | What became of the words | Now | Rows |"
        yield "| --- | --- | --- | --- |"
        yield from (_row(rows, checked.to.label) for clause in clauses for rows in clause.parts)
    touched = count_touched(checked)
    if touched:
        yield ""
        yield "Touched:"
        yield ""
        yield from (f"- {said}: {count_noun(number, 'row')}" for said, number in touched.items())


def _row(rows: Sequence[CheckedRow], label: str) -> str:
    first = rows[0]
    migrated = first.staleness.migrated
    quoted = (quote_edit(line, {}) for line in migrated.redline)
    edits = "; ".join(islice(filter(None, quoted), _EDITS)) if migrated.words == "edited" else ""
    said = escape_told(migrated.problem) if migrated.problem else edits
    told = f"{describe(first.staleness)}: {said}" if said else describe(first.staleness)
    targets = ", ".join(map(code, list_targets(migrated, label)))
    now = f"instead {targets}" if targets and migrated.words == "deleted" else targets or "–"
    cells = (code(first.address), told, now, list_lines(rows))
    return f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"
