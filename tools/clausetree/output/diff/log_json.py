"""`clausetree log --format json`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from clausetree.output.diff.json import build_flows
from clausetree.output.diff.shapes import FlowShape, KindName  # noqa: TC001 - msgspec reads the annotations
from clausetree.output.json.document import build_revision
from clausetree.output.json.encoding import encode_shape
from clausetree.output.json.shapes import RevisionShape, SchemaVersion  # noqa: TC001 - msgspec reads the annotations

if TYPE_CHECKING:
    from clausetree.diff.time.lineage import Life, Stage
    from clausetree.output.screen import Screen


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


def render(answer: Life, _screen: Screen) -> str:
    """Returns the clause's life as indented JSON, with a line feed at its end."""
    return encode_shape(LogShape("1", answer.ids, tuple(map(_shape, answer.stages))))


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
