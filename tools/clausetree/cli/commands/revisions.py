"""`clausetree revisions`."""

from __future__ import annotations

from pathlib import Path

import click

from clausetree.cli.terminal import format_option, show
from clausetree.history.opening.source_opening import open_source
from clausetree.output.answers import DocumentAnswer
from clausetree.output.terminal.progress import shown_progress
from clausetree.project.spec_documents import read_document


@click.command("revisions")
@click.argument("source", required=False)
@click.option(
    "--all",
    "superseded",
    is_flag=True,
    help="Also list texts that a later one of the same date replaced.",
)
@format_option("revisions")
def command(source: str | None, form: str, *, superseded: bool) -> None:
    """List the revisions of SOURCE, oldest first: label, date, commit, hash of the text, counts.

    Default: the spec in this folder or one above. If several commits have the same release date, the last one is
    listed; the earlier ones are DATE-rev1, DATE-rev2 and so on.

    \b
    Examples:
      clausetree revisions
      clausetree revisions openai --all
      clausetree revisions path/to/model_spec.bundle
    """
    with shown_progress() as report:
        opened = open_source(source, start=Path.cwd(), report=report)
        snapshots = opened.load_all(superseded=superseded)
    documents = map(read_document, snapshots)
    show("revisions", form, [DocumentAnswer(document.revision, document) for document in documents])
