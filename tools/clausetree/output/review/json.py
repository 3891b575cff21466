"""A review as JSON."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from clausetree.diff.kinds import Kind  # noqa: TC001 - msgspec reads the annotations
from clausetree.diff.summary import count_changed
from clausetree.lint.report import SEVERITIES
from clausetree.output.diff.facts import describe_clause
from clausetree.output.json.document import build_revision
from clausetree.output.json.document_shapes import RevisionShape, SchemaVersion  # noqa: TC001 - likewise
from clausetree.output.json.encoder import encode_shape
from clausetree.output.json.who_changes import OverrideShiftShape, build_shift
from clausetree.output.lint.json import FindingShape, build_finding

if TYPE_CHECKING:
    from clausetree.diff.shifts import Shift
    from clausetree.diff.time.notes import NotesReport
    from clausetree.output.review.review_answers import ReviewAnswer
    from clausetree.output.screen import Screen
    from clausetree.review.change_review import Review, ReviewedClause


class ReviewedClauseShape(msgspec.Struct, frozen=True):
    """A clause that changed.

    Attributes:
        old: Its id before; null where it is new.
        new: Its id now; null where it was deleted.
        title: The title that it has, or had.
        level: Its level now; null where it has none, and where it was deleted.
        kinds: Everything that happened to it.
        facts: The same in words, a phrase each.
        override: Who can override what it says now, in a sentence without its full stop; null where it has no level or
            nothing that release notes are to mention changed.
    """

    old: str | None
    new: str | None
    title: str
    level: str | None
    kinds: tuple[Kind, ...]
    facts: tuple[str, ...]
    override: str | None


class ReviewedLevelShape(msgspec.Struct, frozen=True):
    """Words that are at another level than before.

    Attributes:
        clause: The clause as it is now; as it last was where it was deleted, or only some of its words went.
        old: The level before; null where there was none.
        new: The level now; null if there is none.
        direction: `promoted`, `demoted`, or `kept` where a level is unknown to the ladders.
        went_to: The clause in which the words are now, where they left for another one; else null.
        came_from: For a new clause, the one in which its words were; else null.
    """

    clause: str
    old: str | None
    new: str | None
    direction: str
    went_to: str | None
    came_from: str | None


class MissingNoteShape(msgspec.Struct, frozen=True):
    """A clause that changed, which the changelog does not mention.

    Attributes:
        clause: Its id, now or as it last was.
        kinds: Everything that happened to it.
    """

    clause: str
    kinds: tuple[Kind, ...]


class ReviewedNotesShape(msgspec.Struct, frozen=True):
    """What the changelog and the changes do not agree on; `changelog --check` says the same.

    Attributes:
        missing: The clauses that it does not mention.
        unchanged: The ids of clauses of which it speaks and that did not change; none where it has no entry for the base.
        perhaps: The ids of changed clauses that it perhaps means.
        wrong_levels: The ids of clauses of which it tells another change of level than there was.
        strangers: The ids that it links to and that neither text has.
    """

    missing: tuple[MissingNoteShape, ...]
    unchanged: tuple[str, ...]
    perhaps: tuple[str, ...]
    wrong_levels: tuple[str, ...]
    strangers: tuple[str, ...]


class ReviewSummaryShape(msgspec.Struct, frozen=True):
    """A review in numbers.

    Attributes:
        changed: How many clauses changed in more than typography.
        promoted: How many went up the ladder.
        demoted: How many went down.
        words_promoted: How many times words went to a clause of a higher level.
        words_demoted: How many times to one of a lower level.
        easier: How many became easier to override by somebody.
        harder: How many became harder.
        error: How many of the new findings are errors.
        warning: How many are warnings.
        info: How many are infos.
        stale_prompts: How many eval prompt files are to be read again.
        missing_notes: How many changes the changelog does not mention.
    """

    changed: int
    promoted: int
    demoted: int
    words_promoted: int
    words_demoted: int
    easier: int
    harder: int
    error: int
    warning: int
    info: int
    stale_prompts: int
    missing_notes: int


class ReviewShape(msgspec.Struct, frozen=True):
    """What a reviewer of a change needs to know.

    Attributes:
        schema_version: The version of this shape.
        base: The revision before.
        head: The revision after.
        summary: The review in numbers.
        clauses: The clauses that changed, the most important first.
        levels: The clauses that are at another level.
        word_levels: The words that are, since they went to a clause of another level.
        override: The clauses that became easier or harder to override.
        findings: What lint finds now and did not find in the base.
        stale_prompts: The findings among them about eval prompts that may test what a clause no longer says.
        notes: What the changelog leaves out; null where there is no changelog.
    """

    schema_version: SchemaVersion
    base: RevisionShape
    head: RevisionShape
    summary: ReviewSummaryShape
    clauses: tuple[ReviewedClauseShape, ...]
    levels: tuple[ReviewedLevelShape, ...]
    word_levels: tuple[ReviewedLevelShape, ...]
    override: tuple[OverrideShiftShape, ...]
    findings: tuple[FindingShape, ...]
    stale_prompts: tuple[FindingShape, ...]
    notes: ReviewedNotesShape | None


def render(answer: ReviewAnswer, _screen: Screen) -> str:
    """Returns the review as indented JSON."""
    review = answer.review
    return encode_shape(
        ReviewShape(
            schema_version="1",
            base=build_revision(answer.base),
            head=build_revision(answer.head),
            summary=_count(review),
            clauses=tuple(map(_build_clause, review.clauses)),
            levels=tuple(map(_build_level, review.shifts)),
            word_levels=tuple(map(_build_level, review.word_shifts)),
            override=tuple(map(build_shift, review.override_shifts)),
            findings=tuple(map(build_finding, review.findings)),
            stale_prompts=tuple(map(build_finding, review.stale_prompts)),
            notes=_build_notes(review.notes) if review.notes else None,
        )
    )


def _count(review: Review) -> ReviewSummaryShape:
    severities = Counter(finding.severity for finding in review.findings)
    directions = Counter(shift.direction for shift in review.shifts)
    carried = Counter(shift.direction for shift in review.word_shifts)
    return ReviewSummaryShape(
        changed=count_changed(review.changes),
        promoted=directions["promoted"],
        demoted=directions["demoted"],
        words_promoted=carried["promoted"],
        words_demoted=carried["demoted"],
        easier=sum(bool(shift.easier) for shift in review.override_shifts),
        harder=sum(bool(shift.harder) for shift in review.override_shifts),
        **{severity: severities[severity] for severity in SEVERITIES},
        stale_prompts=len(review.stale_prompts),
        missing_notes=len(review.notes.missing) if review.notes else 0,
    )


def _build_clause(one: ReviewedClause) -> ReviewedClauseShape:
    change = one.change
    return ReviewedClauseShape(
        old=change.old.id if change.old else None,
        new=change.new.id if change.new else None,
        title=change.clause.title,
        level=change.new.level if change.new else None,
        kinds=change.kinds,
        facts=tuple(describe_clause(change)),
        override=one.overriding.says if one.overriding else None,
    )


def _build_level(shift: Shift) -> ReviewedLevelShape:
    return ReviewedLevelShape(
        clause=shift.clause.id,
        old=shift.old,
        new=shift.new,
        direction=shift.direction,
        went_to=shift.went_to.id if shift.went_to else None,
        came_from=shift.came_from.id if shift.came_from else None,
    )


def _build_notes(notes: NotesReport) -> ReviewedNotesShape:
    return ReviewedNotesShape(
        missing=tuple(MissingNoteShape(change.clause.id, change.kinds) for change in notes.missing),
        unchanged=tuple(clause.id for clause in notes.unchanged),
        perhaps=tuple(guess.clause.id for guess in notes.perhaps),
        wrong_levels=tuple(clause.id for clause, _ in notes.wrong_levels),
        strangers=notes.strangers,
    )
