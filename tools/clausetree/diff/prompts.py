"""What became of the eval prompts, told by their footnote marks."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from clausetree.diff.changes import PromptChange, PromptMove

if TYPE_CHECKING:
    from clausetree.diff.match.pairing import Pairing


class Prompts:
    """The eval prompts that are not in the same clause on both sides."""

    def __init__(self, pairing: Pairing) -> None:
        """Collects the labels that each clause lost and gained."""
        self._pairing = pairing
        self._lost: dict[str, list[int]] = defaultdict(list)
        self._gained: dict[str, list[int]] = defaultdict(list)
        for old, new in pairing:
            self._add(old, new)
        for old in pairing.free_old():
            self._add(old, None)
        for new in pairing.free_new():
            self._add(None, new)

    def of(self, old: int | None, new: int | None) -> PromptChange:
        """Returns what became of the eval prompts of a clause."""
        before, after = self._labels(old, new)
        lost = [label for label in before if label not in after]
        gained = [label for label in after if label not in before]
        return PromptChange(
            inserted=tuple(label for label in gained if label not in self._lost),
            deleted=tuple(label for label in lost if label not in self._gained),
            moved=tuple(
                PromptMove(
                    label=label,
                    old=self._pairing.old.features[self._lost[label][0]].clause,
                    new=self._pairing.new.features[self._gained[label][0]].clause,
                )
                for label in (*lost, *gained)
                if label in self._lost and label in self._gained
            ),
        )

    def _add(self, old: int | None, new: int | None) -> None:
        before, after = self._labels(old, new)
        for label in before:
            if label not in after and old is not None:
                self._lost[label].append(old)
        for label in after:
            if label not in before and new is not None:
                self._gained[label].append(new)

    def _labels(self, old: int | None, new: int | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
        return (
            self._pairing.old.features[old].clause.eval_prompts if old is not None else (),
            self._pairing.new.features[new].clause.eval_prompts if new is not None else (),
        )
