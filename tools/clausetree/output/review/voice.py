"""How clauses, words in code style and sentences are written in a format for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.output.diff import markdown, names
from clausetree.output.diff.change_sentences import describe_edits
from clausetree.output.diff.facts import describe_clause

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from clausetree.diff.changes import ClauseChange
    from clausetree.model.clause import Clause
    from clausetree.output.diff.names import Names


class Voice(NamedTuple):
    """A way to write.

    Attributes:
        clause: Writes the name of a clause that is there.
        gone: Writes the name of one that is no longer there.
        code: Writes a word in code style.
        told: Writes a sentence of ours, which quotes words in backticks.
        facts: Writes what happened to a clause, in phrases.
    """

    clause: Callable[[Clause], str]
    gone: Callable[[Clause], str]
    code: Callable[[str], str]
    told: Callable[[str], str]
    facts: Callable[[ClauseChange, Names], list[str]]


def _name_plainly(clause: Clause) -> str:
    return f"{' '.join(clause.title.split())} (#{clause.id})"


def _tell_facts(change: ClauseChange, _names: Names) -> list[str]:
    return list(describe_clause(change))


def _tell_edits(change: ClauseChange, told: Names) -> list[str]:
    """Returns what happened to a clause in Markdown, its edits with the words that changed where they are few."""
    edits = describe_edits(change, told)
    facts = [*_escape_facts(change, shown=True), *([edits] if edits else [])]
    return facts or list(_escape_facts(change, shown=False))


def _escape_facts(change: ClauseChange, *, shown: bool) -> Iterator[str]:
    for fact in describe_clause(change, shown=shown, code="`{}`".format):
        yield markdown.escape_told(" ".join(fact.split()))


MARKDOWN = Voice(names.link, names.name_gone, markdown.code, markdown.escape_told, _tell_edits)
"""Links to clauses, and nothing of a spec that is markup."""

PLAIN = Voice(_name_plainly, _name_plainly, "`{}`".format, lambda text: text, _tell_facts)
"""Plain words."""
