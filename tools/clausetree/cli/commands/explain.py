"""`clausetree explain`."""

from __future__ import annotations

import click

from clausetree.lint.rule_page import build_page
from clausetree.lint.selection import find_codes
from clausetree.lint.table import RULES, load_rule


@click.command("explain")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Print the page of a lint rule; without CODE, list the rules.

    CODE is a rule's code or name; the beginning of a code lists the rules that it names.

    \b
    Examples:
      clausetree explain REF001
      clausetree explain dangling-reference
      clausetree explain EXM
    """
    codes = find_codes(code) if code else tuple(RULES)
    if len(codes) == 1:
        click.echo(build_page(load_rule(codes[0])).text, nl=False)
        return
    for each in codes:
        rule = load_rule(each)
        click.echo(f"{each}  {rule.severity:7}  {rule.name}: {build_page(rule).summary}")
