"""Findings as JSON."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.lint.finding import Finding
    from clausetree.lint.report import Report


class DiagnosticShape(msgspec.Struct, frozen=True):
    """A finding; lines and columns count from 1, and `end_column` is the one behind its last character."""

    code: str
    name: str
    severity: Literal["error", "warning", "info"]
    message: str
    hint: str | None
    path: str
    clause: str | None
    line: int
    column: int
    end_line: int
    end_column: int
    fixable: bool
    fingerprint: str


class SummaryShape(msgspec.Struct, frozen=True):
    """How many findings there are of each severity."""

    error: int
    warning: int
    info: int


class DiagnosticsShape(msgspec.Struct, frozen=True):
    """What `clausetree lint --format json` writes."""

    schema_version: Literal["1"]
    summary: SummaryShape
    diagnostics: tuple[DiagnosticShape, ...]


def render_json(reports: Sequence[Report]) -> str:
    """Returns the findings as indented JSON."""
    found = [finding for report in reports for finding in report.findings]
    counts = Counter(finding.severity for finding in found)
    shape = DiagnosticsShape(
        schema_version="1",
        summary=SummaryShape(error=counts["error"], warning=counts["warning"], info=counts["info"]),
        diagnostics=tuple(map(build_diagnostic, found)),
    )
    return msgspec.json.format(msgspec.json.encode(shape), indent=2).decode() + "\n"


def build_diagnostic(finding: Finding) -> DiagnosticShape:
    """Returns a finding in the shape that is published."""
    return DiagnosticShape(
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
