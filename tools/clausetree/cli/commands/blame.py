"""`clausetree blame`."""

from __future__ import annotations

from pathlib import Path

import click

from clausetree.cli.lineage import load_lineage
from clausetree.cli.terminal import colour
from clausetree.diff.time.blame import blame_clauses
from clausetree.history.opening import parse_name
from clausetree.output.diff.blame import render_blame, render_blame_json


@click.command("blame")
@click.argument("rev", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="The format.",
)
def command(rev: str | None, form: str) -> None:
    """Show for each clause and passage of REV the revision that brought it and the one that last changed its substance.

    \b
    Examples:
      clausetree blame
      clausetree blame openai@2025-09-12
    """
    name = parse_name(rev, Path.cwd())
    lineage = load_lineage(name.source, name.label)
    clauses = blame_clauses(lineage)
    if form == "json":
        text = render_blame_json(lineage.revisions[-1], clauses)
    else:
        text = render_blame(clauses, colour=colour())
    click.echo(text, nl=False, color=True)
