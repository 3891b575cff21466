"""`clausetree show`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from clausetree.cli.reading import load_document
from clausetree.cli.terminal import format_option, show
from clausetree.model.errors import ClausetreeError
from clausetree.output.answers import ClauseAnswer
from clausetree.project.spec_documents import parse_prompts
from clausetree.text.nearest import find_nearest

if TYPE_CHECKING:
    from clausetree.model.clause import Clause
    from clausetree.model.document import Document


@click.command("show")
@click.argument("clause", metavar="[REV#]ID")
@format_option("show")
def command(clause: str, form: str) -> None:
    """Show one clause: text, level, examples, who refers to it, its eval prompts.

    \b
    Examples:
      clausetree show chain_of_command
      clausetree show openai@2025-09-12#no_other_objectives
    """
    rev, _, clause_id = clause.rpartition("#")
    document = load_document(rev or None)
    found = _find(document, clause_id)
    files = document.snapshot.eval_prompts() if found.eval_prompts else {}
    prompts = parse_prompts(files, found.eval_prompts)
    show("show", form, ClauseAnswer(document.revision, document, found, prompts))


def _find(document: Document, clause_id: str) -> Clause:
    """Returns the clause with this id; raises ClausetreeError with the nearest one where there is none."""
    if found := document.find(clause_id):
        return found
    titles = {clause.title.casefold(): clause.id for clause in document.clauses}
    title = find_nearest(clause_id.replace("_", " ").casefold(), titles)
    nearest = find_nearest(clause_id, (clause.id for clause in document.clauses)) or (title and titles[title])
    hint = f"did you mean `{nearest}`?" if nearest else "`clausetree tree` lists the ids"
    raise ClausetreeError(f"no clause `{clause_id}`", hint)
