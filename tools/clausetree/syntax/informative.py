"""Which clauses inform only: those of chapters that hold no provisions, and those that tell nobody to do anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.syntax.instruction import holds_instruction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.model.authority import Ladder
    from clausetree.model.clause import Clause
    from clausetree.model.document import Document

INFORMATIVE = ("overview", "definitions")
"""The ids or titles of the chapters that hold no provisions, where settings do not say."""


def find_informative(document: Document, chapters: Sequence[str] = ()) -> tuple[bool, ...]:
    """Returns for each clause, by its place in the document, whether its chapter is for information only.

    Args:
        document: The document.
        chapters: The ids or titles of such chapters; `INFORMATIVE` where none is named.
    """
    names = {name.casefold() for name in chapters or INFORMATIVE}
    found: list[bool] = []
    for clause in document.clauses:
        named = clause.id.casefold() in names or clause.title.casefold() in names
        found.append(named or (clause.parent is not None and found[clause.parent]))
    return tuple(found)


def is_informative(clause: Clause, ladder: Ladder, *, chapter: bool) -> bool:
    """Returns whether a clause binds nobody: it carries no level, and its chapter or its words say so.

    Args:
        clause: The clause.
        ladder: The levels of its document.
        chapter: Whether its chapter is for information only.
    """
    return clause.level is None and (chapter or not holds_instruction(clause, ladder))
