"""`clausetree query`."""

from __future__ import annotations

import re
from pathlib import Path

import click

from clausetree.cli.completion import complete_revisions
from clausetree.cli.reading import load_document, naming_tree
from clausetree.cli.terminal import format_option, show, tell
from clausetree.model.errors import ClausetreeError
from clausetree.output.answers import QueryAnswer
from clausetree.project.clause_queries import select_clauses
from clausetree.query.key_table import KEYS
from clausetree.query.query_parsing import parse_query

_TERM = re.compile(rf"-?(?:{'|'.join(KEYS)})(?::|[<>]=?).*", re.IGNORECASE | re.DOTALL)
_EXCLUDING = re.compile(r"-(?!-|h$).+", re.DOTALL)


class _QueryCommand(click.Command):
    """A command whose argument may begin with `-`, and whose help lists the terms."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Takes an expression that begins with `-` for what it is: with a space before it, it is no option."""
        return super().parse_args(ctx, [f" {word}" if _EXCLUDING.match(word) else word for word in args])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """Writes the terms below the options."""
        with formatter.section("Terms"):
            formatter.write_dl([(key.examples[0], f"clauses {key.finds}") for key in KEYS.values()])


@click.command("query", cls=_QueryCommand)
@click.argument("expression")
@click.argument("rev", required=False, shell_complete=complete_revisions)
@format_option("query")
def command(expression: str, rev: str | None, form: str) -> None:
    """List the clauses of REV that match EXPRESSION.

    A clause has to match all terms, which are separated by spaces; `-` before a term excludes what matches it. Commas
    separate values of which one has to match; put a value with spaces in quotes. Put the whole expression in single quotes: to a shell, `>`
    means a file. Default of REV: the spec in this folder or one above.

    \b
    Examples:
      clausetree query 'level>=developer tag:under_18'
      clausetree query 'under:truth -has:commentary' --format ids
      clausetree query 'since:2025-09-12 who:user' openai@latest
    """
    _check_rev(expression, rev)
    document = load_document(rev)
    with naming_tree(rev):
        clauses = select_clauses(document, expression)
    show("query", form, QueryAnswer(document.revision, document, clauses, expression.strip()))
    lone = [term.values[0].text for term in parse_query(expression).terms if term.bare]
    if cut := next((word for word in lone if word in KEYS and KEYS[word].takes_compared), None):
        tell(f"note: `{cut}` was searched for as text; put an expression with `<` or `>` in single quotes")


def _check_rev(expression: str, rev: str | None) -> None:
    """Raises `ClausetreeError` where the revision is a term of an expression that lacks its quotes."""
    if rev and _TERM.fullmatch(rev.strip()) and not Path(rev).exists():
        hint = f"put the expression in single quotes: '{expression.strip()} {rev.strip()}'"
        raise ClausetreeError(f"`{rev.strip()}` is a term, where a revision is expected", hint)
