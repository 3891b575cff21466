"""`clausetree stale --format json`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import msgspec

from clausetree.diff.kinds import Words  # noqa: TC001 - msgspec reads the annotations
from clausetree.export.staleness import Why  # noqa: TC001 - likewise
from clausetree.output.diff.change_shapes import RedlineShape  # noqa: TC001 - likewise
from clausetree.output.diff.json import build_redline
from clausetree.output.json.document import build_revision
from clausetree.output.json.document_shapes import RevisionShape, SchemaVersion  # noqa: TC001 - likewise
from clausetree.output.json.encoder import encode_shape
from clausetree.output.stale.groups import list_targets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.export.checked_rows import CheckedRow, CheckedRows
    from clausetree.output.screen import Screen

_DIGITS = 2
_NO_ROWS = "[]\n}\n"


class StaleSummaryShape(msgspec.Struct, frozen=True):
    """How many rows there are.

    Attributes:
        exact: Rows whose words are the same, at the same place.
        touched: Rows whose words are the same but for typography, footnote marks or references, or are in another clause.
        stale: Rows whose words were edited or deleted, or are not in the text that the row names.
    """

    exact: int
    touched: int
    stale: int


class StaleRowShape(msgspec.Struct, frozen=True):
    """What became of the words that a row was made from.

    Attributes:
        id: What the row is called; null where it has no `id`.
        row: Which row of the file it is, from 1.
        line: The line of the file where it begins, from 1.
        locator: The address of the words, with the label of the revision that they were taken from.
        to: Where the words are now, the largest share first; if they were deleted, what took their place, if anything.
        words: What became of the words, as in `clausetree schema migration`; of a pair of responses also of what they answer,
            of an eval prompt also of the clause that it tests.
        moved: Whether the words are in another clause, which is not the same one renamed.
        why: `ladder` if the only words that differ are a level's new name; else null.
        confidence: How sure the answer is, from 0 to 1; 0.8 and more counts as confident.
        problem: Why the words are unknown; null where they are known.
        redline: What changed, passage by passage, as in `clausetree schema changes`.
    """

    id: str | None
    row: int
    line: int
    locator: str
    to: tuple[str, ...]
    words: Words
    moved: bool
    why: Why | None
    confidence: float
    problem: str | None
    redline: tuple[RedlineShape, ...]


class StalenessShape(msgspec.Struct, frozen=True, rename={"origins": "from"}):
    """Which rows of a dataset are stale.

    Attributes:
        schema_version: The version of this shape.
        file: The file of the rows, as it was named.
        origins: The revisions that the rows were made from.
        to: The revision that they are compared with.
        summary: How many rows are exact, touched and stale.
        rows: The rows, in their order.
    """

    schema_version: SchemaVersion
    file: str
    origins: tuple[RevisionShape, ...]
    to: RevisionShape
    summary: StaleSummaryShape
    rows: tuple[StaleRowShape, ...]


def render(checked: CheckedRows, _: Screen) -> str:
    """Returns what became of the rows' words as indented JSON."""
    origins = dict.fromkeys(row.revision for row in checked.rows)
    counts = checked.count_freshness()
    whole = encode_shape(
        StalenessShape(
            schema_version="1",
            file=checked.name,
            origins=tuple(map(build_revision, origins)),
            to=build_revision(checked.to),
            summary=StaleSummaryShape(counts["exact"], counts["touched"], counts["stale"]),
            rows=(),
        )
    )
    rows = ",\n".join(_write_rows(checked))
    return f"{whole.removesuffix(_NO_ROWS)}[\n{rows}\n  ]\n}}\n"


def _write_rows(checked: CheckedRows) -> Iterator[str]:
    """Yields the text of each row; what rows of one locator have in common, which is nearly all, is written once."""
    common: dict[int, str] = {}  # by the staleness that they share
    for row in checked.rows:
        rest = common.get(id(row.staleness))
        if rest is None:
            rest = common[id(row.staleness)] = _write_rest(row, checked.to.label)
        cited = row.row
        name = "null" if cited.id is None else json.dumps(cited.id, ensure_ascii=False)
        yield f'    {{\n      "id": {name},\n      "row": {cited.number},\n      "line": {cited.line},\n{rest}'


def _write_rest(row: CheckedRow, label: str) -> str:
    """Returns the text of a row from its locator on."""
    lines = encode_shape(_build(row, label)).rstrip("\n").split("\n")
    start = next(place for place, line in enumerate(lines) if line.startswith('  "locator"'))
    return "\n".join(f"    {line}" for line in lines[start:])


def _build(row: CheckedRow, label: str) -> StaleRowShape:
    migrated = row.staleness.migrated
    return StaleRowShape(
        id=row.row.id,
        row=row.row.number,
        line=row.row.line,
        locator=row.address,
        to=tuple(list_targets(migrated, label)),
        words=migrated.words,
        moved=migrated.moved,
        why=row.staleness.why,
        confidence=round(migrated.confidence, _DIGITS),
        problem=migrated.problem,
        redline=tuple(map(build_redline, migrated.redline)),
    )
