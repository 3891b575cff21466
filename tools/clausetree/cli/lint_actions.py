"""What `clausetree lint` does with a job: shows it, writes what it mended, and says it with an exit code."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from clausetree.cli.main import CLEAN, FINDINGS, UNUSABLE, say
from clausetree.cli.output_option import write_result
from clausetree.cli.terminal import render_answer, tell, write
from clausetree.output.answers import LintAnswer
from clausetree.output.formats import render
from clausetree.output.lint.summary_lines import summarise
from clausetree.project.linting.repository_paths import name_from_top
from clausetree.text.counted_noun import count_noun

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from clausetree.cli.lint_options import LintOptions
    from clausetree.lint.report import Report
    from clausetree.model.errors import ClausetreeError
    from clausetree.project.linting.job import Attempts, LintJob

_FORMATS_OF_HOSTS = ("github", "gitlab", "junit", "sarif")  # which name a file from the top of its repository


def render_reports(reports: Sequence[Report], options: LintOptions) -> str:
    """Returns what was found in the format that was asked for."""
    return render_answer("lint", options.form, _answer(reports, options))


def show_reports(reports: Sequence[Report], options: LintOptions) -> None:
    """Writes what was found to standard output, or to the file that was asked for and its summary to standard error."""
    if options.output is None:
        write(render_reports(reports, options), painted=options.form == "text", paged=True)
        return
    answer = _answer(reports, options)
    read = chain.from_iterable(report.texts for report in reports)
    write_result(options.output, render("lint", options.form, answer), read)
    if not options.quiet:
        for line in summarise(answer):
            tell(line)


def exit_code(reports: Iterable[Report], failures: Sequence[ClausetreeError], options: LintOptions) -> int:
    """Returns the exit code, errors said: options decide what fails before settings do; what can't be read always does."""
    for failure in failures:
        say(failure.message, failure.hint)
    if failures:
        return UNUSABLE
    if options.exit_zero:
        return CLEAN
    return FINDINGS if any(report.fails(options.fail_on or report.fail_on) for report in reports) else CLEAN


def write_baseline(job: LintJob, path: str) -> tuple[ClausetreeError, ...]:
    """Writes a baseline that knows all that is found; returns why some could not be read."""
    from clausetree.lint.baseline import render_baseline  # noqa: PLC0415 - few write one

    attempts = job.find_all()
    found = [finding for findings in attempts.made for finding in findings]
    read = chain.from_iterable(one.texts() for one in job.sources().made)
    write_result(path, render_baseline(found), read)
    tell(f"wrote {count_noun(len(found), 'finding')} to {path}")
    return attempts.failures


def mend(job: LintJob, *, unsafe: bool, diff: bool) -> Attempts[Report]:
    """Writes what fixes make of the texts, or with `diff` shows it; returns what there is to find then."""
    from clausetree.history.files.writing import rewrite_text  # noqa: PLC0415 - only where asked
    from clausetree.output.unified_diff import render_unified  # noqa: PLC0415 - likewise
    from clausetree.project.linting.job import Attempts, check_writable  # noqa: PLC0415 - likewise

    mended = job.mend(unsafe=unsafe)
    for sources, _ in mended.made if not diff else ():
        check_writable(sources.snapshot, "name a file, or use `--diff`")
    for sources, result in mended.made:
        for path, text in result.texts.items():
            if diff:
                write(render_unified(sources.texts()[path], text, path), paged=True)
            else:
                rewrite_text(path, text)
        if result.fixed and not diff:
            tell(f"fixed {count_noun(result.fixed, 'finding')} in {sources.path}")
    reports = tuple(result.report for _, result in mended.made)
    waiting = sum(bool(found.fix) for report in reports for found in report.findings)
    if waiting and not unsafe:
        have = "has" if waiting == 1 else "have"
        tell(f"{count_noun(waiting, 'finding')} {have} a fix that needs review: `--unsafe-fixes` applies it")
    return Attempts(tuple(result.before for _, result in mended.made) if diff else reports, mended.failures)


def _answer(reports: Sequence[Report], options: LintOptions) -> LintAnswer:
    """Returns the findings that matter enough, their paths as the format wants them."""
    if options.form in _FORMATS_OF_HOSTS:
        reports = [name_from_top(report, Path.cwd()) for report in reports]
    least = options.min_severity
    return LintAnswer(
        [report.limit(least) for report in reports] if least else reports,
        whole=least == "info",
        statistics=options.statistics,
        quiet=options.quiet,
    )
