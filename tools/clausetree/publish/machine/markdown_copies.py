"""Plain copies: what a page says, in Markdown, for programs and for people who copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.output.diff.facts import describe_clause
from clausetree.output.markdown_text import escape_told
from clausetree.publish.addresses.site_addresses import Addresses
from clausetree.publish.draw.plain_words import title_of
from clausetree.text.code_span import code

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.diff.time.lineage import Life
    from clausetree.model.clause import Clause
    from clausetree.publish.books.edition import Edition

_HERE = Addresses("")


def copy_clause(clause: Clause, edition: Edition) -> str:
    """Returns a clause's own source, exactly, and below a rule what its page says beside it."""
    facts = [
        f"{edition.name}, revision {edition.label}",
        f"clause {code(clause.id)}",
        f"number {clause.number}",
    ]
    facts += [f"level {code(clause.level)}"] if clause.level else []
    facts += [f"tags {', '.join(map(code, clause.tags))}"] if clause.tags else []
    below = _list(edition.children.get(clause.start, ()), edition, "../")
    source = clause.content.source.rstrip("\r\n")
    return f"{source}\n\n---\n\n{', '.join(facts)}\n" + (f"\nClauses:\n\n{below}" if below else "")


def copy_tree(edition: Edition) -> str:
    """Returns the clauses of a revision, in their order, each linked to its own copy."""
    clauses = _list(edition.document.clauses, edition, "")
    return f"# {edition.name}, {edition.label}\n\n{clauses}"


def copy_levels(edition: Edition) -> str:
    """Returns the levels of a revision, highest first, each with its clauses."""
    parts = ["# Levels of authority"]
    for level, clauses in edition.by_level().items():
        parts.append(f"## {code(level)}\n\n{_list(clauses, edition, '../')}".rstrip())
    return "\n\n".join(parts) + "\n"


def copy_glossary(edition: Edition) -> str:
    """Returns the definitions of a revision, in the order of the alphabet."""
    return "\n\n".join(edition.terms[key].text for key in sorted(edition.terms)) + "\n"


def copy_life(lives: Sequence[Life]) -> str:
    """Returns what became of the clauses that last had one id, oldest revision first."""
    lines = []
    for life in lives:
        names = ", ".join(map(code, life.ids))
        lines += [f"# {' '.join(life.last_clause.title.split())}", "", f"Known as {names}.", ""]
        for stage in life.stages:
            facts = list(describe_clause(stage.change)) if stage.change else []
            lines.append(f"- {stage.revision.label}: {'; '.join(map(escape_told, facts)) or 'unchanged'}")
        lines.append("")
    return "\n".join(lines)


def _list(clauses: Sequence[Clause], edition: Edition, way: str) -> str:
    return "".join(
        f"- [{clause.number} {title_of(clause, edition)}]({way}{edition.slug(clause)}/index.md)"
        f"{f': {code(clause.level)}' if clause.level else ''}\n"
        for clause in clauses
    )
