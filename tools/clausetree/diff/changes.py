"""What a diff finds, as values of a closed set of kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.diff.passage_blocks import ClauseReading

if TYPE_CHECKING:
    from clausetree.diff.kinds import Direction, Evidence, ExampleKind, Kind, RedlineKind, Successors, Wording
    from clausetree.diff.ladder_change import LadderChange
    from clausetree.diff.passage_map import PassageMap
    from clausetree.diff.redlines import Redline
    from clausetree.model.clause import Clause
    from clausetree.model.declared import Declared
    from clausetree.model.document import Document
    from clausetree.model.example import Example, Verdict
    from clausetree.model.locator import Locator, PartPath

_UNTOLD: frozenset[RedlineKind] = frozenset({"typographic", "footnotes"})


class Flow(NamedTuple):
    """Text that went from one clause to another that is not its counterpart.

    Attributes:
        old: Where it stood.
        new: Where it stands.
        share: How much of the old clause's words went there, from 0 to 1.
        gain: How much of the new clause's words came from there, from 0 to 1.
        direction: Which way the text went on the ladder by that.
    """

    old: Clause
    new: Clause
    share: float
    gain: float
    direction: Direction


class ExamplePlace(NamedTuple):
    """An example and the clause that it stands in; `number` counts the clause's examples from 0."""

    clause: Clause
    example: Example
    number: int

    def locate(self, way: PartPath = ()) -> Locator:
        """Returns the address of the example, or of a part of it, given the way from the example to it."""
        locator = self.clause.locator.to("example", self.number + 1)
        return locator._replace(steps=locator.steps + way)


class VerdictChange(NamedTuple):
    """One response's verdict, before and after; None where it had or has none.

    Attributes:
        response: Which response of the example it is on, from 0, counted in the new one.
    """

    response: int
    old: Verdict | None
    new: Verdict | None


class PartMove(NamedTuple):
    """A message, comparison or response of an example that stands elsewhere among the others than it did.

    Attributes:
        old: The way from the example to where it stood, such as `c1/r2`.
        new: The way to where it stands.
        is_away: Whether it is in another comparison.
    """

    old: PartPath
    new: PartPath
    is_away: bool


class ExampleChange(NamedTuple):
    """One thing that happened to one example; an example can have several.

    Attributes:
        kind: What happened.
        old: Where it stood; None where it is new.
        new: Where it stands; None where it is gone.
        verdicts: For `verdict`, `reason` and `target`: the verdicts that changed so.
        moves: For `rearranged`: the parts that are at other places.
    """

    kind: ExampleKind
    old: ExamplePlace | None
    new: ExamplePlace | None
    verdicts: tuple[VerdictChange, ...] = ()
    moves: tuple[PartMove, ...] = ()


class PromptMove(NamedTuple):
    """An eval prompt whose footnote mark went from one clause to another, or to other words of its own."""

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


class Field(NamedTuple):
    """Something in a clause's heading or place that differs; None on the side that lacks it.

    Attributes:
        name: `id`, `title`, `depth`, `parent` (the id of the clause that it is nested in), or an attribute's key.
        old: As written before.
        new: As written now.
    """

    name: str
    old: str | None
    new: str | None


class Succession(NamedTuple):
    """The clause that took over the words of one that is gone, and how sure that is, from 0 to 1."""

    clause: Clause
    confidence: float


class ClauseChange(NamedTuple):
    """What happened to one clause.

    Attributes:
        old: The clause before; None where it is new.
        new: The clause after; None where it is gone.
        kinds: Everything that happened, in the order of `KINDS`.
        old_parent: What the old clause was nested in.
        new_parent: What the new clause is nested in.
        old_after: The sibling that it stood after; None where it was the first.
        new_after: The sibling that it stands after.
        fields: What differs in heading and place, by name; a level that the ladder only renamed too.
        direction: Which way its level went on the ladder, or the ladder took it; of a clause on one side only, of what its
            prose demands.
        prose_in: For a clause on one side only, the clause of the other side in which most of its prose stands.
        matched_by: What told that old and new are one, or where one side's went or came from; None where it just is new or gone.
        confidence: How sure that is, from 0 to 1; 1 for an id or a text that is the same.
        flows: Text that left it for another clause or came to it from another.
        wording: How far the prose changed: everything but heading and examples.
        examples: What happened to its examples, those that left or came included.
        eval_prompts: What happened to its eval prompts.
        redline: The passages that changed, in the order of the text; moved ones on both sides.
        reading: All its passages with what changed in them; none where its text is the same.
        succeeded_by: For a clause that is gone, the one that took over its words; None where none did.
    """

    old: Clause | None
    new: Clause | None
    kinds: tuple[Kind, ...]
    old_parent: Clause | None = None
    new_parent: Clause | None = None
    old_after: Clause | None = None
    new_after: Clause | None = None
    fields: tuple[Field, ...] = ()
    direction: Direction = "kept"
    prose_in: Clause | None = None
    matched_by: Evidence | None = None
    confidence: float | None = None
    flows: tuple[Flow, ...] = ()
    wording: Wording = "kept"
    examples: tuple[ExampleChange, ...] = ()
    eval_prompts: PromptChange = PromptChange()
    redline: tuple[Redline, ...] = ()
    reading: ClauseReading = ClauseReading()
    succeeded_by: Succession | None = None

    @property
    def clause(self) -> Clause:
        """Returns the clause as it is now, or as it last was."""
        clause = self.new or self.old
        assert clause is not None  # noqa: S101 - one of the two is always there
        return clause

    @property
    def leaving(self) -> tuple[Flow, ...]:
        """Returns the text that left it for other clauses, the largest share first."""
        return tuple(flow for flow in self.flows if flow.old is self.old)

    @property
    def coming(self) -> tuple[Flow, ...]:
        """Returns the text that came to it from other clauses, the largest gain first."""
        return tuple(flow for flow in self.flows if flow.new is self.new)

    @property
    def similarity(self) -> float | None:
        """Returns how much of the text of old and new is in the same words on both sides, from 0 to 1; None where one is missing."""
        if self.old is None or self.new is None:
            return None
        lengths = len(self.old.body) + len(self.new.body)
        changed = sum(_count_changed(line, self.old, self.new) for line in self.redline)
        return max(0.0, 1 - changed / lengths) if lengths else 1.0


def _count_changed(line: Redline, old: Clause, new: Clause) -> int:
    """Returns how many characters of a clause's two texts a redline changes: other words, and passages elsewhere."""
    if line.passage == "heading" or line.kind in _UNTOLD:
        return 0
    left = line.new is None or line.new.clause_locator != new.locator
    came = line.old is None or line.old.clause_locator != old.locator
    if left or came:
        return (len(line.before) if left else 0) + (len(line.after) if came else 0)
    return sum(len(run.text) for run in line.runs if run.kind != "kept")


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
        passages: Where the text went, sentence by sentence.
        successors: For a name of a clause the other names that a reference to it can have been rewritten to.
        preamble: What changed before the first heading.
        declared: What somebody declared of the clauses' history between the two.
    """

    old: Document
    new: Document
    ladder: LadderChange
    clauses: tuple[ClauseChange, ...]
    pairs: tuple[ClausePair, ...]
    unchanged: int
    passages: PassageMap
    successors: Successors
    preamble: tuple[Redline, ...] = ()
    declared: tuple[Declared, ...] = ()

    @property
    def related(self) -> bool:
        """Returns whether the documents have a clause in common, or one of them has none."""
        return bool(self.pairs) or not self.old.clauses or not self.new.clauses

    def of(self, clause_id: str) -> ClauseChange | None:
        """Returns the change of the clause that has this id now, or that had it; None where it did not change."""
        found = [c for c in self.clauses if c.new and c.new.id == clause_id]
        return next(iter(found or [c for c in self.clauses if c.old and c.old.id == clause_id]), None)
