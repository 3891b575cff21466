"""`clausetree show`."""

from __future__ import annotations

import click

from clausetree.cli.completion import complete_ids
from clausetree.cli.reading import load_clause
from clausetree.cli.terminal import format_option, show
from clausetree.output.answers import ClauseAnswer
from clausetree.project.spec_documents import parse_prompts


@click.command("show")
@click.argument("clause", metavar="[REV#]ID", shell_complete=complete_ids)
@format_option("show")
def command(clause: str, form: str) -> None:
    """Show one clause: text, level, examples, who refers to it, its eval prompts.

    \b
    Examples:
      clausetree show undo
      clausetree show openai@2025-09-12#no_other_objectives
    """
    document, found = load_clause(clause)
    snapshot = document.snapshot
    prompts = parse_prompts(snapshot.eval_prompts() if found.eval_prompts else {}, found.eval_prompts)
    paths = {label: snapshot.eval_prompt_path(label) for label in prompts}
    show("show", form, ClauseAnswer(document.revision, document, found, prompts, paths))
