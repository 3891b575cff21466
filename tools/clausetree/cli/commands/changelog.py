"""`clausetree changelog`."""

from __future__ import annotations

from typing import BinaryIO

import click

from clausetree.cli.reading import load_chain
from clausetree.cli.terminal import write
from clausetree.diff.time.notes import check_notes, find_news
from clausetree.model.errors import ClausetreeError
from clausetree.output.diff.changelog import render_changelog, render_notes_report
from clausetree.syntax.changelog import parse_entries

_SHOWN = 12  # headings in a hint


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

    With --check, the exit code is 1 where the notes do not mention a noteworthy change, or speak of a clause that did
    not change. The notes are the entry for NEW and those between OLD and NEW. An entry is found by the label or the date
    in its heading; a file without one for NEW is an error.

    \b
    Examples:
      clausetree changelog 2025-04-11 2025-09-12
      clausetree changelog 2025-04-11 2025-09-12 --check CHANGELOG.md
    """
    chain = load_chain(old, new)
    before, revision = chain.old.revision, chain.new.revision
    changes = chain.diff()
    if check is None:
        write(render_changelog(revision.label, changes))
        return
    try:
        notes = check.read().decode()
    except UnicodeDecodeError:
        raise ClausetreeError(f"`{check.name}` is not valid UTF-8", "save it as UTF-8") from None
    entry = find_news(notes, revision.label, before.label)
    if entry is None:
        raise ClausetreeError(
            f"`{check.name}` has no entry for `{revision.label}`", _describe_headings(notes)
        )
    report = check_notes(changes, entry)
    write(render_notes_report(report))
    context.exit(int(bool(report.missing or report.unchanged)))


def _describe_headings(notes: str) -> str:
    """Returns the hint which entries a changelog has."""
    titles = [entry.title for entry in parse_entries(notes)]
    if not titles:
        return "it has no headings"
    shown = ", ".join(f"`{title}`" for title in titles[:_SHOWN])
    more = f" and {len(titles) - _SHOWN} more" if len(titles) > _SHOWN else ""
    return f"its headings are {shown}{more}"
