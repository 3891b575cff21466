"""`clausetree tree`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from clausetree.cli.clause_filters import choose_clauses
from clausetree.cli.completion import complete_revisions
from clausetree.cli.query_option import query_option
from clausetree.cli.reading import load_document, naming_tree
from clausetree.cli.terminal import format_option, show, tell
from clausetree.model.file_places import Places
from clausetree.output.answers import TreeAnswer
from clausetree.text.counted_noun import count_noun

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.model.clause import Clause
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document
    from clausetree.project.spec_documents import SpecDocument

_SHOWN = 3  # places that could not be read as meant


@click.command("tree")
@click.argument("rev", required=False, shell_complete=complete_revisions)
@query_option
@click.option(
    "--level",
    "levels",
    multiple=True,
    metavar="LEVEL",
    help="Only provisions of this level; repeatable. The same as --query level:LEVEL.",
)
@click.option("--depth", type=click.IntRange(min=1), metavar="N", help="Only the clauses down to depth N.")
@format_option("tree")
def command(
    rev: str | None, expression: str | None, levels: tuple[str, ...], depth: int | None, form: str
) -> None:
    """Draw the clause tree of REV: levels, tags, counts of examples.

    The clauses above a match are drawn too. Default: the spec in this folder or one above.

    \b
    Examples:
      clausetree tree
      clausetree tree openai@latest --level root --level system
      clausetree tree --query 'tag:under_18 -who:user'
      clausetree tree path/to/model_spec.md --depth 2
    """
    document = load_document(rev)
    with naming_tree(rev):
        chosen = choose_clauses(document, expression, levels)
    shown = _arrange(document, chosen, depth)
    show("tree", form, TreeAnswer(document.revision, document, shown))
    misread = [found for found in document.diagnostics if found.severity != "info"]
    if misread:
        tell(_describe_misread(document, misread))


def _describe_misread(document: SpecDocument, misread: Sequence[Diagnostic]) -> str:
    """Returns where a text could not be read as meant: `lint` may know of these places by a baseline, and then keeps them back."""
    places = Places(document.revision, document)
    where = []
    for found in misread[:_SHOWN]:
        path, start, _ = places.find_diagnostic(found)
        where.append(f"{path}:{start.line} ({found.code})")
    more = f" and {len(misread) - _SHOWN} more" if len(misread) > _SHOWN else ""
    return (
        f"note: {count_noun(len(misread), 'place')} could not be read as meant: {', '.join(where)}{more}; "
        f"`clausetree explain {misread[0].code}` says more"
    )


def _arrange(document: Document, found: Sequence[Clause], depth: int | None) -> list[Clause]:
    """Returns clauses with all that they stand in, down to a depth."""
    wanted: set[int] = set()
    for clause in found:
        index: int | None = clause.index
        while index is not None and index not in wanted:
            wanted.add(index)
            index = document.clauses[index].parent
    return [
        c
        for i, c in enumerate(document.clauses)
        if i in wanted and (not depth or c.number.count(".") < depth)
    ]
