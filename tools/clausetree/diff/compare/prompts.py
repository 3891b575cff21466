"""What became of the eval prompts, told by their footnote marks."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from clausetree.diff.changes import PromptChange, PromptMove

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clausetree.diff.match.pairing import Pairing
    from clausetree.model.clause import Clause


class Traffic(NamedTuple):
    """The clauses that lost a label, and those that gained it, in the order of the text."""

    lost: Mapping[str, Clause]
    gained: Mapping[str, Clause]


def find_traffic(pairing: Pairing) -> Traffic:
    """Returns the first clause that lost each label, and the first that gained it."""
    lost: dict[str, list[tuple[int, Clause]]] = defaultdict(list)
    gained: dict[str, list[tuple[int, Clause]]] = defaultdict(list)
    for old, new in _clauses(pairing):
        before, after = _labels(old), _labels(new)
        if old:
            for label in before.keys() - after.keys():
                lost[label].append((old.index, old))
        if new:
            for label in after.keys() - before.keys():
                gained[label].append((new.index, new))
    return Traffic(
        {label: min(found)[1] for label, found in lost.items()},
        {label: min(found)[1] for label, found in gained.items()},
    )


def compare_prompts(old: Clause | None, new: Clause | None, traffic: Traffic) -> PromptChange:
    """Returns what became of the eval prompts of a clause, given where each label went."""
    before, after = _labels(old), _labels(new)
    if before.keys() == after.keys():
        return PromptChange()
    lost = [label for label in before if label not in after]
    gained = [label for label in after if label not in before]
    return PromptChange(
        inserted=tuple(label for label in gained if label not in traffic.lost),
        deleted=tuple(label for label in lost if label not in traffic.gained),
        moved=tuple(
            PromptMove(label=label, old=traffic.lost[label], new=traffic.gained[label])
            for label in (*lost, *gained)
            if label in traffic.lost and label in traffic.gained
        ),
    )


def _clauses(pairing: Pairing) -> Iterator[tuple[Clause | None, Clause | None]]:
    """Yields the clauses of both documents, those that are one together."""
    for _, _, one, other in pairing.features():
        yield one.clause, other.clause
    for old in pairing.free_old():
        yield pairing.old.features[old].clause, None
    for new in pairing.free_new():
        yield None, pairing.new.features[new].clause


def _labels(clause: Clause | None) -> dict[str, None]:
    """Returns the labels of a clause's footnote marks, each once, in the order written."""
    return dict.fromkeys(mark.label for mark in clause.content.footnotes) if clause else {}
