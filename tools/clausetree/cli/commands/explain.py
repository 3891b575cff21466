"""`clausetree explain`."""

from __future__ import annotations

import click

from clausetree.cli.completion import complete_codes
from clausetree.cli.terminal import format_option, show
from clausetree.lint.selection import find_codes
from clausetree.lint.table import RULES, load_rule


@click.command("explain")
@click.argument("code", required=False, shell_complete=complete_codes)
@format_option("explain")
def command(code: str | None, form: str) -> None:
    """Print the page of a lint rule; without CODE, list the rules.

    CODE is a rule's code or name; the beginning of a code lists all rules that start with it.

    \b
    Examples:
      clausetree explain REF001
      clausetree explain dangling-reference
      clausetree explain EXM
    """
    codes = find_codes(code) if code else tuple(RULES)
    show("explain", form, [load_rule(each) for each in codes])
