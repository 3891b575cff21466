"""What a shell offers where a clause, a revision or a lint rule is to be named; wrong or missing files are no words.

A text is searched for its headings, not read. Only words that no shell takes for anything else are offered: what a
spec says ends up on somebody's command line.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from clausetree.cli.command_table import COMMANDS
from clausetree.model.errors import ClausetreeError
from clausetree.text.letters import NAME

if TYPE_CHECKING:
    from collections.abc import Iterable

    import click
    from click.shell_completion import CompletionItem

_SAFE = re.compile(rf"\w(?:{NAME}|[.+])*")


def complete_commands(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """Returns the names of commands."""
    return _choose(COMMANDS, begun)


def complete_ids(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """Returns the ids of the spec around, or after `LABEL#` those of that revision."""
    from clausetree.project.revs import load_revision  # noqa: PLC0415 - loaded where somebody completes a word
    from clausetree.syntax.stated_ids import find_ids  # noqa: PLC0415 - likewise

    rev, mark, start = begun.rpartition("#")
    try:
        ids = find_ids(load_revision(rev or None, start=Path.cwd()).text)
    except ClausetreeError:
        return []
    return [f"{rev}{mark}{word}" for word in _choose(ids, start)]


def complete_labels(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """Returns the labels of the spec around, the newest first, and the two that every spec has."""
    from clausetree.history.opening.source import LATEST  # noqa: PLC0415 - likewise
    from clausetree.history.opening.source_opening import open_source  # noqa: PLC0415 - likewise
    from clausetree.model.revision import HEAD  # noqa: PLC0415 - likewise

    try:
        revisions = open_source(None, start=Path.cwd()).revisions()
    except ClausetreeError:
        return []
    return _choose([*(revision.label for revision in reversed(revisions)), LATEST, HEAD], begun)


def complete_revisions(
    context: click.Context, parameter: click.Parameter, begun: str
) -> list[CompletionItem]:
    """Returns the labels of the spec around; where none begins like this, the shell looks for files."""
    from click.shell_completion import CompletionItem  # noqa: PLC0415 - likewise

    labels = complete_labels(context, parameter, begun)
    return [CompletionItem(label) for label in labels] or [CompletionItem(begun, type="file")]


def complete_codes(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Returns the codes, families and names of the lint rules, also after a comma."""
    from click.shell_completion import CompletionItem  # noqa: PLC0415 - likewise

    from clausetree.lint.selection import list_rule_words  # noqa: PLC0415 - likewise

    before, comma, start = begun.rpartition(",")
    words = list_rule_words()
    chosen = dict.fromkeys([*_choose(words, start.upper()), *_choose(words, start.lower())])
    return [CompletionItem(f"{before}{comma}{word}", help=words[word]) for word in chosen]


def _choose(words: Iterable[str], begun: str) -> list[str]:
    return [word for word in dict.fromkeys(words) if word.startswith(begun) and _SAFE.fullmatch(word)]
