"""`clausetree export`."""

from __future__ import annotations

import click

from clausetree.cli.clause_filters import choose_clauses
from clausetree.cli.completion import complete_ids, complete_revisions
from clausetree.cli.output_option import check_output, output_option
from clausetree.cli.query_option import query_option
from clausetree.cli.reading import load_document, naming_tree
from clausetree.cli.terminal import format_option, render_answer, show
from clausetree.history.files.writing import write_text
from clausetree.output.answers import TreeAnswer


@click.command("export")
@click.argument("rev", required=False, shell_complete=complete_revisions)
@format_option("export")
@query_option
@click.option(
    "--level", "levels", multiple=True, metavar="LEVEL", help="Only provisions of this level; repeatable."
)
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="Only clauses with this tag; repeatable.")
@click.option(
    "--clause",
    "clauses",
    multiple=True,
    metavar="ID",
    shell_complete=complete_ids,
    help="Only this clause and those under it; repeatable.",
)
@output_option(
    "PATH", "Write to PATH instead of standard output; rows with a dataset card, `PATH.card.md`, beside them."
)
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    rev: str | None,
    form: str,
    expression: str | None,
    levels: tuple[str, ...],
    tags: tuple[str, ...],
    clauses: tuple[str, ...],
    *,
    output: str | None,
) -> None:
    """Export REV as data: the whole document, or rows for training and evaluation.

    Default: the spec in this folder or one above. Each row says which clause it comes from, in which revision, and the
    fingerprint of its words.

    \b
    Formats:
      json        the whole document; described by `clausetree schema document`
      jsonl       a row for each clause; `clausetree schema rows-jsonl`
      chat        a row for each worked example; `… rows-chat`
      preference  a row for each pair of a good and a bad response
      prompts     a row for each eval prompt that a footnote names
      inspect     a sample of Inspect AI for each eval prompt of a clause, or
                  for each of its examples where it has none; `-o TASK.py`
                  writes the task too
      csv         a line for each clause; a cell that a spreadsheet could run
                  as a formula gets `'` before it

    \b
    Examples:
      clausetree export > spec.json
      clausetree export openai@2025-09-12 | jq '.clauses[].id'
      clausetree export --format preference --level root -o pairs.jsonl
      clausetree export --format inspect --clause who_decides -o task.py
    """
    document = load_document(rev)
    with naming_tree(rev):
        selected = choose_clauses(document, expression, levels, tags, clauses)
    if output:
        check_output(output, document.revision.split(document.text))
    if form != "json":
        from clausetree.cli.row_export import RowRequest, show_rows, write_rows  # noqa: PLC0415 - JSON needs none of it

        named = {
            "--query": (expression,) if expression else (),
            "--level": levels,
            "--tag": tags,
            "--clause": clauses,
        }
        filters = tuple(f"{option} {value}" for option, values in named.items() for value in values)
        request = RowRequest(document, selected, form, filters)
        write_rows(request, output) if output else show_rows(request)
        return
    answer = TreeAnswer(document.revision, document, selected)
    if output:
        write_text(output, render_answer("export", form, answer))
    else:
        show("export", form, answer)
