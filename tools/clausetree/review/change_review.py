"""A review: what changed between two texts, with what follows from it, the weightiest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.diff.importance import sort_by_importance
from clausetree.diff.override_shifts import OverrideShift, find_override_shifts
from clausetree.diff.shifts import Shift, find_flow_shifts, find_shifts
from clausetree.diff.time.notes import NotesReport, check_notes, find_entry, find_since, is_noteworthy
from clausetree.review.new_findings import find_new_findings
from clausetree.syntax.overriding import find_level_statements, find_overriding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.diff.changes import ChangeSet, ClauseChange
    from clausetree.diff.override_shifts import Stated
    from clausetree.lint.finding import Finding
    from clausetree.model.overriding import Overriding

_PROMPT_RULES = frozenset({"REV005", "REF007"})
_NOTES_RULE = "REV004"


class ReviewedText(NamedTuple):
    """What lies beside one of the two texts.

    Attributes:
        label: What its revision is called.
        stated: For levels who can override them, as its settings state it.
        findings: What lint finds in it; in the newer one, compared with the older.
    """

    label: str
    stated: Stated
    findings: Sequence[Finding]


class ReviewedClause(NamedTuple):
    """A clause that changed, and who can override what it says now; None for one that is gone or has no level."""

    change: ClauseChange
    overriding: Overriding | None


class Review(NamedTuple):
    """What a reviewer needs to know of a change.

    Attributes:
        changes: All that changed.
        clauses: The clauses that changed, the weightiest first.
        shifts: Which went up or down the ladder.
        word_shifts: Which words did, since they went to a clause at another level.
        override_shifts: Which became easier or harder to override.
        findings: What lint finds in the newer text and did not find in the older.
        notes: What the changelog leaves out of these changes; None where the newer text has no changelog.
    """

    changes: ChangeSet
    clauses: tuple[ReviewedClause, ...]
    shifts: tuple[Shift, ...]
    word_shifts: tuple[Shift, ...]
    override_shifts: tuple[OverrideShift, ...]
    findings: tuple[Finding, ...]
    notes: NotesReport | None

    @property
    def stale_prompts(self) -> tuple[Finding, ...]:
        """Returns the new findings about eval prompts that may test what a clause no longer says."""
        return tuple(finding for finding in self.findings if finding.code in _PROMPT_RULES)

    @property
    def other_findings(self) -> tuple[Finding, ...]:
        """Returns the new findings about anything else; what the changelog leaves out is in the notes."""
        told = {_NOTES_RULE} if self.notes else set()
        return tuple(finding for finding in self.findings if finding.code not in _PROMPT_RULES | told)


def build_review(changes: ChangeSet, base: ReviewedText, head: ReviewedText, changelog: str | None) -> Review:
    """Returns the review of a change.

    Args:
        changes: What changed from the older text to the newer.
        base: What lies beside the older.
        head: What lies beside the newer.
        changelog: The changelog of the newer; None where it has none.
    """
    return Review(
        changes=changes,
        clauses=tuple(_judge_clauses(changes, head.stated)),
        shifts=find_shifts(changes),
        word_shifts=find_flow_shifts(changes),
        override_shifts=find_override_shifts(changes, base.stated, head.stated),
        findings=find_new_findings(changes, base.findings, head.findings),
        notes=_check_notes(changes, changelog, head.label, base.label) if changelog else None,
    )


def _judge_clauses(changes: ChangeSet, stated: Stated) -> Iterator[ReviewedClause]:
    statements = find_level_statements(changes.new)
    for change in sort_by_importance(changes):
        binds = change.new is not None and change.new.level is not None and is_noteworthy(change)
        overriding = find_overriding(changes.new, change.clause, stated, statements) if binds else None
        yield ReviewedClause(change, overriding)


def _check_notes(changes: ChangeSet, changelog: str, label: str, previous: str) -> NotesReport:
    """Returns what the notes on these changes leave out, and what they say too much.

    Where they have no entry of its own for the older text, such as a branch, they are also about changes before it: then a
    clause that did not change is not said too much, nor is what became of its level or its id between.
    """
    report = check_notes(changes, find_since(changelog, label, previous))
    older = find_entry(changelog, previous)
    is_apart = older is not None and older != find_entry(changelog, label)
    return report if is_apart else report._replace(unchanged=(), wrong_levels=(), strangers=())
