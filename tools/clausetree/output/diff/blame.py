"""`clausetree blame`: which revision introduced each clause and passage, and which last changed its substance."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from clausetree.output.json.document import build_revision
from clausetree.output.json.shapes import RevisionShape, SchemaVersion  # noqa: TC001 - msgspec reads the annotations
from clausetree.output.terminal.paint import Segment, paint
from clausetree.text.excerpt import cut_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.diff.time.blame import ClauseBlame, Origin
    from clausetree.model.revision import Revision

_SHOWN = 60  # characters of a passage


class PassageBlameShape(msgspec.Struct, frozen=True):
    """A passage; `brought` and `changed` are labels of revisions."""

    locator: str
    kind: str
    brought: str
    changed: str


class ClauseBlameShape(msgspec.Struct, frozen=True):
    """A clause; `brought` and `changed` are labels of revisions."""

    id: str
    brought: str
    changed: str
    passages: tuple[PassageBlameShape, ...]


class BlameShape(msgspec.Struct, frozen=True):
    """Where the clauses of a revision come from."""

    schema_version: SchemaVersion
    revision: RevisionShape
    clauses: tuple[ClauseBlameShape, ...]


def render_blame_json(revision: Revision, clauses: Sequence[ClauseBlame]) -> str:
    """Returns the blame of a revision as indented JSON, with a line feed at its end."""
    shape = BlameShape("1", build_revision(revision), tuple(map(_shape, clauses)))
    return msgspec.json.format(msgspec.json.encode(shape), indent=2).decode() + "\n"


def render_blame(clauses: Sequence[ClauseBlame], *, colour: bool) -> str:
    """Returns the blame as text: introduced and last changed, a line for each clause and each passage."""
    origins = [origin for blame in clauses for origin in (blame.origin, *(p.origin for p in blame.passages))]
    labels = [label for origin in origins for label in (origin.introduced.label, origin.changed.label)]
    width = max(map(len, ("introduced", "last changed", *labels)))
    head = [Segment(f"{'introduced':{width}}  {'last changed':{width}}", "dim")]
    return paint([head, *(line for blame in clauses for line in _lines(blame, width))], colour=colour)


def _lines(blame: ClauseBlame, width: int) -> Iterator[list[Segment]]:
    clause = blame.clause
    title = " ".join(clause.title.split())
    yield [*_labels(blame.origin, width), Segment(f"  {title}", "title"), Segment(f"  #{clause.id}", "dim")]
    for passage in blame.passages:
        said = " ".join(passage.passage.span.slice(clause.content.source).split())
        yield [
            *_labels(passage.origin, width),
            Segment(f"    {passage.locator.steps[-1]!s:4}", "dim"),
            Segment(cut_text(said, _SHOWN)),
        ]


def _labels(origin: Origin, width: int) -> tuple[Segment, Segment]:
    style = "dim" if origin.introduced == origin.changed else "yellow"
    return Segment(f"{origin.introduced.label:{width}}"), Segment(f"  {origin.changed.label:{width}}", style)


def _shape(blame: ClauseBlame) -> ClauseBlameShape:
    return ClauseBlameShape(
        id=blame.clause.id,
        brought=blame.origin.introduced.label,
        changed=blame.origin.changed.label,
        passages=tuple(
            PassageBlameShape(
                str(passage.locator.steps[-1]),
                passage.passage.kind,
                passage.origin.introduced.label,
                passage.origin.changed.label,
            )
            for passage in blame.passages
        ),
    )
