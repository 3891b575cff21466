"""`clausetree log`."""

from __future__ import annotations

import click

from clausetree.cli.completion import complete_ids
from clausetree.cli.reading import load_listed, naming_tree
from clausetree.cli.terminal import format_option, show
from clausetree.model.errors import ClausetreeError
from clausetree.text.nearest import find_nearest


@click.command("log")
@click.argument("clause_id", metavar="ID", shell_complete=complete_ids)
@click.argument("source", required=False)
@format_option("log")
def command(clause_id: str, source: str | None, form: str) -> None:
    """Show a clause's history across all revisions of SOURCE: renames, splits, levels, how much of its text changed.

    ID is the id that it has, or had in any revision; `ID~2` is the second clause with that id. Default of SOURCE: the
    spec in this folder or one above.

    \b
    Examples:
      clausetree log one_breath
      clausetree log love_humanity openai
    """
    lineage = load_listed(source).trace()
    life = lineage.history(clause_id)
    if life is None:
        nearest = find_nearest(clause_id, (known for life in lineage.lives for known in life.ids))
        hint = f"did you mean `{nearest}`?" if nearest else "`clausetree tree` lists the ids"
        with naming_tree(source):
            raise ClausetreeError(f"no revision has a clause `{clause_id}`", hint)
    show("log", form, life)
