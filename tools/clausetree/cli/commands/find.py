"""`clausetree find`."""

from __future__ import annotations

import sys

import click

from clausetree.cli.completion import complete_revisions
from clausetree.cli.reading import check_standard_input, load_document
from clausetree.cli.terminal import format_option, show, tell
from clausetree.history.files.disk import load_standard_input
from clausetree.history.files.encoding import parse_text
from clausetree.model.errors import ClausetreeError
from clausetree.output.answers import QuotationAnswer, QuotationRow
from clausetree.query.quotation import QuotationIndex


class _FindCommand(click.Command):
    """A command whose text may be an item of a list, dash included."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Takes a text that begins with a dash and a space for what it is: with a space before it, it is no option."""
        return super().parse_args(ctx, [f" {word}" if word.startswith("- ") else word for word in args])


@click.command("find", cls=_FindCommand)
@click.argument("text")
@click.argument("revs", metavar="[REV]...", nargs=-1, shell_complete=complete_revisions)
@format_option("find")
def command(text: str, revs: tuple[str, ...], form: str) -> None:
    """Show where the words TEXT are in each REV: the smallest part that contains them, and how often.

    Looks for the exact words first; spaces, footnote marks, marks of Markdown, and kinds of quotation marks and dashes are ignored. If there is no exact match, the same words in another case are shown as fuzzy, or else the nearest, with a score. TEXT can be `-`
    for standard input. Default of REV: the spec in this folder or one above. Exit code 1 if the words are not found, or are in several parts of a text.

    \b
    Examples:
      clausetree find "a draft before a sent mail"
      clausetree find "pretend to be human" openai@2025-02-12 openai@latest
    """
    check_standard_input(text, *revs)
    words = parse_text(load_standard_input(), "-") if text == "-" else text.strip()
    if not any(map(str.isalnum, words)):
        raise ClausetreeError("there are no words to look for", 'quote them: `clausetree find "WORDS"`')
    documents = [load_document(rev) for rev in revs or (None,)]
    rows = [
        QuotationRow(document.revision, document, QuotationIndex(document).find(words))
        for document in documents
    ]
    show("find", form, QuotationAnswer(words, rows))
    several = [row for row in rows if row.is_ambiguous]
    for row in several:
        parts = len({place.locator for place in row.quotation.places})
        tell(
            f"{row.revision.label}: the words are in {parts} parts; quote more of the text to tell them apart"
        )
    if several or not any(row.quotation.places for row in rows):
        sys.exit(1)
