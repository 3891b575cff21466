"""`clausetree export --format csv`: a line for each clause, for spreadsheets.

A spreadsheet runs a cell that begins with `=`, `+`, `-` or `@` as a formula, and nobody vouches for a spec's text: such a
cell gets a `'` before it, which says that it is text. One that has `'` there already gets another, so that a program can
take one off wherever one stands before such a sign.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clausetree.export.row_values import ClauseRow
    from clausetree.output.answers import RowsAnswer

FORMULA = re.compile(r"'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
"""What a cell begins with that a spreadsheet could run; the last four are the wide forms of the signs."""

COLUMNS = (
    *("id", "locator", "fingerprint", "label", "commit", "sha256", "path", "line", "end_line", "clause"),
    *("title", "level", "tags", "licence", "who", "informative", "examples", "prose", "commentary", "source"),
)
"""The columns: tags with spaces between them, who can override the clause in words, examples by their number."""


def render_lines(answer: RowsAnswer[ClauseRow]) -> Iterator[str]:
    """Yields the line with the names of the columns, then the line of each row; a cell may hold line endings."""
    yield _join(COLUMNS)
    for row in answer.rows:
        shown = {
            "tags": " ".join(row.tags),
            "who": row.who["says"],
            "informative": "true" if row.informative else "false",
            "examples": len(row.examples),
        }
        yield _join(_guard(shown[name] if name in shown else getattr(row, name)) for name in COLUMNS)


def _guard(value: object) -> str:
    """Returns a cell that no spreadsheet takes for a formula; an empty one for None."""
    text = "" if value is None else str(value)
    return f"'{text}" if FORMULA.match(text) else text


def _join(cells: Iterable[str]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow(cells)
    return written.getvalue()
