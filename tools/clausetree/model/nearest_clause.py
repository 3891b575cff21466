"""The clause that somebody meant who wrote an id that no clause has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.text.nearest import find_nearest

if TYPE_CHECKING:
    from clausetree.model.document import Document


def find_nearest_id(document: Document, written: str) -> str | None:
    """Returns the id that is most like what was written, else that of the clause whose title is, or None."""
    if nearest := find_nearest(written, (clause.id for clause in document.clauses)):
        return nearest
    titles = {clause.title.casefold(): clause.id for clause in document.clauses}
    title = find_nearest(written.replace("_", " ").casefold(), titles)
    return titles[title] if title else None


def hint_id(document: Document, written: str) -> str:
    """Returns what to type instead of an id that no clause has."""
    if any(clause.number == written for clause in document.clauses):
        return f"write `§{written}` for the clause of that number"
    nearest = find_nearest_id(document, written)
    return f"did you mean `{nearest}`?" if nearest else "`clausetree tree` lists the ids"
