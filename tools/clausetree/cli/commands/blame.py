"""`clausetree blame`."""

from __future__ import annotations

from pathlib import Path

import click

from clausetree.cli.completion import complete_revisions
from clausetree.cli.reading import load_listed
from clausetree.cli.terminal import format_option, show
from clausetree.diff.time.blame import blame_clauses
from clausetree.output.answers import BlameAnswer
from clausetree.project.revs import parse_name


@click.command("blame")
@click.argument("rev", required=False, shell_complete=complete_revisions)
@format_option("blame")
def command(rev: str | None, form: str) -> None:
    """Show which revision introduced and which last changed each clause and passage of REV.

    Changes of typography alone don't count. Default: the spec in this folder or one above.

    \b
    Examples:
      clausetree blame
      clausetree blame openai@2025-09-12
    """
    name = parse_name(rev, Path.cwd())
    lineage = load_listed(name.source, name.label).trace()
    show("blame", form, BlameAnswer(lineage.revisions[-1], blame_clauses(lineage)))
