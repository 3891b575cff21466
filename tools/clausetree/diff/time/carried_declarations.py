"""What was declared of revisions between two texts, said of these two: a clause may have had other ids before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from clausetree.diff.match.pairing import Steps
    from clausetree.model.declared import Declared
    from clausetree.model.document import Document


def carry_declared(
    documents: Sequence[Document], steps: Sequence[Steps], declared: Sequence[Sequence[Declared]]
) -> tuple[Declared, ...]:
    """Returns what is declared on the way from the first of several documents to the last, in the ids of these two.

    Args:
        documents: The documents, oldest first.
        steps: Which clause is which, from each to the next.
        declared: What is declared of each of these steps.
    """
    found = []
    for place, entries in enumerate(declared):
        for entry in entries:
            clause = documents[place].clause(entry.source)
            origin = _trace_back(clause.index, steps[:place]) if clause else None
            then = place + 1
            named = _find(entry.targets, documents[then])
            heirs = _follow(named, documents[then:], steps[then:], declared[then:])
            if origin is not None and heirs:
                source, news = documents[0].clauses[origin].id, documents[-1].clauses
                found.append(entry._replace(source=source, targets=tuple(news[heir].id for heir in heirs)))
    return tuple(found)


def _find(clause_ids: Iterable[str], document: Document) -> list[int]:
    """Returns the clauses of some ids, as far as a document has them, by their indexes."""
    found = (document.clause(clause_id) for clause_id in clause_ids)
    return [clause.index for clause in found if clause]


def _trace_back(index: int, steps: Sequence[Steps]) -> int | None:
    """Returns which clause of the first document one of the last is; None where it was none."""
    for step in reversed(steps):
        origin = next((old for old, new, _ in step if new == index), None)
        if origin is None:
            return None
        index = origin
    return index


def _follow(
    heirs: Sequence[int],
    documents: Sequence[Document],
    steps: Sequence[Steps],
    declared: Sequence[Sequence[Declared]],
) -> Sequence[int]:
    """Returns which clauses of the last document those of the first are by now, or what is declared in their place."""
    for place, step in enumerate(steps):
        partners = {old: new for old, new, _ in step}
        targets = {entry.source: entry.targets for entry in declared[place]}
        heirs = [
            heir
            for index in heirs
            for heir in (
                [partners[index]]
                if index in partners
                else _find(targets.get(documents[place].clauses[index].id, ()), documents[place + 1])
            )
        ]
    return list(dict.fromkeys(heirs))
