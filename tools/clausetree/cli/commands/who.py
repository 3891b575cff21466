"""`clausetree who`."""

from __future__ import annotations

import click

from clausetree.cli.completion import complete_ids
from clausetree.cli.reading import find_clause, load_document
from clausetree.cli.terminal import format_option, show
from clausetree.output.answers import OverridingAnswer
from clausetree.syntax.overriding import find_level_statements, find_overriding


@click.command("who")
@click.argument("clause", metavar="[REV#]ID", shell_complete=complete_ids)
@format_option("who")
def command(clause: str, form: str) -> None:
    """Show who can override a clause, and how.

    A sender can explicitly, implicitly or not at all. What the clause says of itself goes first, then the settings (`[ladder.override]`), then what the text says of the
    level; else the order of a published ladder decides.

    \b
    Examples:
      clausetree who red_lines
      clausetree who openai@2025-09-12#do_not_lie --format json
    """
    rev, _, clause_id = clause.rpartition("#")
    document = load_document(rev or None)
    found = find_clause(document, clause_id)
    stated = document.settings.ladder.override if document.settings else {}
    overriding = find_overriding(document, found, stated, find_level_statements(document))
    show("who", form, OverridingAnswer(document.revision, document, found, overriding))
