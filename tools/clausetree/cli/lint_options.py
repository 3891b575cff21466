"""The options of `clausetree lint`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import click

from clausetree.cli.completion import complete_codes, complete_revisions
from clausetree.cli.output_option import output_option
from clausetree.cli.terminal import format_option

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from clausetree.config.settings import FailOn
    from clausetree.model.diagnostic import Severity

_SEVERITIES = ("error", "warning", "info")
_OPTIONS = (
    format_option("lint"),
    click.option("--select", metavar="CODES", default="", shell_complete=complete_codes, help="Check only these rules: codes, names or prefixes of codes."),
    click.option("--ignore", metavar="CODES", default="", shell_complete=complete_codes, help="Check all rules except these."),
    click.option("--extend-select", metavar="CODES", default="", shell_complete=complete_codes, help="Check these rules too, even if settings ignore them."),
    click.option("--against", metavar="REV", shell_complete=complete_revisions, help="Compare with an older revision; turns on the REV rules."),
    click.option("--fix", is_flag=True, help="Fix what can be fixed without changing what the spec says."),
    click.option("--unsafe-fixes", is_flag=True, help="Also apply fixes that need review."),
    click.option("--diff", is_flag=True, help="Show what fixes would change, and change nothing."),
    click.option("--baseline", metavar="FILE", help="Ignore findings recorded in FILE."),
    click.option("--write-baseline", metavar="FILE", help="Record all findings in FILE."),
    click.option("--min-severity", type=click.Choice(_SEVERITIES), help="Show only findings of this severity or higher."),
    click.option("--fail-on", type=click.Choice((*_SEVERITIES, "never")), help="Exit with 1 if a finding has this severity or higher.  [default: warning]"),
    click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found."),
    click.option("-q", "--quiet", is_flag=True, help="Show findings and no summary."),
    click.option("--statistics", is_flag=True, help="Show how often each rule found something, instead of what it found."),
    output_option("FILE", "Write to FILE instead of standard output."),
    click.option("--stdin-filename", metavar="PATH", help="Name of the file that standard input is the text of."),
    click.option("--related", is_flag=True, help="Skip files that belong to no spec; for hooks."),
    click.option("--watch", is_flag=True, help="Check again whenever a file changes."),
)  # fmt: skip


class LintOptions(NamedTuple):
    """What a user said beside what to lint; each field is the option of that name."""

    form: str
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    extend_select: tuple[str, ...]
    against: str | None
    fix: bool
    unsafe_fixes: bool
    diff: bool
    baseline: str | None
    write_baseline: str | None
    min_severity: Severity | None
    fail_on: FailOn | None
    exit_zero: bool
    quiet: bool
    statistics: bool
    output: str | None
    stdin_filename: str | None
    related: bool
    watch: bool


def lint_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Returns a command with the options of lint."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def read_options(given: Mapping[str, Any]) -> LintOptions:
    """Returns what was given, lists taken apart.

    Raises:
        click.UsageError: Two options don't go together.
    """
    lists = {name: _words(given[name]) for name in ("select", "ignore", "extend_select")}
    options = LintOptions(**{**given, **lists})
    writing = [
        name
        for name, is_set in (("--fix", options.fix), ("--unsafe-fixes", options.unsafe_fixes), ("--diff", options.diff),
                             ("--write-baseline", options.write_baseline), ("--output", options.output))
        if is_set
    ]  # fmt: skip
    if options.watch and writing:
        raise click.UsageError(
            f"`--watch` can't be combined with {', '.join(f'`{name}`' for name in writing)}"
        )
    if options.statistics and options.form not in {"text", "json"}:
        raise click.UsageError("`--statistics` works only with the formats `text` and `json`")
    return options


def _words(text: str) -> tuple[str, ...]:
    """Returns the words of a list separated by commas."""
    return tuple(word.strip() for word in text.split(",") if word.strip())
