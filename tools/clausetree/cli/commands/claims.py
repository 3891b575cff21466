"""`clausetree claims`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from clausetree.claims.claim_checking import check_claims
from clausetree.claims.claim_files import read_claims
from clausetree.cli.completion import complete_revisions
from clausetree.cli.reading import check_standard_input, load_chain
from clausetree.cli.terminal import format_option, show
from clausetree.history.files.disk import load_bytes, load_standard_input
from clausetree.history.files.encoding import parse_text
from clausetree.output.claims.claims_answer import ClaimsAnswer
from clausetree.project.linting.repository_paths import name_file_from_top


@click.command("claims")
@click.argument("file", metavar="FILE")
@click.option(
    "--old", required=True, metavar="REV", help="The older revision.", shell_complete=complete_revisions
)
@click.option(
    "--new", required=True, metavar="REV", help="The newer revision.", shell_complete=complete_revisions
)
@format_option("claims")
def command(file: str, old: str, new: str, form: str) -> None:
    """Check sentences that say what a revision says, adds, drops, moves or relevels.

    FILE is Markdown (a changelog, release notes), JSON Lines or CSV with a column `claim`, `text`, `finding` or `quote`; `-` is Markdown on standard input. A sentence is looked up by its quotes, ids and whole
    titles, and is supported, contradicted, ambiguous or, where there is nothing to look up, not locatable. Exit code 1 if one is contradicted.

    \b
    Examples:
      clausetree claims notes.md --old 2025-07-07 --new 2025-11-17
      clausetree claims findings.jsonl --old openai@2025-04-11 --new openai@latest
      clausetree changelog v1 v2 | clausetree claims - --old v1 --new v2
    """
    check_standard_input(file, old, new)
    text = parse_text(load_standard_input() if file == "-" else load_bytes(Path(file), file), file)
    claims = read_claims(text, file)
    chain = load_chain(old, new)
    before, after = chain.old.revision, chain.new.revision
    checked = check_claims(claims, chain.diff(), before.label, after.label)
    name = name_file_from_top(file, Path.cwd()) if form == "github" else file
    answer = ClaimsAnswer(name, before, after, checked)
    show("claims", form, answer)
    if answer.tally()["contradicted"]:
        sys.exit(1)
