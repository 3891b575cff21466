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
@click.option(
    "--all",
    "superseded",
    is_flag=True,
    help="Also list the texts of a date that a later one of the same date replaced.",
)
def command(source: str | None, *, superseded: bool) -> None:
    """List the revisions of SOURCE, oldest first: label, date, commit, hash of the text, counts.

    Of several commits with one release date the last is listed; the ones before it are DATE-rev1, DATE-rev2 and so on.

    \b
    Examples:
      clausetree revisions
      clausetree revisions openai --all
      clausetree revisions path/to/model_spec.bundle
    """
    with shown_progress() as report:
        opened = open_source(source, start=Path.cwd(), report=report)
        snapshots = opened.load_all(superseded=superseded)
    rows = [(found.revision, parse_document(found.text, found.profile)) for found in snapshots]
    click.echo(render_revisions(rows, colour=colour()), nl=False, color=True)
