"""`clausetree changelog`."""

from __future__ import annotations

from typing import BinaryIO

import click

from clausetree.cli.reading import load_document
from clausetree.diff.documents import diff_documents
from clausetree.diff.time.notes import check_notes, find_entry
from clausetree.model.errors import ClausetreeError
from clausetree.output.diff.changelog import render_changelog, render_notes_report


@click.command("changelog")
@click.argument("old")
@click.argument("new")
@click.option(
    "--check",
    type=click.File("rb"),
    metavar="FILE",
    help="Hold the entry for NEW in FILE against the changes.",
)
@click.pass_context
def command(context: click.Context, old: str, new: str, check: BinaryIO | None) -> None:
    """Draft release notes in Markdown; with --check, say what existing ones leave out.

    With --check, the exit code is 1 where the entry does not mention a noteworthy change, or mentions a clause that did
    not change.

    \b
    Examples:
      clausetree changelog 2025-04-11 2025-09-12
      clausetree changelog 2025-04-11 2025-09-12 --check CHANGELOG.md
    """
    (_, old_document), (after, new_document) = load_document(old), load_document(new)
    changes = diff_documents(old_document, new_document)
    if check is None:
        click.echo(render_changelog(after.revision.label, changes), nl=False)
        return
    try:
        notes = check.read().decode()
    except UnicodeDecodeError:
        raise ClausetreeError(f"`{check.name}` is not valid UTF-8", "save it as UTF-8") from None
    report = check_notes(changes, find_entry(notes, after.revision.label))
    click.echo(render_notes_report(report), nl=False)
    context.exit(int(bool(report.missing or report.unchanged)))
