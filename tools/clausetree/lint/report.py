"""What lint has to say of one revision."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.lint.coverage import Coverage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clausetree.config.settings import FailOn
    from clausetree.lint.baseline import KnownFinding
    from clausetree.lint.finding import Finding
    from clausetree.model.diagnostic import Severity

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""The severities, the gravest first."""


class Checked(NamedTuple):
    """What the rules say of the texts of one revision.

    Attributes:
        findings: In the order of the texts.
        coverage: How many provisions have a level and an example.
    """

    findings: tuple[Finding, ...]
    coverage: Coverage


class Report(NamedTuple):
    """What lint has to say of one revision.

    Attributes:
        texts: Every text that was looked at, by its path; the spec comes first.
        findings: In the order of the texts, those left out that the baseline knows.
        known: The fingerprints of the findings that the baseline knows.
        stale: What the baseline knows of these texts and no rule finds any more.
        coverage: How many provisions have a level and an example.
        has_baseline: Whether there is a baseline.
        fail_on: From which severity on settings make a finding a failure.
        on_disk: Whether its paths are those of files, as seen from the working directory.
        size: How many files the spec has.
    """

    texts: Mapping[str, str]
    findings: tuple[Finding, ...]
    known: tuple[str, ...] = ()
    stale: tuple[KnownFinding, ...] = ()
    coverage: Coverage = Coverage()
    has_baseline: bool = False
    fail_on: FailOn = "warning"
    on_disk: bool = True
    size: int = 1

    @property
    def path(self) -> str:
        """Returns what findings call the spec."""
        return next(iter(self.texts), "")

    def fails(self, fail_on: FailOn) -> bool:
        """Returns whether any finding matters as much as `fail_on` says."""
        return fail_on != "never" and any(reaches(finding, fail_on) for finding in self.findings)

    def limit(self, severity: Severity) -> Report:
        """Returns the same without the findings that matter less than `severity`."""
        return self._replace(findings=tuple(one for one in self.findings if reaches(one, severity)))


def reaches(finding: Finding, severity: Severity) -> bool:
    """Returns whether a finding matters as much as `severity` does, or more."""
    return finding.severity == severity or finding.severity in SEVERITIES[: SEVERITIES.index(severity)]
