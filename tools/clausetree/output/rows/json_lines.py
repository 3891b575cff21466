"""`clausetree export --format jsonl` and the other forms of rows: one JSON object a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.output.json.encoder import encode_compact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.export.row_values import ExportRow
    from clausetree.export.sample_values import SampleRow
    from clausetree.output.answers import RowsAnswer


def render_lines(answer: RowsAnswer[ExportRow | SampleRow]) -> Iterator[str]:
    """Yields the line of each row, when it is asked for."""
    for row in answer.rows:
        yield f"{encode_compact(row)}\n"
