"""`clausetree lint`."""

from __future__ import annotations

from pathlib import Path

import click

from clausetree.cli.lint_actions import exit_code, mend, write_baseline
from clausetree.cli.reading import check_standard_input
from clausetree.cli.terminal import format_option, show
from clausetree.lint.selection import Selection
from clausetree.output.terminal.progress import shown_progress
from clausetree.project.linting.job import LintJob


@click.command("lint")
@click.argument("revs", nargs=-1, metavar="[REV]...")
@format_option("lint")
@click.option(
    "--select", metavar="CODES", default="", help="Only these rules: codes, names, beginnings of codes."
)
@click.option("--ignore", metavar="CODES", default="", help="All rules but these.")
@click.option(
    "--against", metavar="REV", help="An older revision to compare with, for the rules REV001 and on."
)
@click.option("--fix", is_flag=True, help="Mend what can be mended without changing what the spec says.")
@click.option("--unsafe-fixes", is_flag=True, help="Mend also what somebody should look at afterwards.")
@click.option("--diff", is_flag=True, help="Show what fixes would change, and change nothing.")
@click.option("--baseline", metavar="FILE", help="Let pass the findings that FILE holds.")
@click.option("--write-baseline", "new_baseline", metavar="FILE", help="Write what is found to FILE.")
@click.option("--watch", is_flag=True, help="Check again whenever a file changes.")
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    context: click.Context,
    revs: tuple[str, ...],
    form: str,
    select: str,
    ignore: str,
    against: str | None,
    *,
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    baseline: str | None,
    new_baseline: str | None,
    watch: bool,
) -> None:
    """Check REV: files, folders, patterns, revisions; the spec around by default.

    Exits with 1 where any finding is an error or a warning. `clausetree explain` tells about the rules. Several CODES
    are parted by commas.

    \b
    Examples:
      clausetree lint
      clausetree lint 'spec/**/*.md' --ignore STY,EXM003
      clausetree lint model_spec.md --unsafe-fixes --diff
      clausetree lint --against 2025-09-12 --select REV
      clausetree lint openai@latest --format sarif > lint.sarif
    """
    check_standard_input(*revs, against)
    if watch and (fix or unsafe_fixes or diff or new_baseline):
        raise click.UsageError("--watch only looks: leave out what writes")
    selection = Selection(_words(select), _words(ignore))
    job = LintJob(revs, against, selection, baseline, start=Path.cwd(), progress=shown_progress)
    if watch:
        from clausetree.cli.watching import watch as watch_job  # noqa: PLC0415 - most look once

        watch_job(job, form)
        context.exit()
    if new_baseline:
        write_baseline(job, new_baseline)
    elif diff:
        mend(job, unsafe=unsafe_fixes, diff=True)
        context.exit(exit_code(job.reports()))
    else:
        reports = mend(job, unsafe=unsafe_fixes, diff=False) if fix or unsafe_fixes else job.reports()
        show("lint", form, reports)
        context.exit(exit_code(reports))


def _words(text: str) -> tuple[str, ...]:
    """Returns the words of a list parted by commas."""
    return tuple(word.strip() for word in text.split(",") if word.strip())
