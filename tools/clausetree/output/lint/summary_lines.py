"""What lint found, in a line for each spec."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from clausetree.lint.report import SEVERITIES
from clausetree.text.counted_noun import count_noun

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clausetree.lint.coverage import Coverage
    from clausetree.lint.finding import Finding
    from clausetree.lint.report import Report
    from clausetree.output.answers import LintAnswer


_PLACES = {"-": "standard input", "": "no text"}


def summarise(answer: LintAnswer) -> list[str]:
    """Returns a line for each spec, one for all where there are several, and what of the baseline is stale."""
    lines = [_summarise_report(report) for report in answer.reports]
    if len(lines) > 1:
        total = _count_findings(answer.findings, "findings")
        lines.append(f"{total} in {count_noun(len(lines), 'file')}; {_describe_coverage(answer.coverage)}")
    stale = answer.stale
    lines += [
        f"stale in the baseline: {entry.code} in {entry.path}"
        + (f", clause `{entry.clause}`" if entry.clause else "")
        for entry in stale
    ]
    if stale:
        lines.append(
            f"{count_noun(len(stale), 'entry')} in the baseline no longer found: create it again with `--write-baseline`"
        )
    return lines


def _summarise_report(report: Report) -> str:
    """Returns what was found in a spec, what is known, and what its provisions have."""
    found = _count_findings(report.findings, "new findings" if report.has_baseline else "findings")
    known = f" ({len(report.known)} known, in the baseline)" if report.known else ""
    more = f" and {count_noun(report.size - 1, 'more file')}" if report.size > 1 else ""
    place = f"{_PLACES.get(report.path, report.path)}{more}"
    return f"{found} in {place}{known}; {_describe_coverage(report.coverage)}"


def _count_findings(findings: Iterable[Finding], noun: str) -> str:
    counts = Counter(finding.severity for finding in findings)
    said = ", ".join(count_noun(counts[severity], severity) for severity in SEVERITIES if counts[severity])
    return said or f"no {noun}"


def _describe_coverage(coverage: Coverage) -> str:
    """Returns such as `53 of 53 provisions have a level, 51 an example`."""
    total, levelled, exemplified = coverage
    if not total:
        return "no provisions"
    have = count_noun(total, "provision has", "provisions have")
    return f"{levelled} of {have} a level, {exemplified} an example"
