"""`clausetree diff`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from clausetree.cli.reading import check_standard_input, load_document
from clausetree.cli.terminal import colour, terminal_width
from clausetree.diff.changes import KINDS
from clausetree.diff.documents import diff_documents
from clausetree.diff.summary import select_changes
from clausetree.history.source import HEAD, LATEST
from clausetree.model.errors import ClausetreeError

if TYPE_CHECKING:
    from clausetree.diff.changes import ChangeSet
    from clausetree.model.revision import Revision
    from clausetree.output.diff.passages import Detail

_FORMATS = ("text", "json", "markdown", "html", "script")
_WAYS = ("promoted", "demoted")


@click.command("diff")
@click.argument("old", required=False)
@click.argument("new", required=False)
@click.option(
    "--format", "form", type=click.Choice(_FORMATS), default="text", show_default=True, help="The format."
)
@click.option("--exit-code", is_flag=True, help="Exit with 1 where anything changed.")
@click.option("--stat", is_flag=True, help="Only the summary.")
@click.option("--clause", "clause_id", metavar="ID", help="Only the clause that has or had this id, in full.")
@click.option("--level", help="Only clauses that have or had this level.")
@click.option("--only", metavar="KINDS", default="", help="Only these kinds of change, parted by commas.")
@click.pass_context
def command(  # noqa: PLR0913 - one parameter an option
    context: click.Context,
    old: str | None,
    new: str | None,
    *,
    form: str,
    exit_code: bool,
    stat: bool,
    clause_id: str | None,
    level: str | None,
    only: str,
) -> None:
    """Show what changed from OLD to NEW, by meaning.

    Without NEW: to the working tree. Without OLD: from the last release.

    \b
    Examples:
      clausetree diff
      clausetree diff openai@2025-04-11 openai@2025-09-12 --stat
      clausetree diff 2025-04-11 2025-09-12 --only renamed,split,merged
      clausetree diff old.md new.md --format script > changes.json
    """
    check_standard_input(old, new)
    kinds = _parse_kinds(only)
    (before, old_document), (after, new_document) = load_document(old or LATEST), load_document(new or HEAD)
    changes = diff_documents(old_document, new_document)
    changed = old_document.text != new_document.text
    if form == "script":
        from clausetree.diff.script import build_script  # noqa: PLC0415 - one format's
        from clausetree.output.diff.script import render_script  # noqa: PLC0415 - likewise

        click.echo(render_script(build_script(changes)), nl=False)
    else:
        if not changed:
            click.echo(f"`{before.revision.label}` and `{after.revision.label}` are the same text", err=True)
        chosen = select_changes(changes, clause=clause_id, level=level, kinds=kinds)
        detail = _find_detail(stat=stat, clause_id=clause_id, kinds=kinds)
        click.echo(_render(form, (before.revision, after.revision), chosen, detail), nl=False, color=True)
    context.exit(int(exit_code and changed))


def _find_detail(*, stat: bool, clause_id: str | None, kinds: frozenset[str]) -> Detail:
    if stat:
        return "summary"
    return "everything" if clause_id else "typography" if "typographic" in kinds else "changes"


def _render(form: str, revisions: tuple[Revision, Revision], changes: ChangeSet, detail: Detail) -> str:
    """Returns the change set in a format; each is imported only when asked for."""
    names = revisions[0].label, revisions[1].label
    if form == "json":
        from clausetree.output.diff.json import render_changes_json  # noqa: PLC0415 - one format's

        return render_changes_json(*revisions, changes)
    if form == "markdown":
        from clausetree.output.diff.markdown import render_changes_markdown  # noqa: PLC0415 - likewise

        return render_changes_markdown(names, changes, detail)
    if form == "html":
        from clausetree.output.diff.html import render_changes_html  # noqa: PLC0415 - likewise

        return render_changes_html(names, changes, detail)
    from clausetree.output.diff.terminal import render_changes  # noqa: PLC0415 - likewise

    return render_changes(names, changes, colour=colour(), width=terminal_width(), detail=detail)


def _parse_kinds(written: str) -> frozenset[str]:
    kinds = frozenset(kind for part in written.split(",") if (kind := part.strip()))
    unknown = sorted(kinds.difference(KINDS, _WAYS))
    if unknown:
        raise ClausetreeError(
            f"there is no kind of change `{unknown[0]}`", f"there are {', '.join((*KINDS, *_WAYS))}"
        )
    return kinds
