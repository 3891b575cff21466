"""Pairs that somebody declared, where no measure can know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.diff.match.pairing import Match, NewIndex, OldIndex, Pairing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from clausetree.model.clause import Clause
    from clausetree.model.declared import Declared


def match_declared(pairing: Pairing, declared: Sequence[Declared]) -> None:
    """Pairs the clauses that were declared to be renamed, and keeps those apart that were declared to be gone.

    A clause that was split, merged or succeeded lives on in one of its targets where that has its own id.
    """
    if not declared:
        return
    olds, news = _first(pairing.old.document.clauses), _first(pairing.new.document.clauses)
    for declaration in declared:
        old = olds.get(declaration.source)
        if old is None:
            continue
        if declaration.kind == "renamed":
            for target in declaration.targets:
                if target in news and pairing.are_free(OldIndex(old), NewIndex(news[target])):
                    pairing.pair(OldIndex(old), NewIndex(news[target]), Match("declared", 1.0))
        elif declaration.source not in declaration.targets:
            pairing.bar(OldIndex(old))


def _first(clauses: Iterable[Clause]) -> dict[str, int]:
    return {clause.id: clause.index for clause in clauses if clause.repeat == 1}
