"""What commands answer with: the facts that a renderer is given, whatever its format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Literal, NamedTuple, TypeVar

from clausetree.lint.coverage import Coverage
from clausetree.output.left_out import LeftOut

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clausetree.config.setting_table import TableInForce
    from clausetree.diff.changes import ChangeSet
    from clausetree.diff.time.blame import ClauseBlame
    from clausetree.diff.time.migrated import Migrated
    from clausetree.export.row_values import ExportRow
    from clausetree.export.sample_values import SampleRow
    from clausetree.lint.baseline import KnownFinding
    from clausetree.lint.finding import Finding
    from clausetree.lint.report import Report
    from clausetree.merge.merged_file import MergedFile
    from clausetree.merge.merging import Merged
    from clausetree.model.clause import Clause
    from clausetree.model.document import Document
    from clausetree.model.eval_prompts import EvalPrompts
    from clausetree.model.located import Located
    from clausetree.model.locator import Locator
    from clausetree.model.policy import Policy
    from clausetree.model.revision import Revision
    from clausetree.query.quotation import Quotation
    from clausetree.text.joined_files import FileLines
    from clausetree.text.span import Span

SomeRow = TypeVar("SomeRow", bound="ExportRow | SampleRow")
"""Rows of one form."""

Detail = Literal["summary", "changes", "typography", "everything"]
"""How much to show: the summary; every changed word; also where only typography changed; with all that was kept or new."""


class DocumentAnswer(NamedTuple):
    """A whole document.

    Attributes:
        revision: Which text it is.
        document: The text, read.
    """

    revision: Revision
    document: Document


class RowsAnswer(NamedTuple, Generic[SomeRow]):
    """Rows of one form.

    Attributes:
        rows: The rows, each made when it is asked for.
    """

    rows: Iterator[SomeRow]


class TreeAnswer(NamedTuple):
    """The clause tree of a document, or a part of it.

    Attributes:
        revision: Which text it is.
        document: The text, read.
        clauses: Those that were asked for, in document order, each with the clauses that it stands in.
    """

    revision: Revision
    document: Document
    clauses: Sequence[Clause]


class QueryAnswer(NamedTuple):
    """The clauses that fit a query.

    Attributes:
        revision: Which text it is.
        document: The text, read.
        clauses: Those that fit, in document order.
        expression: The query, as written.
    """

    revision: Revision
    document: Document
    clauses: Sequence[Clause]
    expression: str


class SettingsAnswer(NamedTuple):
    """The settings of a project.

    Attributes:
        path: Where the `clausetree.toml` is that states them; None where there is none.
        tables: Every table with its values.
    """

    path: str | None
    tables: Sequence[TableInForce]


class ClauseAnswer(NamedTuple):
    """One clause and what belongs to it.

    Attributes:
        revision: The text that it is in.
        document: The text, read.
        clause: The clause.
        prompts: For each of its footnote labels that has a file what the file holds.
        prompt_paths: For these labels what diagnostics call the file.
    """

    revision: Revision
    document: Document
    clause: Clause
    prompts: Mapping[str, EvalPrompts]
    prompt_paths: Mapping[str, str]


class ChangesAnswer(NamedTuple):
    """What changed between two revisions.

    Attributes:
        old: The revision before.
        new: The revision after.
        changes: What changed, as far as it was asked for.
        detail: How much of it to show.
        left_out: What else changed.
    """

    old: Revision
    new: Revision
    changes: ChangeSet
    detail: Detail = "changes"
    left_out: LeftOut = LeftOut()


class LintAnswer(NamedTuple):
    """What lint found.

    Attributes:
        reports: What it found in each spec.
        whole: Whether to show infos one by one rather than counted by their rules, where a format does that.
        statistics: Whether to show how often each rule found something instead of what it found.
        quiet: Whether to leave out the summary.
    """

    reports: Sequence[Report]
    whole: bool = False
    statistics: bool = False
    quiet: bool = False

    @property
    def findings(self) -> Iterator[Finding]:
        """Yields all findings."""
        return (finding for report in self.reports for finding in report.findings)

    @property
    def stale(self) -> tuple[KnownFinding, ...]:
        """Returns what the baseline knows and is found in none of the specs any more, each once."""
        known = {fingerprint for report in self.reports for fingerprint in report.known}
        stale = {entry.fingerprint: entry for report in self.reports for entry in report.stale}
        return tuple(entry for fingerprint, entry in stale.items() if fingerprint not in known)

    @property
    def coverage(self) -> Coverage:
        """Returns how many provisions of all specs have a level and an example."""
        return Coverage(
            *map(sum, zip(Coverage(), *(report.coverage for report in self.reports), strict=True))
        )


class BlameAnswer(NamedTuple):
    """Where the clauses of a revision come from.

    Attributes:
        revision: The revision.
        clauses: Its clauses, in document order.
    """

    revision: Revision
    clauses: Sequence[ClauseBlame]


def find_lines(revision: Revision, document: Document, span: Span) -> FileLines:
    """Returns the lines of its file in which a stretch of a document is."""
    offsets = span.start, max(span.start, span.end - 1)
    first, last = (document.lines.position(offset).line for offset in offsets)
    return revision.lines(first, last)


def name_place(revision: Revision, locator: Locator | str | None) -> str:
    """Returns what readers see of a part of a text: its locator, with the label; words for what no clause has."""
    return f"{revision.label}#{locator}" if locator else f"{revision.label}, before the first heading"


class LocatedAnswer(NamedTuple):
    """What a locator is the address of.

    Attributes:
        revision: The text that it is in.
        document: The text, read.
        located: The part, and where it is.
    """

    revision: Revision
    document: Document
    located: Located

    @property
    def lines(self) -> FileLines:
        """Returns the lines of its file in which it is."""
        return find_lines(self.revision, self.document, self.located.span)


class QuotationRow(NamedTuple):
    """Where quoted words stand in one revision.

    Attributes:
        revision: The text.
        document: The text, read.
        quotation: What was found.
    """

    revision: Revision
    document: Document
    quotation: Quotation

    @property
    def is_ambiguous(self) -> bool:
        """Returns whether the words stand in several parts."""
        return len({place.locator for place in self.quotation.places}) > 1


class QuotationAnswer(NamedTuple):
    """Where quoted words stand.

    Attributes:
        text: The words, as they were given.
        rows: What was found in each revision, in the order in which they were named.
    """

    text: str
    rows: Sequence[QuotationRow]


class MigratedRow(NamedTuple):
    """What became of one locator.

    Attributes:
        asked: The locator, as it was written.
        revision: The revision in which it counts; None where it could not be read.
        migrated: What became of it.
    """

    asked: str
    revision: Revision | None
    migrated: Migrated


class MigrationAnswer(NamedTuple):
    """What became of locators.

    Attributes:
        to: The revision that they were migrated to.
        rows: What became of each, in the order in which they were asked for.
    """

    to: Revision
    rows: Sequence[MigratedRow]


class MergeAnswer(NamedTuple):
    """What became of three texts.

    Attributes:
        base: What both come from.
        ours: The one side.
        theirs: The other.
        merged: The merged text and what it asks.
        held: The clauses that are left behind, by their ids in the base, with the policy that says so;
            None where they were not asked for.
        loose: What clauses name that is not there because of that, in sentences.
        files: The eval prompt files that change.
    """

    base: Revision
    ours: Revision
    theirs: Revision
    merged: Merged
    held: Mapping[str, Policy | None] = {}
    loose: tuple[str, ...] = ()
    files: Sequence[MergedFile] = ()
