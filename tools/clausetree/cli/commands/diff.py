"""`clausetree diff`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from clausetree.cli.completion import complete_ids, complete_revisions
from clausetree.cli.reading import load_chain, naming_tree
from clausetree.cli.terminal import format_option, show, tell
from clausetree.diff.kinds import KINDS
from clausetree.diff.summary import count_listed, has_changes, select_changes
from clausetree.history.opening.source import LATEST
from clausetree.model.errors import ClausetreeError
from clausetree.model.revision import HEAD
from clausetree.output.answers import ChangesAnswer
from clausetree.output.left_out import LeftOut
from clausetree.project.revs import parse_names
from clausetree.project.single_files import check_single_file
from clausetree.text.nearest import did_you_mean

if TYPE_CHECKING:
    from clausetree.model.document import Document
    from clausetree.output.answers import Detail

_WAYS = ("promoted", "demoted")


@click.command("diff")
@click.argument("old", required=False, shell_complete=complete_revisions)
@click.argument("new", required=False, shell_complete=complete_revisions)
@format_option("diff")
@click.option("--exit-code", is_flag=True, help="Exit with 1 if anything of what is asked for changed.")
@click.option("--stat", is_flag=True, help="Only the summary.")
@click.option(
    "--clause",
    "clause_id",
    metavar="ID",
    shell_complete=complete_ids,
    help="Only the clause that has or had this id, in full.",
)
@click.option("--level", metavar="LEVEL", help="Only clauses that have or had this level.")
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

    NEW defaults to the work tree, `head`; OLD to the last release. OLD..NEW is the same as OLD NEW, unless a file has
    that name; a side left out of it is `head`, as in git.

    \b
    Examples:
      clausetree diff
      clausetree diff openai@2025-04-11 openai@2025-09-12 --stat
      clausetree diff 2025-03-24..2025-07-07 --only renamed,split,merged
      clausetree diff old.md new.md --format script > changes.json
    """
    kinds = _parse_kinds(only)
    if old and not new:
        old, new = parse_names(old, Path.cwd()) or (old, None)
    chain = load_chain(old or LATEST, new or HEAD)
    with naming_tree(new):
        _check_filters((chain.old, chain.new), clause_id, level)
    if form == "script":
        _check_script(chain.old, chain.new, is_filtered=bool(stat or clause_id or level or kinds))
    before, after, changes = chain.old.revision, chain.new.revision, chain.diff()
    changed = chain.old.text != chain.new.text
    chosen = select_changes(changes, clause=clause_id, level=level, kinds=kinds)
    left_out = LeftOut(
        clauses=len(changes.clauses) - count_listed(chosen),
        kinds=kinds,
        by_clause=bool(clause_id or level),
    )
    if form == "script":
        show("diff", form, ChangesAnswer(before, after, changes))
    else:
        if not changed:
            tell(f"`{before.shown}` and `{after.shown}` are the same text")
        elif not has_changes(changes):
            tell(f"`{before.shown}` and `{after.shown}` differ only in spaces and line ends")
        detail = _find_detail(stat=stat, clause_id=clause_id, kinds=kinds)
        show("diff", form, ChangesAnswer(before, after, chosen, detail, left_out))
    context.exit(int(exit_code and (count_listed(chosen) > 0 if left_out.is_filtered else changed)))


def _check_script(*documents: Document, is_filtered: bool) -> None:
    """Raises an error where a script can't be written that `apply` makes the newer text with."""
    if is_filtered:
        raise click.UsageError(
            "an edit script holds every change: `--format script` can't be combined with `--stat`, `--clause`, `--level` or `--only`"
        )
    for document in documents:
        check_single_file(document.revision, "diff --format script")


def _find_detail(*, stat: bool, clause_id: str | None, kinds: frozenset[str]) -> Detail:
    if stat:
        return "summary"
    return "everything" if clause_id else "typography" if "typographic" in kinds else "changes"


def _parse_kinds(written: str) -> frozenset[str]:
    kinds = frozenset(kind for part in written.split(",") if (kind := part.strip()))
    unknown = sorted(kinds.difference(KINDS, _WAYS))
    if unknown:
        known = (*KINDS, *_WAYS)
        near = did_you_mean(unknown[0], known)
        hint = (f"{near} " if near else "") + f"kinds: {', '.join(f'`{kind}`' for kind in known)}"
        raise ClausetreeError(f"unknown kind of change `{unknown[0]}`", hint)
    return kinds


def _check_filters(documents: tuple[Document, Document], clause_id: str | None, level: str | None) -> None:
    """Raises `ClausetreeError` where neither text has such a clause, or such a level."""
    clauses = [clause for document in documents for clause in document.clauses]
    if clause_id is not None and not any(clause_id in clause.names for clause in clauses):
        hint = (
            did_you_mean(clause_id, dict.fromkeys(clause.id for clause in clauses))
            or "`clausetree tree` lists the ids"
        )
        raise ClausetreeError(f"neither text has a clause `{clause_id}`", hint)
    steps = [step for document in documents for step in document.ladder]
    levels = dict.fromkeys([*steps, *(clause.level for clause in clauses if clause.level)])
    if level is not None and level not in levels:
        near = did_you_mean(level, levels)
        told = (
            f"their levels are {', '.join(f'`{known}`' for known in levels)}" if levels else "they have none"
        )
        hint = f"{near} {told}" if near else told
        raise ClausetreeError(f"neither text has a level `{level}`", hint)
