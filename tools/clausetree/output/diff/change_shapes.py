"""The shape of `clausetree diff --format json`; `clausetree schema changes` is made from it."""

from __future__ import annotations

from typing import Literal

import msgspec

# msgspec reads the annotations
from clausetree.diff.kinds import Direction, Evidence, Kind, RedlineKind, TextWording, Turn, Wording  # noqa: TC001
from clausetree.output.diff.example_shapes import ExampleChangeShape, PromptsShape  # noqa: TC001 - likewise
from clausetree.output.json.document_shapes import RevisionShape, SchemaVersion  # noqa: TC001 - likewise


class RenameShape(msgspec.Struct, frozen=True):
    """A level that has another name.

    Attributes:
        old: Its name before.
        new: Its name now.
    """

    old: str
    new: str


class StepShape(msgspec.Struct, frozen=True):
    """A level that only one of the ladders has.

    Attributes:
        level: The level.
        above: The next lower level of its ladder, which it is above; null at the bottom.
        below: The next higher level of its ladder, which it is below; null at the top.
    """

    level: str
    above: str | None
    below: str | None


class LadderShape(msgspec.Struct, frozen=True):
    """What became of the levels of authority.

    Attributes:
        old: The levels before, highest first.
        new: The levels now, highest first.
        renamed: The levels that have another name.
        inserted: The levels that are new.
        deleted: The levels that were deleted.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    renamed: tuple[RenameShape, ...]
    inserted: tuple[StepShape, ...]
    deleted: tuple[StepShape, ...]


class BothShape(msgspec.Struct, frozen=True):
    """Something before and after.

    Attributes:
        old: What it was; null where there was none.
        new: What it is; null if there is none.
    """

    old: str | None
    new: str | None


class LevelShape(msgspec.Struct, frozen=True):
    """A clause's level of authority before and after.

    Attributes:
        old: The level before, as written; null where the clause had none or is new.
        new: The level now, as written; null where the clause has none or was deleted.
        direction: Which way it went on the ladder, no level being the lowest. `kept` also where only its name changed
            with the ladder, or where the ladders don't tell. For a clause that is new or deleted, which way its words
            went: `demoted` where they were in a clause with a level and are in one without, `promoted` the other way.
    """

    old: str | None
    new: str | None
    direction: Direction


class FlowShape(msgspec.Struct, frozen=True):
    """Text that went from one clause to another.

    Attributes:
        source: The id of the clause that it was in.
        target: The id of the clause that it is in.
        share: Which share of the old clause's words went there, from 0 to 1.
        gain: Which share of the new clause's words came from there, from 0 to 1.
        direction: Which way the text went on the ladder by that.
    """

    source: str = msgspec.field(name="from")
    target: str = msgspec.field(name="to")
    share: float
    gain: float
    direction: Direction


class RunShape(msgspec.Struct, frozen=True, omit_defaults=True):
    """A stretch of a redline.

    Attributes:
        kind: What happened to it.
        text: What it says; if kept, what it says now.
        old: What a kept one said, if only the number of a list item changed, or how letters and their marks are encoded; else
            left out.
    """

    kind: Literal["kept", "inserted", "deleted"]
    text: str
    old: str | None = None


class FieldShape(msgspec.Struct, frozen=True):
    """Something in a clause's heading or place that differs.

    Attributes:
        name: What differs: `id`, `title`, `depth`, `parent`, or the key of an attribute, such as `authority`.
        old: Its value before, as text; null where there was none.
        new: Its value now, as text; null if there is none.
    """

    name: str
    old: str | None
    new: str | None


class SuccessionShape(msgspec.Struct, frozen=True):
    """The clause that took over the words of one that was deleted.

    Attributes:
        id: Its id.
        confidence: How sure that is, from 0 to 1.
    """

    id: str
    confidence: float


class RedlineShape(msgspec.Struct, frozen=True):
    """A passage's change, or that of the part of it that went to one place.

    Attributes:
        kind: What happened to the passage. `moved`: it is in another clause or elsewhere in its own; `edited`: other
            words; `references`: only the ids that follow a rename; `typographic`: only quotes, dashes, spaces and what
            nobody sees, such as comments; `footnotes`: only footnote marks.
        wording: How far its words on both sides differ, in the same terms.
        passage: What block it is: the kind of a passage in `clausetree schema document`, `heading`, or `preamble` for
            the text before the first heading.
        old: Its locator in the old text, such as `be_kind/p2` or `be_kind/e1`, for a heading the clause's; null where
            the passage is new, and for the preamble.
        new: Its locator in the new text; null where the passage was deleted, and for the preamble.
        runs: The change word by word: the runs that are not inserted spell the old passage, those that are not deleted
            the new one.
        turn: `binds` where it was commentary and is no longer, `explains` where it became commentary; else null. Either
            is an edit, also where its words are the same.
    """

    kind: RedlineKind
    wording: Wording
    passage: str
    old: str | None
    new: str | None
    runs: tuple[RunShape, ...]
    turn: Turn | None


class ClauseChangeShape(msgspec.Struct, frozen=True):
    """What happened to one clause.

    Attributes:
        old: Its id before; null where it is new.
        new: Its id now; null where it was deleted.
        kinds: Everything that happened to it. `moved`: another parent; `reordered`: another place among the same
            siblings; `relevelled`: another level of authority; `retagged`: another attribute.
        title: Its title on both sides, as written; null on the side that lacks the clause.
        parent: The id of the clause that it is nested in, on both sides; null at the top, and on the side that lacks
            the clause.
        position: Whether it changed places among the same siblings.
        level: Its level on both sides.
        fields: What differs in heading and place, also a level of which only the name changed; empty for a clause
            that is new or deleted.
        matched_by: What told that both sides are one clause: the settings (`declared`), the id, the same text, similar
            text, title and place (`similarity`), or where its passages went. For a clause that is new or deleted,
            `passages` where text came from other clauses or went to them; else null.
        confidence: How sure that is, from 0 to 1; null where `matched_by` is.
        similarity: Which share of its text is in the same words on both sides, from 0 to 1; null where it is new or
            deleted.
        flows: The text that left it for other clauses, the largest share first, then the text that came from others.
        succeeded_by: The clause that took over its words; null where none did, and where it was not deleted.
        prose: How far its text without heading and examples changed; `kept` where it is new or deleted.
        examples: What happened to its examples, those that left it or came to it included.
        eval_prompts: What happened to its eval prompts.
        redline: The passages that changed, in the order of the new text; one that moved to another clause is listed
            with both.
    """

    old: str | None
    new: str | None
    kinds: tuple[Kind, ...]
    title: BothShape
    parent: BothShape
    position: Literal["kept", "reordered"]
    level: LevelShape
    fields: tuple[FieldShape, ...]
    matched_by: Evidence | None
    confidence: float | None
    similarity: float | None
    flows: tuple[FlowShape, ...]
    succeeded_by: SuccessionShape | None
    prose: TextWording
    examples: tuple[ExampleChangeShape, ...]
    eval_prompts: PromptsShape
    redline: tuple[RedlineShape, ...]


class ChangesShape(msgspec.Struct, frozen=True):
    """What changed from one revision to another, by meaning.

    Attributes:
        schema_version: The version of this shape.
        old: The revision before.
        new: The revision after.
        related: Whether the texts have a clause in common; true also where one of them has no clauses.
        ladder: What became of the levels of authority.
        preamble: What changed before the first heading; empty where nothing did.
        clauses: The clauses that changed, as far as they were asked for, in the order of the new text; deleted ones
            where they were.
        summary: How many of these clauses each kind of change happened to, 0 included, and how many were promoted and
            demoted; a split or a merge counts once. `unchanged` counts all clauses that did not change.
    """

    schema_version: SchemaVersion
    old: RevisionShape
    new: RevisionShape
    related: bool
    ladder: LadderShape
    preamble: tuple[RedlineShape, ...]
    clauses: tuple[ClauseChangeShape, ...]
    summary: dict[str, int]
