"""How clauses and sentences are written in a format for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.output.diff import names
from clausetree.output.diff.change_sentences import describe_edits
from clausetree.output.diff.facts import describe_clause
from clausetree.output.markdown_text import escape_told

if TYPE_CHECKING:
    from collections.abc import Callable

    from clausetree.diff.changes import ClauseChange
    from clausetree.model.clause import Clause
    from clausetree.output.diff.names import Names


class Voice(NamedTuple):
    """A way to write.

    Attributes:
        clause: Writes the name of a clause that is there.
        gone: Writes the name of one that is no longer there.
        told: Writes a sentence of ours, which quotes words in backticks.
        facts: Writes what happened to a clause, in phrases.
    """

    clause: Callable[[Clause], str]
    gone: Callable[[Clause], str]
    told: Callable[[str], str]
    facts: Callable[[ClauseChange, Names], list[str]]


def _name_plainly(clause: Clause) -> str:
    return f"{' '.join(clause.title.split())} (#{clause.id})"


def _tell_facts(change: ClauseChange, _names: Names) -> list[str]:
    return list(describe_clause(change))


def _tell_edits(change: ClauseChange, told: Names) -> list[str]:
    """Returns what happened to a clause in Markdown, its edits with the words that changed where they are few."""
    edits = describe_edits(change, told)
    facts = [*map(escape_told, describe_clause(change, shown=True)), *([edits] if edits else [])]
    return facts or [escape_told(fact) for fact in describe_clause(change)]


MARKDOWN = Voice(names.link, names.name_gone, escape_told, _tell_edits)
"""Links to clauses, and nothing of a spec that is markup."""

PLAIN = Voice(_name_plainly, _name_plainly, lambda text: text, _tell_facts)
"""Plain words."""
