"""`clausetree export`."""

from __future__ import annotations

import click

from clausetree.cli.reading import load_document
from clausetree.output.json.document import render_document_json


@click.command("export")
@click.argument("rev", required=False)
@click.option(
    "--format", "_format", type=click.Choice(["json"]), default="json", show_default=True, help="The format."
)
def command(rev: str | None, _format: str) -> None:
    """Write the whole document of REV as data; `clausetree schema document` describes it.

    \b
    Example:
      clausetree export openai@2025-09-12 | jq '.clauses[] | select(.level == "root") | .id'
    """
    snapshot, document = load_document(rev)
    click.echo(render_document_json(snapshot.revision, document), nl=False)
