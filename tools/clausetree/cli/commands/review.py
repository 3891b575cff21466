"""`clausetree review`."""

from __future__ import annotations

from pathlib import Path

import click

from clausetree.cli.completion import complete_revisions
from clausetree.cli.reading import check_standard_input, load_chain
from clausetree.cli.terminal import format_option, show
from clausetree.model.revision import HEAD
from clausetree.output.review.review_answers import ReviewAnswer
from clausetree.project.reviewing import review_chain
from clausetree.project.revs import parse_names


@click.command("review")
@click.argument("base", shell_complete=complete_revisions)
@click.argument("head", required=False, shell_complete=complete_revisions)
@format_option("review")
@click.pass_context
def command(context: click.Context, base: str, head: str | None, form: str) -> None:
    """Sum up a change for its reviewers, in one comment.

    What changed from BASE to HEAD by meaning, the most important first; levels, and who can override what changed; what lint finds in HEAD and not
    in BASE; eval prompts to read again; what the changelog leaves out. HEAD defaults to the work tree, `head`. BASE..HEAD is the same as BASE HEAD.

    Exits with 1 if a new finding fails lint: an error or a warning, or what `lint.fail-on` says.

    \b
    Examples:
      clausetree review main
      clausetree review 2025-03-24..2025-07-07 --format text
      clausetree review origin/main HEAD > review.md
    """
    if head is None:
        base, head = parse_names(base, Path.cwd()) or (base, HEAD)
    check_standard_input(base, head)
    chain = load_chain(base, head)
    reviewed = review_chain(chain)
    show("review", form, ReviewAnswer(chain.old.revision, chain.new.revision, reviewed.review))
    context.exit(int(reviewed.fails))
