"""`clausetree export`."""

from __future__ import annotations

import click

from clausetree.cli.completion import complete_revisions
from clausetree.cli.reading import load_document
from clausetree.cli.terminal import format_option, show
from clausetree.output.answers import DocumentAnswer


@click.command("export")
@click.argument("rev", required=False, shell_complete=complete_revisions)
@format_option("export")
def command(rev: str | None, form: str) -> None:
    """Write the whole document of REV as data; `clausetree schema document` describes it.

    Default: the spec in this folder or one above.

    \b
    Examples:
      clausetree export > spec.json
      clausetree export openai@2025-09-12 | jq '.clauses[].id'
    """
    document = load_document(rev)
    show("export", form, DocumentAnswer(document.revision, document))
