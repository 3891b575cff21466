"""The shapes of what happened to examples and eval prompts, in `clausetree diff --format json`."""

from __future__ import annotations

import msgspec

from clausetree.diff.kinds import ExampleKind  # noqa: TC001 - msgspec reads the annotations


class ExamplePlaceShape(msgspec.Struct, frozen=True):
    """An example and the clause that it is in.

    Attributes:
        clause: The id of the clause.
        title: The title of the example, as written; null where it has none.
        number: Which of the clause's examples it is, from 0.
    """

    clause: str
    title: str | None
    number: int


class VerdictShape(msgspec.Struct, frozen=True):
    """A verdict.

    Attributes:
        verdict: Its word, as written, such as `GOOD`.
        violates: The id of the clause that the response violates; null where it names none.
        reason: The reason that it gives, as written; null where it gives none.
    """

    verdict: str
    violates: str | None
    reason: str | None


class VerdictChangeShape(msgspec.Struct, frozen=True):
    """One response's verdict before and after.

    Attributes:
        response: Which response of the example it is on, from 0, counted in the new text.
        old: The verdict before; null where the response had none.
        new: The verdict now; null where the response has none.
    """

    response: int
    old: VerdictShape | None
    new: VerdictShape | None


class PartMoveShape(msgspec.Struct, frozen=True):
    """A message, comparison or response of an example that is elsewhere among the others than it was.

    Attributes:
        old: Its locator in the old text.
        new: Its locator in the new text.
    """

    old: str
    new: str


class ExampleChangeShape(msgspec.Struct, frozen=True):
    """One thing that happened to one example.

    Attributes:
        kind: What happened. `moved`: it is in another clause; `order`: it changed places with others of its clause;
            `rearranged`: messages, comparisons or responses in it changed places; `verdict`, `reason`, `target`: the verdict on a response, its reason or the clause that it names changed;
            `edited`: other words; `references`: only the ids that follow a rename; `typographic`: only quotes, dashes
            and spaces.
        old: Where it was; null where it is new.
        new: Where it is; null where it was deleted.
        verdicts: The verdicts that changed in this way; empty where none did.
        moves: For `rearranged`, the parts that are at other places; else empty.
    """

    kind: ExampleKind
    old: ExamplePlaceShape | None
    new: ExamplePlaceShape | None
    verdicts: tuple[VerdictChangeShape, ...]
    moves: tuple[PartMoveShape, ...]


class PromptMoveShape(msgspec.Struct, frozen=True):
    """An eval prompt whose footnote mark went from one clause to another, or to other words of its own.

    Attributes:
        label: The label of the mark.
        source: The id of the clause that it was in.
        target: The id of the clause that it is in.
    """

    label: str
    source: str = msgspec.field(name="from")
    target: str = msgspec.field(name="to")


class PromptsShape(msgspec.Struct, frozen=True):
    """What became of a clause's eval prompts, by the labels of their footnote marks.

    Attributes:
        inserted: The labels that are new in the text.
        deleted: The labels that were deleted from the text.
        moved: The labels that left it for another clause, came to it from one, or mark other words of it.
        moves: For each of `moved`, in the same order, from where to where.
    """

    inserted: tuple[str, ...]
    deleted: tuple[str, ...]
    moved: tuple[str, ...]
    moves: tuple[PromptMoveShape, ...]
