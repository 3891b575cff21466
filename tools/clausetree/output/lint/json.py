"""Findings as JSON."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from clausetree.output.json.document_shapes import DiagnosticShape, SchemaVersion
from clausetree.output.json.encoder import encode_shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.lint.finding import Finding
    from clausetree.lint.report import Report
    from clausetree.output.screen import Screen


class FindingShape(DiagnosticShape, frozen=True):
    """A finding of lint: a diagnostic that can be fixed and ignored.

    Attributes:
        fixable: Whether `--fix` or `--unsafe-fixes` can fix it.
        fingerprint: A hash that stays the same while the text around it moves; baselines record it.
    """

    fixable: bool
    fingerprint: str


class SummaryShape(msgspec.Struct, frozen=True):
    """How many findings there are of each severity.

    Attributes:
        error: How many errors.
        warning: How many warnings.
        info: How many infos.
    """

    error: int
    warning: int
    info: int


class DiagnosticsShape(msgspec.Struct, frozen=True):
    """What lint found.

    Attributes:
        schema_version: The version of this shape.
        summary: How many findings there are of each severity.
        diagnostics: The findings, file by file, in the order of the text.
    """

    schema_version: SchemaVersion
    summary: SummaryShape
    diagnostics: tuple[FindingShape, ...]


def render(answer: Sequence[Report], _screen: Screen) -> str:
    """Returns the findings as indented JSON."""
    found = [finding for report in answer for finding in report.findings]
    counts = Counter(finding.severity for finding in found)
    shape = DiagnosticsShape(
        schema_version="1",
        summary=SummaryShape(error=counts["error"], warning=counts["warning"], info=counts["info"]),
        diagnostics=tuple(map(build_finding, found)),
    )
    return encode_shape(shape)


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
