"""Findings as JSON."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from clausetree.lint.report import SEVERITIES
from clausetree.output.json.document_shapes import DiagnosticShape, SchemaVersion
from clausetree.output.json.encoder import encode_shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.lint.coverage import Coverage
    from clausetree.lint.finding import Finding
    from clausetree.output.answers import LintAnswer
    from clausetree.output.screen import Screen


class FindingShape(DiagnosticShape, frozen=True):
    """A finding of lint: a diagnostic that can be fixed and ignored.

    Attributes:
        fixable: Whether `--fix` or `--unsafe-fixes` can fix it.
        fingerprint: A hash that stays the same while the text around it moves; baselines record it.
    """

    fixable: bool
    fingerprint: str


class CountsShape(msgspec.Struct, frozen=True, kw_only=True):
    """How many findings there are of each severity, and what provisions have.

    Attributes:
        error: How many errors.
        warning: How many warnings.
        info: How many infos.
        provisions: How many clauses have a level, or should.
        with_level: How many of them have one.
        with_example: How many of them have an example, or a footnote that names a test.
    """

    error: int
    warning: int
    info: int
    provisions: int
    with_level: int
    with_example: int


class LintedFileShape(CountsShape, frozen=True, kw_only=True):
    """The same for one spec with its eval prompt files.

    Attributes:
        path: The spec.
    """

    path: str


class KnownFindingShape(msgspec.Struct, frozen=True):
    """A finding in the baseline.

    Attributes:
        fingerprint: What it is known by.
        code: The rule.
        path: The file that it was found in.
        clause: The clause that it was found in; null where there was none.
    """

    fingerprint: str
    code: str
    path: str
    clause: str | None


class SummaryShape(CountsShape, frozen=True, kw_only=True):
    """The same for all specs, spec by spec, and by rule.

    Attributes:
        files: Every spec that was checked.
        rules: For each code that found something how often it did.
        known: How many findings are in the baseline.
        stale: What is in the baseline but no longer found.
    """

    files: tuple[LintedFileShape, ...]
    rules: dict[str, int]
    known: int
    stale: tuple[KnownFindingShape, ...]


class DiagnosticsShape(msgspec.Struct, frozen=True):
    """What lint found.

    Attributes:
        schema_version: The version of this shape.
        summary: How many findings there are, in which files and of which rules.
        diagnostics: The findings, file by file, in the order of the text.
    """

    schema_version: SchemaVersion
    summary: SummaryShape
    diagnostics: tuple[FindingShape, ...]


def render(answer: LintAnswer, _screen: Screen) -> str:
    """Returns the findings as JSON."""
    found = tuple(answer.findings)
    summary = SummaryShape(
        **_count(found, answer.coverage),
        files=tuple(
            LintedFileShape(path=report.path, **_count(report.findings, report.coverage))
            for report in answer.reports
        ),
        rules=dict(sorted(Counter(finding.code for finding in found).items())),
        known=sum(len(report.known) for report in answer.reports),
        stale=tuple(KnownFindingShape(*entry) for entry in answer.stale),
    )
    return encode_shape(DiagnosticsShape("1", summary, tuple(map(build_finding, found))))


def _count(found: Sequence[Finding], coverage: Coverage) -> dict[str, int]:
    """Returns the fields of `CountsShape`."""
    counts = Counter(finding.severity for finding in found)
    return {**{severity: counts[severity] for severity in SEVERITIES}, **coverage._asdict()}


def build_finding(finding: Finding) -> FindingShape:
    """Returns a finding in the shape that is published."""
    return FindingShape(
        code=finding.code,
        name=finding.name,
        severity=finding.severity,
        message=finding.message,
        hint=finding.hint,
        path=finding.path,
        clause=finding.clause,
        line=finding.line,
        column=finding.column,
        end_line=finding.end_line,
        end_column=finding.end_column,
        fixable=finding.fix is not None,
        fingerprint=finding.fingerprint,
    )
