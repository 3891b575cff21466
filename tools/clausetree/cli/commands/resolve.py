"""`clausetree resolve`."""

from __future__ import annotations

from pathlib import Path

import click

from clausetree.cli.completion import complete_ids
from clausetree.cli.reading import load_document, naming_tree
from clausetree.cli.terminal import format_option, show
from clausetree.model.located import locate
from clausetree.output.answers import LocatedAnswer
from clausetree.project.citations import read_citation


@click.command("resolve")
@click.argument("locator", shell_complete=complete_ids)
@format_option("resolve")
def command(locator: str, form: str) -> None:
    """Show what a locator points to: the text, its clause, and its revision.

    LOCATOR is `REV#ID`, then the path to a part: `/p3` a passage, `/p3/s2` a sentence, `/e2` an example, `/e2/m1` a message, `/e2/c1/r2` a response. `ID ¶3 s2`, `§3.2` and
    addresses of a site's pages are read too. Default of REV: the spec in this folder or one above.

    \b
    Examples:
      clausetree resolve undo/p1
      clausetree resolve openai@2025-09-12#do_not_lie/e2/c1/r1
      clausetree resolve "model-spec@2026-03-09 > #undo > ¶1 s1"
    """
    cited = read_citation(locator, Path.cwd())
    document = load_document(cited.rev)
    with naming_tree(cited.rev):
        found = locate(document, cited.locator)
    show("resolve", form, LocatedAnswer(document.revision, document, found))
