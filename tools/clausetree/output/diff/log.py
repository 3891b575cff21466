"""`clausetree log`: a clause's life."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from clausetree.output.diff.facts import describe_clause
from clausetree.output.diff.json import build_flows
from clausetree.output.diff.shapes import FlowShape, KindName  # noqa: TC001 - msgspec reads the annotations
from clausetree.output.json.document import build_revision
from clausetree.output.json.shapes import RevisionShape, SchemaVersion  # noqa: TC001 - msgspec reads the annotations
from clausetree.output.terminal.paint import Segment, paint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.diff.time.lineage import Life, Stage


class StageShape(msgspec.Struct, frozen=True):
    """A clause in one revision; `id` is null in the one that no longer has it, `kinds` empty where nothing changed."""

    revision: RevisionShape
    id: str | None
    title: str | None
    level: str | None
    kinds: tuple[KindName, ...]
    direction: Literal["kept", "promoted", "demoted"]
    changed: float
    flows: tuple[FlowShape, ...]


class LogShape(msgspec.Struct, frozen=True):
    """A clause's life over the revisions, oldest first, renames followed; `changed` is a share of its text."""

    schema_version: SchemaVersion
    ids: tuple[str, ...]
    stages: tuple[StageShape, ...]


def render_log_json(life: Life) -> str:
    """Returns the clause's life as indented JSON, with a line feed at its end."""
    shape = LogShape("1", life.ids, tuple(map(_shape, life.stages)))
    return msgspec.json.format(msgspec.json.encode(shape), indent=2).decode() + "\n"


def render_log(life: Life, *, colour: bool) -> str:
    """Returns the clause's life as text: a line a revision, with what happened below it."""
    width = max(len(stage.revision.label) for stage in life.stages)
    return paint((line for stage in life.stages for line in _lines(stage, width)), colour=colour)


def _lines(stage: Stage, width: int) -> Iterator[list[Segment]]:
    clause, change = stage.clause, stage.change
    label = Segment(stage.revision.label.ljust(width), "yellow")
    if clause is None:
        yield [label, Segment("  gone", "red")]
    else:
        title = " ".join(clause.title.split())
        share = Segment(f"  {stage.changed:4.0%} changed" if change and change.old else "", "dim")
        level = Segment(f"  {clause.level}" if clause.level else "", "cyan")
        yield [label, Segment(f"  {title}", "title"), Segment(f"  #{clause.id}", "dim"), level, share]
    for fact in describe_clause(change) if change else ():
        yield [Segment(f"{'':{width}}  · {fact}", "dim")]


def _shape(stage: Stage) -> StageShape:
    clause, change = stage.clause, stage.change
    return StageShape(
        revision=build_revision(stage.revision),
        id=clause.id if clause else None,
        title=clause.title if clause else None,
        level=clause.level if clause else None,
        kinds=change.kinds if change else (),
        direction=change.direction if change else "kept",
        changed=round(stage.changed, 3),
        flows=build_flows(change) if change else (),
    )
