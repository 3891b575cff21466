"""The kinds of fact that every peer could express, wider than ours, and which peer can express which."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tests.bench.peers.layout import Layout
    from tests.diff.mutations.facts import Fact

_CLAUSE = {
    "inserted": "clause inserted",
    "deleted": "clause deleted",
    "moved": "clause moved or reordered",
    "reordered": "clause moved or reordered",
    "renamed": "id changed",
    "retitled": "title changed",
    "relevelled": "level changed",
    "retagged": "other attribute changed",
    "edited": "text changed",
    "references": "text changed",
    "typographic": "text changed",
    "eval_prompts": "text changed",
    "redline": "the very words changed",
}
_EXAMPLE = {
    "example inserted": "example inserted",
    "example deleted": "example deleted",
    "example moved": "example moved or reordered",
    "example order": "example moved or reordered",
}
_CHANGED_EXAMPLE = "example changed"
WIDE = tuple(dict.fromkeys([*_CLAUSE.values(), *_EXAMPLE.values(), _CHANGED_EXAMPLE]))
"""The wider kinds, in the order in which the table lists them."""

_MOVES = frozenset({"clause moved or reordered", "example moved or reordered"})
CANNOT: Mapping[str, frozenset[str]] = {
    "clausetree": frozenset(),
    "git diff": frozenset(),
    "xmldiff": frozenset({"the very words changed"}),
    "redlines": _MOVES,
}
"""For each peer the wider kinds that it cannot express."""


def widen(facts: Iterable[Fact], new: Layout) -> frozenset[Fact]:
    """Returns facts as those that every peer could express; what has no such form is left out.

    Where a level goes by another name, all headings of its clauses say so.
    """
    found: set[Fact] = set()
    for fact in facts:
        kind, *rest = fact
        if kind == "ladder renamed":
            found |= {("level changed", clause.id) for clause in new.clauses if clause.level == rest[1]}
        elif kind in _CLAUSE:
            found.add((_CLAUSE[kind], *rest))
        elif kind in _EXAMPLE:
            found.add((_EXAMPLE[kind], *rest))
        elif kind.startswith("example "):
            found.add((_CHANGED_EXAMPLE, *rest))
    return frozenset(found)
