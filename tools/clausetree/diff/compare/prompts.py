"""What became of the eval prompts, told by their footnote marks.

A mark says which words its prompt tests, so that a mark at other words is a change of the eval prompts, not of the layout.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from clausetree.diff.changes import PromptChange, PromptMove
from clausetree.text.footnote_marks import LABELLED_MARK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from clausetree.diff.match.pairing import Pairing
    from clausetree.diff.redlines import Redline
    from clausetree.model.clause import Clause

_MARK = re.compile(rf"[ \t]*{LABELLED_MARK}")


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


def compare_prompts(
    old: Clause | None, new: Clause | None, traffic: Traffic, redline: Iterable[Redline] = ()
) -> PromptChange:
    """Returns what became of the eval prompts of a clause.

    Args:
        old: The clause before; None where it is new.
        new: The clause now; None where it is gone.
        traffic: Where each label went.
        redline: What changed in the clause's passages, where it is on both sides.
    """
    before, after = _labels(old), _labels(new)
    if not before and not after:
        return PromptChange()
    lost = [label for label in before if label not in after]
    gained = [label for label in after if label not in before]
    moved = [
        PromptMove(label=label, old=traffic.lost[label], new=traffic.gained[label])
        for label in (*lost, *gained)
        if label in traffic.lost and label in traffic.gained
    ]
    if old and new:
        shifted = {label for line in redline for label in _find_shifted(line)}
        moved += [PromptMove(label, old, new) for label in before if label in after and label in shifted]
    return PromptChange(
        inserted=tuple(label for label in gained if label not in traffic.lost),
        deleted=tuple(label for label in lost if label not in traffic.gained),
        moved=tuple(moved),
    )


def _find_shifted(line: Redline) -> Iterator[str]:
    """Yields the labels that mark a sentence on one side only, or other words of it, where it is on both sides.

    What a definition begins with marks nothing.
    """
    if line.passage in {"example", "footnote"}:
        return
    for before, after in line.pieces:
        if before and after and before != after and ("[^" in before or "[^" in after):
            (old_words, olds), (new_words, news) = _take_marks(before), _take_marks(after)
            for label in olds.keys() | news.keys():
                is_on_both = label in olds and label in news
                if not is_on_both or (old_words == new_words and olds[label] != news[label]):
                    yield label


def _take_marks(text: str) -> tuple[str, dict[str, list[int]]]:
    """Returns a text without its marks, and for each label after how many characters of it they stand."""
    places: dict[str, list[int]] = defaultdict(list)
    left, place = "", 0
    for mark in _MARK.finditer(text):
        left += text[place : mark.start()]
        places[mark["label"]].append(len(left))
        place = mark.end()
    return (left + text[place:]).strip(), places


def _clauses(pairing: Pairing) -> Iterator[tuple[Clause | None, Clause | None]]:
    """Yields the clauses of both documents, those that are one together."""
    for _, _, one, other in pairing.features():
        yield one.clause, other.clause
    for old in pairing.free_old():
        yield pairing.old.features[old].clause, None
    for new in pairing.free_new():
        yield None, pairing.new.features[new].clause


def _labels(clause: Clause | None) -> dict[str, None]:
    """Returns the labels of a clause's eval prompts, each once, in the order written."""
    return dict.fromkeys(clause.eval_prompts) if clause else {}
