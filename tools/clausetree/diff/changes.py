"""What a diff finds, as values of a closed set of kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from clausetree.diff.redlines import Run, redline

if TYPE_CHECKING:
    from clausetree.model.authority import Ladder
    from clausetree.model.clause import Clause
    from clausetree.model.document import Document
    from clausetree.model.example import Example, Verdict

Kind = Literal[
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
"""What happened to a clause. `moved` means another parent, `reordered` another place among the same siblings;
`edited` other words, `references` no more than rewritten ids, `typographic` no more than quotes, dashes and blanks."""

KINDS: tuple[Kind, ...] = get_args(Kind)
"""Every kind, in the order in which a change lists its own."""

Wording = Literal["kept", "typographic", "references", "edited"]
"""How far two wordings are apart, the least first."""

Evidence = Literal["id", "text", "similarity", "passages"]
"""What told that two clauses are one: the id; the same text; similar text, title and place; where the passages went."""

ExampleKind = Literal[
    "inserted",
    "deleted",
    "moved",
    "retitled",
    "verdict",
    "reason",
    "target",
    "edited",
    "references",
    "typographic",
]
"""What happened to an example: `verdict` turned, `reason` or `target` (the violated clause) of a verdict changed."""


class LevelRename(NamedTuple):
    """A level that goes by another name."""

    old: str
    new: str


class LevelStep(NamedTuple):
    """A level that one of the ladders lacks.

    Attributes:
        level: The level.
        above: The level that it stands above; None at the bottom.
        below: The level that it stands below; None at the top.
    """

    level: str
    above: str | None
    below: str | None


class LadderChange(NamedTuple):
    """What became of the levels."""

    old: Ladder
    new: Ladder
    renamed: tuple[LevelRename, ...] = ()
    inserted: tuple[LevelStep, ...] = ()
    deleted: tuple[LevelStep, ...] = ()

    def __bool__(self) -> bool:
        """Returns whether anything changed."""
        return self.old != self.new

    def translate(self, level: str | None) -> str | None:
        """Returns what the new ladder calls an old level."""
        return next((rename.new for rename in self.renamed if rename.old == level), level)


class Flow(NamedTuple):
    """Text that went from one clause to another that is not its counterpart.

    Attributes:
        old: Where it stood.
        new: Where it stands.
        share: How much of the old clause's words went there, from 0 to 1.
        gain: How much of the new clause's words came from there, from 0 to 1.
    """

    old: Clause
    new: Clause
    share: float
    gain: float


class Redline(NamedTuple):
    """One passage's change.

    Attributes:
        kind: What happened to the passage; a `moved` one stands in another clause on the other side.
        passage: What block it is: a passage kind, `heading` or `preamble`.
        old: Its locator in the old document, such as `be_kind/p2`; None where it is new.
        new: Its locator in the new document; None where it is gone.
        before: What it said; nothing where it is new.
        after: What it says; nothing where it is gone.
    """

    kind: Literal["inserted", "deleted", "moved", "edited", "references", "typographic"]
    passage: str
    old: str | None
    new: str | None
    before: str
    after: str

    @property
    def runs(self) -> tuple[Run, ...]:
        """Returns the change word by word: the runs not `inserted` spell `before`, those not `deleted` `after`."""
        return redline(self.before, self.after)


class ExamplePlace(NamedTuple):
    """An example and the clause that it stands in; `number` counts the clause's examples from 0."""

    clause: Clause
    example: Example
    number: int


class VerdictChange(NamedTuple):
    """One response's verdict, before and after; None where it had or has none.

    Attributes:
        response: Which response of the example it is on, from 0, counted in the new one.
    """

    response: int
    old: Verdict | None
    new: Verdict | None


class ExampleChange(NamedTuple):
    """One thing that happened to one example; an example can have several.

    Attributes:
        kind: What happened.
        old: Where it stood; None where it is new.
        new: Where it stands; None where it is gone.
        verdicts: For `verdict`, `reason` and `target`: the verdicts that changed so.
    """

    kind: ExampleKind
    old: ExamplePlace | None
    new: ExamplePlace | None
    verdicts: tuple[VerdictChange, ...] = ()


class PromptMove(NamedTuple):
    """An eval prompt whose footnote mark went from one clause to another."""

    label: str
    old: Clause
    new: Clause


class PromptChange(NamedTuple):
    """What became of a clause's eval prompts, by label; a moved one is listed with both clauses."""

    inserted: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    moved: tuple[PromptMove, ...] = ()

    def __bool__(self) -> bool:
        """Returns whether there is anything."""
        return bool(self.inserted or self.deleted or self.moved)


class ClauseChange(NamedTuple):
    """What happened to one clause.

    Attributes:
        old: The clause before; None where it is new.
        new: The clause after; None where it is gone.
        kinds: Everything that happened, in the order of `KINDS`.
        old_parent: What the old clause was nested in.
        new_parent: What the new clause is nested in.
        direction: Which way its level went on the ladder.
        matched_by: What told that old and new are one clause, or that a gone or new one lives on or comes from
            elsewhere; None where it is simply new or gone.
        confidence: How sure that is, from 0 to 1; 1 for an id or a text that is the same.
        similarity: How much of the wording of old and new is common to both, from 0 to 1; None where one is missing.
        flows: Text that left it for another clause or came to it from another.
        wording: How far the prose changed: everything but heading and examples.
        examples: What happened to its examples, those that left or came included.
        eval_prompts: What happened to its eval prompts.
        redline: The passages that changed, in the order of the text; moved ones on both sides.
    """

    old: Clause | None
    new: Clause | None
    kinds: tuple[Kind, ...]
    old_parent: Clause | None = None
    new_parent: Clause | None = None
    direction: Literal["kept", "promoted", "demoted"] = "kept"
    matched_by: Evidence | None = None
    confidence: float | None = None
    similarity: float | None = None
    flows: tuple[Flow, ...] = ()
    wording: Wording = "kept"
    examples: tuple[ExampleChange, ...] = ()
    eval_prompts: PromptChange = PromptChange()
    redline: tuple[Redline, ...] = ()

    @property
    def clause(self) -> Clause:
        """Returns the clause as it is now, or as it last was."""
        clause = self.new or self.old
        assert clause is not None  # noqa: S101 - one of the two is always there
        return clause


class ClausePair(NamedTuple):
    """A clause before and after, what told that they are one, and how sure that is, from 0 to 1."""

    old: Clause
    new: Clause
    matched_by: Evidence
    confidence: float


class ChangeSet(NamedTuple):
    """All that changed between two documents.

    Attributes:
        old: The document before.
        new: The document after.
        ladder: What became of the levels.
        clauses: The clauses that changed, in the order of the new document; gone ones where they stood.
        pairs: Every clause that is on both sides, changed or not, in the order of the new document.
        unchanged: How many clauses did not change.
        preamble: What changed before the first heading.
    """

    old: Document
    new: Document
    ladder: LadderChange
    clauses: tuple[ClauseChange, ...]
    pairs: tuple[ClausePair, ...]
    unchanged: int
    preamble: tuple[Redline, ...] = ()

    @property
    def related(self) -> bool:
        """Returns whether the documents have a clause in common, or one of them has none."""
        return bool(self.pairs) or not self.old.clauses or not self.new.clauses

    def of(self, clause_id: str) -> ClauseChange | None:
        """Returns the change of the clause that has this id now, or that had it; None where it did not change."""
        found = [c for c in self.clauses if c.new and c.new.id == clause_id]
        return next(iter(found or [c for c in self.clauses if c.old and c.old.id == clause_id]), None)
