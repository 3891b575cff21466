"""What `clausetree lint` does with a job: shows it, writes what it mended, and says it with an exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.cli.main import CLEAN, FINDINGS
from clausetree.cli.terminal import tell, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.lint.report import Report
    from clausetree.project.linting.job import LintJob


def exit_code(reports: Sequence[Report]) -> int:
    """Returns the exit code that says whether any finding is an error or a warning."""
    found = (finding for report in reports for finding in report.findings)
    return FINDINGS if any(finding.severity != "info" for finding in found) else CLEAN


def write_baseline(job: LintJob, path: str) -> None:
    """Writes a baseline that lets pass all that is found."""
    from clausetree.history.writing import write_text  # noqa: PLC0415 - few write one
    from clausetree.lint.baseline import render_baseline  # noqa: PLC0415 - likewise

    found = job.find_all()
    write_text(path, render_baseline(found))
    tell(f"wrote {len(found)} findings to {path}")


def mend(job: LintJob, *, unsafe: bool, diff: bool) -> list[Report]:
    """Writes what fixes make of the texts, or with `diff` shows it; returns what is left to find."""
    from clausetree.history.writing import rewrite_text  # noqa: PLC0415 - only where asked
    from clausetree.output.unified_diff import render_unified  # noqa: PLC0415 - likewise
    from clausetree.project.linting.job import check_writable  # noqa: PLC0415 - likewise

    mended = job.mend(unsafe=unsafe)
    for sources, _ in mended if not diff else ():
        check_writable(sources.snapshot)
    for sources, result in mended:
        for path, text in result.texts.items():
            if diff:
                write(render_unified(sources.texts()[path], text, path), paged=True)
            else:
                rewrite_text(path, text)
        if result.fixed and not diff:
            tell(f"fixed {result.fixed} findings in {sources.path}")
    return [result.report for _, result in mended]
