"""`clausetree release`."""

from __future__ import annotations

from pathlib import Path

import click

from clausetree.cli.completion import complete_revisions
from clausetree.cli.ordered_group import OrderedGroup
from clausetree.cli.terminal import format_option, show
from clausetree.model.revision import HEAD
from clausetree.output.terminal.progress import shown_progress
from clausetree.project.linting.repository_paths import name_file_from_top
from clausetree.project.release_gate import check_release


@click.group("release", cls=OrderedGroup)
def command() -> None:
    """Check whether a spec may be released.

    \b
    Example:
      clausetree release check 2026-06-01
    """


@command.command()
@click.argument("label")
@click.argument("rev", required=False, shell_complete=complete_revisions)
@click.option(
    "--against",
    metavar="REV",
    shell_complete=complete_revisions,
    help="The release before it; default: the last one.",
)
@format_option("release check")
@click.pass_context
def check(context: click.Context, label: str, rev: str | None, against: str | None, form: str) -> None:
    """Check whether REV may be released as LABEL.

    REV defaults to the work tree, `head`. These are checked:

    \b
    label   no release has it yet, and its date is later than the last
    notes   the changelog's entry for LABEL, or `Unreleased`, covers every change
            since the last release
    ids     no id was deleted without saying what became of it
    levels  no level was lowered without mention in the notes
    lint    `lint --against` the last release finds nothing that fails

    Exits with 1 if a check fails. If the text is already a release, the last release is the one before it.

    \b
    Examples:
      clausetree release check 2026-06-01
      clausetree release check v2.0 HEAD --format github
      clausetree release check 2026-06-01 new.md --against old.md
    """
    with shown_progress() as report:
        answer = check_release(label, rev or HEAD, against, start=Path.cwd(), report=report)
    if form == "github":
        answer = answer.name_files(lambda path: name_file_from_top(path, Path.cwd()))
    show("release check", form, answer)
    context.exit(int(not answer.is_ready))
