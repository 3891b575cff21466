"""`clausetree changelog`."""

from __future__ import annotations

from pathlib import Path

import click

from clausetree.cli.completion import complete_revisions
from clausetree.cli.reading import load_chain
from clausetree.cli.terminal import write
from clausetree.diff.time.notes import check_notes, find_news
from clausetree.history.files.disk import load_bytes, load_standard_input
from clausetree.history.files.encoding import parse_text
from clausetree.model.errors import ClausetreeError
from clausetree.model.revision import HEAD
from clausetree.output.diff.changelog import render_changelog, render_notes_report
from clausetree.project.revs import parse_names
from clausetree.syntax.changelog import parse_entries

_SHOWN = 12  # headings in a hint


@click.command("changelog")
@click.argument("old", shell_complete=complete_revisions)
@click.argument("new", required=False, shell_complete=complete_revisions)
@click.option(
    "--check",
    metavar="FILE",
    help="Compare the entry for NEW in FILE with the changes.",
)
@click.pass_context
def command(context: click.Context, old: str, new: str | None, check: str | None) -> None:
    """Draft release notes in Markdown; with --check, compare existing ones with the changes.

    NEW defaults to the work tree, `head`. OLD..NEW is the same as OLD NEW.

    With --check, the exit code is 1 if the notes leave out a noteworthy change, mention a clause that did not change, tell
    a wrong change of level, or link to a clause that is in neither revision.
    The notes are the entry for NEW and the entries between OLD and NEW. An entry is found by the label or the date in its
    heading; it is an error if FILE has none for NEW.

    \b
    Examples:
      clausetree changelog 2025-03-24 2025-07-07
      clausetree changelog 2025-03-24 2025-07-07 --check CHANGELOG.md
    """
    if not new:
        old, new = parse_names(old, Path.cwd()) or (old, HEAD)
    chain = load_chain(old, new)
    before, revision = chain.old.revision, chain.new.revision
    changes = chain.diff()
    if check is None:
        write(render_changelog(revision.label, changes), paged=True)
        return
    notes = parse_text(load_standard_input() if check == "-" else load_bytes(Path(check), check), check)
    entry = find_news(notes, revision.label, before.label)
    if entry is None:
        raise ClausetreeError(f"`{check}` has no entry for `{revision.label}`", _describe_headings(notes))
    report = check_notes(changes, entry)
    write(render_notes_report(report), paged=True)
    context.exit(int(report.is_wrong))


def _describe_headings(notes: str) -> str:
    """Returns the hint which entries a changelog has."""
    titles = [entry.title for entry in parse_entries(notes)]
    if not titles:
        return "it has no headings"
    shown = ", ".join(f"`{title}`" for title in titles[:_SHOWN])
    more = f" and {len(titles) - _SHOWN} more" if len(titles) > _SHOWN else ""
    return f"its headings are {shown}{more}"
