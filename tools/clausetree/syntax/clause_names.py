"""What references call clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.syntax.slugs import make_slugs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.model.clause import Clause


def name_clauses(clauses: Sequence[Clause]) -> tuple[tuple[str, int], ...]:
    """Returns every name that leads to a clause, in order, with the clause's index.

    An id goes before the name of a place in a clause, and that before what readers of Markdown make of a heading; of
    equal ones the first in the text holds.
    """
    found: dict[str, int] = {}
    for clause in clauses:
        found.setdefault(clause.id, clause.index)
    for clause in clauses:
        for anchor in clause.content.anchors:
            found.setdefault(anchor.name, clause.index)
    made = [clause for clause in clauses if clause.made]
    for clause, slugs in zip(made, make_slugs(clause.title for clause in made), strict=True):
        for slug in slugs:
            found.setdefault(slug, clause.index)
    return tuple(sorted(found.items()))
