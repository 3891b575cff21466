"""`clausetree diff --format json`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.diff.summary import count_kinds
from clausetree.output.diff.change_shapes import (
    BothShape,
    ChangesShape,
    ClauseChangeShape,
    FieldShape,
    FlowShape,
    LadderShape,
    LevelShape,
    RedlineShape,
    RenameShape,
    RunShape,
    StepShape,
    SuccessionShape,
)
from clausetree.output.diff.example_shapes import (
    ExampleChangeShape,
    ExamplePlaceShape,
    PartMoveShape,
    PromptMoveShape,
    PromptsShape,
    VerdictChangeShape,
    VerdictShape,
)
from clausetree.output.json.document import build_revision
from clausetree.output.json.encoder import encode_shape

if TYPE_CHECKING:
    from clausetree.diff.changes import (
        ChangeSet,
        ClauseChange,
        ExampleChange,
        ExamplePlace,
        PromptChange,
        Succession,
    )
    from clausetree.diff.ladder_change import LadderChange, LevelStep
    from clausetree.diff.redlines import Redline
    from clausetree.model.clause import Clause
    from clausetree.model.example import Verdict
    from clausetree.model.locator import Locator
    from clausetree.model.revision import Revision
    from clausetree.output.answers import ChangesAnswer
    from clausetree.output.screen import Screen


def render(answer: ChangesAnswer, _screen: Screen) -> str:
    """Returns the change set as indented JSON, with a line feed at its end."""
    return encode_shape(build_changes(answer.old, answer.new, answer.changes))


def build_changes(old: Revision, new: Revision, changes: ChangeSet) -> ChangesShape:
    """Returns the change set in the shape that is published."""
    return ChangesShape(
        schema_version="1",
        old=build_revision(old),
        new=build_revision(new),
        related=changes.related,
        ladder=_ladder(changes.ladder),
        preamble=tuple(map(build_redline, changes.preamble)),
        clauses=tuple(map(_clause, changes.clauses)),
        summary=count_kinds(changes),
    )


def _ladder(ladder: LadderChange) -> LadderShape:
    return LadderShape(
        old=ladder.old.levels,
        new=ladder.new.levels,
        renamed=tuple(RenameShape(rename.old, rename.new) for rename in ladder.renamed),
        inserted=tuple(map(_step, ladder.inserted)),
        deleted=tuple(map(_step, ladder.deleted)),
    )


def _step(step: LevelStep) -> StepShape:
    return StepShape(step.level, step.above, step.below)


def _clause(change: ClauseChange) -> ClauseChangeShape:
    old, new = change.old, change.new
    return ClauseChangeShape(
        old=_id(old),
        new=_id(new),
        kinds=change.kinds,
        title=BothShape(old.title if old else None, new.title if new else None),
        parent=BothShape(_id(change.old_parent), _id(change.new_parent)),
        position="reordered" if "reordered" in change.kinds else "kept",
        level=LevelShape(old.level if old else None, new.level if new else None, change.direction),
        fields=tuple(FieldShape(*field) for field in change.fields),
        matched_by=change.matched_by,
        confidence=_rounded(change.confidence),
        similarity=_rounded(change.similarity),
        flows=build_flows(change),
        succeeded_by=_succession(change.succeeded_by),
        prose=change.wording if change.wording != "footnotes" else "kept",
        examples=tuple(map(_example, change.examples)),
        eval_prompts=_prompts(change.eval_prompts),
        redline=tuple(map(build_redline, change.redline)),
    )


def build_flows(change: ClauseChange) -> tuple[FlowShape, ...]:
    """Returns where a clause's text went to or came from, in the shape that is published."""
    return tuple(
        FlowShape(flow.old.id, flow.new.id, round(flow.share, 3), round(flow.gain, 3), flow.direction)
        for flow in change.flows
    )


def _id(clause: Clause | None) -> str | None:
    return clause.id if clause else None


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 3)


def _succession(succession: Succession | None) -> SuccessionShape | None:
    return SuccessionShape(succession.clause.id, round(succession.confidence, 3)) if succession else None


def _example(change: ExampleChange) -> ExampleChangeShape:
    return ExampleChangeShape(
        kind=change.kind,
        old=_place(change.old),
        new=_place(change.new),
        verdicts=tuple(
            VerdictChangeShape(verdict.response, _verdict(verdict.old), _verdict(verdict.new))
            for verdict in change.verdicts
        ),
        moves=tuple(
            PartMoveShape(str(change.old.locate(move.old)), str(change.new.locate(move.new)))
            for move in change.moves
            if change.old and change.new
        ),
    )


def _place(place: ExamplePlace | None) -> ExamplePlaceShape | None:
    return ExamplePlaceShape(place.clause.id, place.example.title, place.number) if place else None


def _verdict(verdict: Verdict | None) -> VerdictShape | None:
    return VerdictShape(verdict.word, verdict.violates, verdict.reason) if verdict else None


def _prompts(prompts: PromptChange) -> PromptsShape:
    return PromptsShape(
        inserted=prompts.inserted,
        deleted=prompts.deleted,
        moved=tuple(move.label for move in prompts.moved),
        moves=tuple(PromptMoveShape(move.label, move.old.id, move.new.id) for move in prompts.moved),
    )


def build_redline(line: Redline) -> RedlineShape:
    """Returns a redline in the shape that is published."""
    return RedlineShape(
        kind=line.kind,
        wording=line.wording,
        passage=line.passage,
        old=_written(line.old),
        new=_written(line.new),
        runs=tuple(RunShape(*run) for run in line.runs),
        turn=line.turn,
    )


def _written(locator: Locator | None) -> str | None:
    return str(locator) if locator else None
