"""What a diff finds of mutations whose facts are known, forth and back: precision and recall."""

from __future__ import annotations

from collections import Counter
from itertools import cycle, islice
from typing import TYPE_CHECKING

from clausetree.diff.documents import diff_documents
from clausetree.syntax.document import parse_document
from tests.bench.measure import ROOT, load_releases
from tests.diff.mutations.kinds import KINDS, mutate, mutate_by
from tests.diff.mutations.wording import rename_and_rewrite_half

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.diff.mutations.case import Case
    from tests.diff.mutations.kinds import Mutation

_BY_CHANCE, _OF_EACH_KIND = 2000, 100
_GOAL, _GOAL_OVER_ALL, _GOAL_HEAVY = 0.99, 0.995, 0.9
_OVER_ALL = "over all"


class Tally:
    """Facts by what they are counted under: those found, those found that are none, those not found."""

    def __init__(self) -> None:
        self._right: Counter[str] = Counter()
        self._false: Counter[str] = Counter()
        self._missed: Counter[str] = Counter()

    def add(self, case: Case, *heads: str) -> None:
        """Counts each fact of a case, forth and back, under its kind and under `heads`."""
        old, new = parse_document(case.old), parse_document(case.new)
        for verdict in case.judge(diff_documents(old, new), diff_documents(new, old)):
            right = self._right, verdict.truth & verdict.found
            for counter, facts in (right, (self._false, verdict.false), (self._missed, verdict.missed)):
                for kind, *_ in facts:
                    counter.update((f"fact: {kind}", *heads))

    def heads(self) -> list[str]:
        return sorted({*self._right, *self._false, *self._missed})

    def report(self, head: str, goal: float) -> None:
        """Prints precision and recall, and whether both reach their goal."""
        right, false, missed = (counter[head] for counter in (self._right, self._false, self._missed))
        precision, recall = (right / (right + other) if right or other else 1.0 for other in (false, missed))
        verdict = "ok" if min(precision, recall) >= goal else "UNDER"
        print(  # noqa: T201
            f"{head:<48} {right + missed:6} facts: precision {precision:.4f}, recall {recall:.4f}"
            f"  (at least {goal}) {verdict}"
        )


def main() -> None:
    texts = [*_load("spec/revisions/*.md"), *_load("spec/model_spec.md"), *load_releases().values()]
    mixed = [text for pair in zip(texts, cycle(_load("tests/diff/texts/*.md"))) for text in pair]
    tally = Tally()
    for seed in range(_BY_CHANCE):
        tally.add(mutate(texts[seed % len(texts)], seed), "mutation: by chance", _OVER_ALL)
    for name, kind in KINDS.items():
        for case in _cases(kind, mixed):
            tally.add(case, f"mutation: {name}", _OVER_ALL)
    for head in tally.heads():
        tally.report(head, _GOAL_OVER_ALL if head == _OVER_ALL else _GOAL)
    heavy = Tally()
    for case in _cases(rename_and_rewrite_half, mixed):
        heavy.add(case)
    heavy.report("fact: renamed", _GOAL_HEAVY)


def _cases(mutation: Mutation, texts: Sequence[str]) -> Iterator[Case]:
    """Yields mutations of one kind, of the texts in turn; one that has not what it takes is left out."""
    found = (mutate_by(mutation, text, seed) for seed, text in enumerate(cycle(texts)))
    return islice((case for case in found if case), _OF_EACH_KIND)


def _load(pattern: str) -> list[str]:
    return [file.read_text(encoding="utf-8") for file in sorted(ROOT.glob(pattern))]


if __name__ == "__main__":
    main()
