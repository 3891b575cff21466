"""Markdown twins: what a page says, for programs and for people who copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.output.diff.facts import describe_clause
from clausetree.publish.address import Addresses
from clausetree.publish.life_page import last_clause
from clausetree.publish.prose import plain, render_inline
from clausetree.publish.view import View

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.diff.time.lineage import Life
    from clausetree.model.clause import Clause
    from clausetree.publish.edition import Edition

_HERE = Addresses("")


def build_edition_twins(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yields the twins of a revision's pages: paths in its folder, and texts."""
    yield "index.md", render_tree(edition)
    yield "spec.md", edition.document.text
    yield "all/index.md", edition.document.text
    yield "levels/index.md", _render_levels(edition)
    if edition.terms:
        yield (
            "glossary/index.md",
            "\n\n".join(edition.terms[key].text for key in sorted(edition.terms)) + "\n",
        )
    for clause in edition.document.clauses:
        yield f"{edition.slug(clause)}/index.md", render_twin(clause, edition)


def render_twin(clause: Clause, edition: Edition) -> str:
    """Returns a clause's own source, exactly, and below a rule what its page says beside it."""
    facts = [f"{edition.name}, revision {edition.label}", f"clause `{clause.id}`", f"number {clause.number}"]
    facts += [f"level {clause.level}"] if clause.level else []
    facts += [f"tags {', '.join(clause.tags)}"] if clause.tags else []
    below = _list(edition.children.get(clause.start, ()), edition, "../")
    source = clause.content.source.rstrip("\r\n")
    return f"{source}\n\n---\n\n{', '.join(facts)}\n" + (f"\nClauses:\n\n{below}" if below else "")


def render_tree(edition: Edition) -> str:
    """Returns the clauses of a revision, in their order, each linked to its twin."""
    clauses = _list(edition.document.clauses, edition, "")
    return f"# {edition.name}, {edition.label}\n\n{clauses}"


def render_life(lives: Sequence[Life]) -> str:
    """Returns what became of the clauses that last had one id, oldest revision first."""
    lines = []
    for life in lives:
        names = ", ".join(f"`{name}`" for name in life.ids)
        lines += [f"# {' '.join(last_clause(life).title.split())}", "", f"Known as {names}.", ""]
        for stage in life.stages:
            facts = list(describe_clause(stage.change)) if stage.change else []
            lines.append(f"- {stage.revision.label}: {'; '.join(facts) or 'unchanged'}")
        lines.append("")
    return "\n".join(lines)


def title_of(clause: Clause, edition: Edition) -> str:
    """Returns a clause's title as plain text."""
    return plain(render_inline(clause.title, View(edition=edition, addresses=_HERE)))


def _list(clauses: Sequence[Clause], edition: Edition, way: str) -> str:
    return "".join(
        f"- [{clause.number} {title_of(clause, edition)}]({way}{edition.slug(clause)}/index.md)"
        f"{f': {clause.level}' if clause.level else ''}\n"
        for clause in clauses
    )


def _render_levels(edition: Edition) -> str:
    parts = ["# Levels of authority"]
    for level in edition.document.ladder:
        clauses = [clause for clause in edition.document.clauses if clause.level == level]
        parts.append(f"## {level}\n\n{_list(clauses, edition, '../')}".rstrip())
    return "\n\n".join(parts) + "\n"
