"""`clausetree lint`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from clausetree.cli.collecting import collect_often
from clausetree.cli.completion import complete_revisions
from clausetree.cli.lint_actions import exit_code, mend, show_reports, write_baseline
from clausetree.cli.lint_options import lint_options, read_options
from clausetree.cli.reading import check_standard_input
from clausetree.lint.selection import Selection
from clausetree.output.terminal.progress import shown_progress
from clausetree.project.linting.job import LintJob, LintRequest


@click.command("lint")
@click.argument("revs", nargs=-1, metavar="[REV]...", shell_complete=complete_revisions)
@lint_options
@click.pass_context
def command(context: click.Context, /, revs: tuple[str, ...], **given: Any) -> None:  # noqa: ANN401 - click's values
    """Check REV: files, folders, patterns, revisions; by default the spec in this folder or one above.

    Exits with 1 if any finding is an error or a warning. Errors and warnings are shown one by one, infos as one line
    per rule. `clausetree explain` describes the rules. Separate several CODES with commas.

    \b
    Examples:
      clausetree lint
      clausetree lint 'spec/**/*.md' --ignore STY,EXM003
      clausetree lint model_spec.md --unsafe-fixes --diff
      clausetree lint --against 2026-03-09 --select REV
      clausetree lint openai@latest --format sarif -o lint.sarif
      git show :model_spec.md | clausetree lint - --stdin-filename model_spec.md
    """
    options = read_options(given)
    check_standard_input(*revs, options.against)
    request = LintRequest(
        revs,
        Path.cwd(),
        against=options.against,
        selection=Selection(options.select, options.ignore, options.extend_select),
        baseline=options.baseline,
        related=options.related,
        piped_name=options.stdin_filename,
    )
    job = LintJob(request, progress=shown_progress)
    if options.watch:
        from clausetree.cli.watching import watch  # noqa: PLC0415 - most look once

        collect_often()
        watch(job, options)
        context.exit()
    if options.write_baseline:
        context.exit(exit_code((), write_baseline(job, options.write_baseline), options))
    mending = options.fix or options.unsafe_fixes or options.diff
    attempts = mend(job, unsafe=options.unsafe_fixes, diff=options.diff) if mending else job.reports()
    if not options.diff:
        show_reports(attempts.made, options)
    context.exit(exit_code(attempts.made, attempts.failures, options))
