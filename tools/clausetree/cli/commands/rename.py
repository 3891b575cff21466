"""`clausetree rename`."""

from __future__ import annotations

import click

from clausetree.cli.completion import complete_ids
from clausetree.cli.reading import load_snapshot, naming_tree
from clausetree.cli.terminal import tell, write
from clausetree.history.files.writing import rewrite_texts
from clausetree.output.unified_diff import render_unified
from clausetree.project.clause_renaming import rename_in_project
from clausetree.text.counted_noun import count_noun


@click.command("rename")
@click.argument("old", shell_complete=complete_ids)
@click.argument("new")
@click.argument("path", required=False)
@click.option("--dry-run", is_flag=True, help="Show what would change as a diff, and write nothing.")
def command(old: str, new: str, path: str | None, *, dry_run: bool) -> None:
    """Change the id of a clause from OLD to NEW, in the spec at PATH.

    Default of PATH: the spec in this folder or one above.
    References, verdicts, eval prompt files, settings and the lint baseline follow. The rename is noted in `[[lineage]]`,
    so that the clause keeps its history, and in the changelog under `Unreleased`. The lock file of a fork stays as it is: it names
    clauses by their ids upstream.

    \b
    Examples:
      clausetree rename one_breath say_no --dry-run
      clausetree rename one_breath say_no spec/model_spec.md
    """
    with naming_tree(path):
        renamed = rename_in_project(load_snapshot(path), old, new)
    if dry_run:
        for name, (before, after) in renamed.texts.items():
            write(render_unified(before, after, name), paged=True)
    else:
        rewrite_texts({name: after for name, (_, after) in renamed.texts.items()})
        count = count_noun(renamed.pointers, "reference")
        tell(f"renamed `{old}` to `{new}`, with {count}; wrote {', '.join(renamed.texts)}")
    for note in renamed.notes:
        tell(f"note: {note}")
