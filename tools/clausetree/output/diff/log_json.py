"""`clausetree log --format json`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from clausetree.diff.kinds import Direction, Kind  # noqa: TC001 - msgspec reads the annotations
from clausetree.output.diff.change_shapes import FlowShape  # noqa: TC001 - likewise
from clausetree.output.diff.json import build_flows
from clausetree.output.json.document import build_revision
from clausetree.output.json.document_shapes import RevisionShape, SchemaVersion  # noqa: TC001 - likewise
from clausetree.output.json.encoder import encode_shape

if TYPE_CHECKING:
    from clausetree.diff.time.lineage import Life, Stage
    from clausetree.output.screen import Screen


class StageShape(msgspec.Struct, frozen=True):
    """A clause in one revision.

    Attributes:
        revision: The revision.
        id: The id that it has there; null in the revision that no longer has it.
        title: Its title there, as written; null likewise.
        level: Its level of authority there, as written; null where it has none, and likewise.
        kinds: What happened to it since the revision before; empty where nothing did, and in the oldest revision.
        direction: Which way it went on the ladder since then.
        changed: Which share of its text changed since then, from 0 to 1; 1 where it is new or deleted.
        flows: The text that left it for other clauses since then, the largest share first, then the text that came
            from others.
    """

    revision: RevisionShape
    id: str | None
    title: str | None
    level: str | None
    kinds: tuple[Kind, ...]
    direction: Direction
    changed: float
    flows: tuple[FlowShape, ...]


class NamesakeShape(msgspec.Struct, frozen=True):
    """Another clause that had the id asked for.

    Attributes:
        id: The id by which `log` shows its history.
        last: The label of the last revision in which it had the id asked for.
    """

    id: str
    last: str


class LogShape(msgspec.Struct, frozen=True):
    """A clause's history across all revisions, renames followed.

    Attributes:
        schema_version: The version of this shape.
        ids: The ids that it had, oldest first.
        stages: The revisions, oldest first, from the one that introduced it to the last, or to the one that no longer
            has it. Where a clause had its id again after that, the stages of both.
        namesakes: The other clauses that had the id asked for and have another one now, or had one at their end.
    """

    schema_version: SchemaVersion
    ids: tuple[str, ...]
    stages: tuple[StageShape, ...]
    namesakes: tuple[NamesakeShape, ...]


def render(answer: Life, _screen: Screen) -> str:
    """Returns the clause's life as indented JSON, with a line feed at its end."""
    namesakes = tuple(NamesakeShape(one.id, one.last.label) for one in answer.namesakes)
    return encode_shape(LogShape("1", answer.ids, tuple(map(_shape, answer.stages)), namesakes))


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
