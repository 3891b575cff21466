"""`clausetree migrate`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from clausetree.cli.completion import complete_ids, complete_revisions
from clausetree.cli.terminal import format_option, show, tell
from clausetree.history.files.disk import load_standard_input
from clausetree.history.files.encoding import parse_text
from clausetree.model.errors import ClausetreeError
from clausetree.output.terminal.progress import shown_progress
from clausetree.project.migrating import migrate_citations


@click.command("migrate")
@click.argument("locators", metavar="LOCATOR...", nargs=-1, required=True, shell_complete=complete_ids)
@click.option(
    "--to", required=True, metavar="REV", help="Revision to migrate to.", shell_complete=complete_revisions
)
@click.option(
    "--from",
    "origin",
    metavar="REV",
    help="Revision of locators that don't name one.",
    shell_complete=complete_revisions,
)
@format_option("migrate")
def command(locators: tuple[str, ...], to: str, origin: str | None, form: str) -> None:
    """Show what became of locators in another revision, newer or older: where their words are now, and what changed.

    LOCATOR is as for `clausetree resolve`; a label alone after `--to` is one of the locators' source; `-` reads one per line from standard input. An answer with a confidence of 0.8 or more counts as confident. Exit
    code 2 if one of them can't be answered; the others still are.

    \b
    Examples:
      clausetree migrate 2025-03-24#declining/p1 --to 2026-03-09
      clausetree migrate be_kind/p1 --from openai@2025-02-12 --to openai@latest
    """
    if len(locators) > 1 and "-" in locators:
        raise ClausetreeError(
            "`-` can't be combined with locators", "put them all on standard input, one per line"
        )
    texts = parse_text(load_standard_input(), "-").split("\n") if locators == ("-",) else list(locators)
    asked = [text.strip() for text in texts if text.strip()]
    if not asked:
        raise ClausetreeError(
            "standard input has no locator", "write one per line, such as `2025-03-24#be_kind/p1`"
        )
    with shown_progress() as report:
        answer = migrate_citations(asked, to, origin, start=Path.cwd(), report=report)
    show("migrate", form, answer)
    unknown = sum(row.migrated.words == "unknown" for row in answer.rows)
    if unknown:
        tell(f"{unknown} of {len(answer.rows)} can't be answered")
        sys.exit(2)
