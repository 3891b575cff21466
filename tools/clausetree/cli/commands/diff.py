"""`clausetree diff`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from clausetree.cli.lineage import load_chain
from clausetree.cli.terminal import colour, terminal_width
from clausetree.diff.kinds import KINDS
from clausetree.diff.summary import select_changes
from clausetree.history.opening import parse_names
from clausetree.history.source import LATEST
from clausetree.model.errors import ClausetreeError
from clausetree.model.revision import HEAD
from clausetree.text.nearest import did_you_mean

if TYPE_CHECKING:
    from clausetree.diff.changes import ChangeSet
    from clausetree.model.document import Document
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
@click.option("--only", metavar="KINDS", default="", help="Only these kinds of change, separated by commas.")
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

    Without NEW: to the working tree, `head`. Without OLD: from the last release. OLD..NEW is the same as OLD NEW, unless
    a file has that name; as in git, a side left out of it is `head`.

    \b
    Examples:
      clausetree diff
      clausetree diff openai@2025-04-11 openai@2025-09-12 --stat
      clausetree diff 2025-04-11..2025-09-12 --only renamed,split,merged
      clausetree diff old.md new.md --format script > changes.json
    """
    kinds = _parse_kinds(only)
    if old and not new:
        old, new = parse_names(old, Path.cwd()) or (old, None)
    chain = load_chain(old or LATEST, new or HEAD)
    (before, old_document), (after, new_document) = chain.revisions[0], chain.revisions[-1]
    _check_filters((old_document, new_document), clause_id, level)
    changes = chain.diff()
    changed = old_document.text != new_document.text
    if form == "script":
        from clausetree.diff.script import build_script  # noqa: PLC0415 - one format's
        from clausetree.output.diff.script import render_script  # noqa: PLC0415 - likewise

        click.echo(render_script(build_script(changes)), nl=False)
    else:
        if not changed:
            click.echo(f"`{before.shown}` and `{after.shown}` are the same text", err=True)
        chosen = select_changes(changes, clause=clause_id, level=level, kinds=kinds)
        detail = _find_detail(stat=stat, clause_id=clause_id, kinds=kinds)
        click.echo(_render(form, (before, after), chosen, detail), nl=False, color=True)
    context.exit(int(exit_code and changed))


def _find_detail(*, stat: bool, clause_id: str | None, kinds: frozenset[str]) -> Detail:
    if stat:
        return "summary"
    return "everything" if clause_id else "typography" if "typographic" in kinds else "changes"


def _render(form: str, revisions: tuple[Revision, Revision], changes: ChangeSet, detail: Detail) -> str:
    """Returns the change set in a format; each is imported only when asked for."""
    names = revisions[0].shown, revisions[1].shown
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
        known = (*KINDS, *_WAYS)
        near = did_you_mean(unknown[0], known)
        hint = (f"{near} " if near else "") + f"there are {', '.join(f'`{kind}`' for kind in known)}"
        raise ClausetreeError(f"there is no kind of change `{unknown[0]}`", hint)
    return kinds


def _check_filters(documents: tuple[Document, Document], clause_id: str | None, level: str | None) -> None:
    """Raises `ClausetreeError` where neither text has such a clause, or such a level."""
    clauses = [clause for document in documents for clause in document.clauses]
    ids = dict.fromkeys(clause.id for clause in clauses)
    if clause_id is not None and clause_id not in ids:
        hint = did_you_mean(clause_id, ids) or "`clausetree tree` lists the ids"
        raise ClausetreeError(f"neither text has a clause `{clause_id}`", hint)
    steps = [step for document in documents for step in document.ladder]
    levels = dict.fromkeys([*steps, *(clause.level for clause in clauses if clause.level)])
    if level is not None and level not in levels:
        near = did_you_mean(level, levels)
        hint = (
            f"{near} " if near else ""
        ) + f"their levels are {', '.join(f'`{known}`' for known in levels)}"
        raise ClausetreeError(f"neither text has a level `{level}`", hint)
