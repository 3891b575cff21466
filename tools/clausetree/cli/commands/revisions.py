"""`clausetree revisions`."""

from __future__ import annotations

from pathlib import Path

import click

from clausetree.cli.terminal import colour
from clausetree.history.opening import open_source
from clausetree.output.terminal.progress import shown_progress
from clausetree.output.terminal.revisions import render_revisions
from clausetree.syntax.document import parse_document


@click.command("revisions")
@click.argument("source", required=False)
def command(source: str | None) -> None:
    """List the revisions of SOURCE, oldest first: label, date, commit, hash of the text, counts.

    \b
    Examples:
      clausetree revisions
      clausetree revisions openai
      clausetree revisions path/to/model_spec.bundle
    """
    rows = []
    with shown_progress() as report:
        opened = open_source(source, start=Path.cwd(), report=report)
        for revision in opened.revisions():
            snapshot = opened.load(revision.commit or revision.label)
            rows.append((revision, parse_document(snapshot.text, snapshot.profile)))
    click.echo(render_revisions(rows, colour=colour()), nl=False, color=True)
