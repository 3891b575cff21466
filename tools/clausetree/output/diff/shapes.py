"""The shape of `clausetree diff --format json`; `clausetree schema changes` is made from it."""

from __future__ import annotations

from typing import Literal

import msgspec

from clausetree.output.json.shapes import RevisionShape, SchemaVersion  # noqa: TC001 - msgspec reads the annotations

KindName = Literal[
    "inserted",
    "deleted",
    "renamed",
    "split",
    "merged",
    "retitled",
    "moved",
    "reordered",
    "relevelled",
    "retagged",
    "edited",
    "references",
    "typographic",
    "examples",
    "eval_prompts",
    "unchanged",
]


class RenameShape(msgspec.Struct, frozen=True):
    """A level that goes by another name."""

    old: str
    new: str


class StepShape(msgspec.Struct, frozen=True):
    """A level that one of the ladders lacks; `above` and `below` name the levels that it stands above and below."""

    level: str
    above: str | None
    below: str | None


class LadderShape(msgspec.Struct, frozen=True):
    """What became of the levels, highest first."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    renamed: tuple[RenameShape, ...]
    inserted: tuple[StepShape, ...]
    deleted: tuple[StepShape, ...]


class BothShape(msgspec.Struct, frozen=True):
    """Something before and after."""

    old: str | None
    new: str | None


class LevelShape(msgspec.Struct, frozen=True):
    """The levels as written; `kept` where the ladder only renamed it."""

    old: str | None
    new: str | None
    direction: Literal["kept", "promoted", "demoted"]


class FlowShape(msgspec.Struct, frozen=True):
    """Text that went from one clause to another; `share` of the old clause's text, `gain` of the new clause's."""

    source: str = msgspec.field(name="from")
    target: str = msgspec.field(name="to")
    share: float
    gain: float


class ExamplePlaceShape(msgspec.Struct, frozen=True):
    """An example; `number` counts the clause's examples from 0."""

    clause: str
    title: str | None
    number: int


class VerdictShape(msgspec.Struct, frozen=True):
    """A verdict as written."""

    verdict: str
    violates: str | None
    reason: str | None


class VerdictChangeShape(msgspec.Struct, frozen=True):
    """One response's verdict before and after; `response` counts the example's responses from 0."""

    response: int
    old: VerdictShape | None
    new: VerdictShape | None


class ExampleChangeShape(msgspec.Struct, frozen=True):
    """One thing that happened to one example."""

    kind: Literal[
        "inserted",
        "deleted",
        "moved",
        "order",
        "retitled",
        "verdict",
        "reason",
        "target",
        "edited",
        "references",
        "typographic",
    ]
    old: ExamplePlaceShape | None
    new: ExamplePlaceShape | None
    verdicts: tuple[VerdictChangeShape, ...]


class PromptMoveShape(msgspec.Struct, frozen=True):
    """Where a moved eval prompt's mark stood and stands."""

    label: str
    source: str = msgspec.field(name="from")
    target: str = msgspec.field(name="to")


class PromptsShape(msgspec.Struct, frozen=True):
    """What became of the eval prompts, by label; `moves` says for each moved one from where to where."""

    inserted: tuple[str, ...]
    deleted: tuple[str, ...]
    moved: tuple[str, ...]
    moves: tuple[PromptMoveShape, ...]


class RunShape(msgspec.Struct, frozen=True, omit_defaults=True):
    """A stretch of a redline; `old` is what a kept one said, where that is another number of the same list item."""

    kind: Literal["kept", "inserted", "deleted"]
    text: str
    old: str | None = None


class FieldShape(msgspec.Struct, frozen=True):
    """Something in a clause's heading or place that differs: `id`, `title`, `depth`, `parent`, or an attribute's key."""

    name: str
    old: str | None
    new: str | None


class SuccessionShape(msgspec.Struct, frozen=True):
    """The clause that took over the words of one that is gone, and how sure that is, from 0 to 1."""

    id: str
    confidence: float


class RedlineShape(msgspec.Struct, frozen=True):
    """A passage's change; the runs that are not inserted spell the old one, those not deleted the new one.

    A moved passage stands in both clauses; `wording` says how far its words are apart.
    """

    kind: Literal["inserted", "deleted", "moved", "edited", "references", "typographic", "footnotes"]
    wording: Literal["kept", "footnotes", "typographic", "references", "edited"]
    passage: str
    old: str | None
    new: str | None
    runs: tuple[RunShape, ...]


class ClauseChangeShape(msgspec.Struct, frozen=True):
    """What happened to one clause; `old` and `new` are its ids, null where it is new or gone."""

    old: str | None
    new: str | None
    kinds: tuple[KindName, ...]
    title: BothShape
    parent: BothShape
    position: Literal["kept", "reordered"]
    level: LevelShape
    fields: tuple[FieldShape, ...]
    matched_by: Literal["declared", "id", "text", "similarity", "passages"] | None
    confidence: float | None
    similarity: float | None
    flows: tuple[FlowShape, ...]
    succeeded_by: SuccessionShape | None
    prose: Literal["kept", "typographic", "references", "edited"]
    examples: tuple[ExampleChangeShape, ...]
    eval_prompts: PromptsShape
    redline: tuple[RedlineShape, ...]


class ChangesShape(msgspec.Struct, frozen=True):
    """What changed from one revision to another, by meaning; clauses that are not listed did not change."""

    schema_version: SchemaVersion
    old: RevisionShape
    new: RevisionShape
    related: bool
    ladder: LadderShape
    preamble: tuple[RedlineShape, ...]
    clauses: tuple[ClauseChangeShape, ...]
    summary: dict[str, int]
