"""What a diff finds of mutations whose facts are known, forth and back: precision and recall."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from itertools import cycle

from clausetree.diff.documents import diff_documents
from clausetree.syntax.document import parse_document
from tests.bench.measure import load_releases
from tests.diff.mutations.case import Case, Verdict
from tests.diff.mutations.kinds import KINDS, mutate, mutate_by
from tests.diff.mutations.wording import rename_and_rewrite_half
from tests.folders import TESTS

_MANY, _OF_EACH_KIND = 2000, 100
_GOAL, _GOAL_OVER_ALL, _GOAL_HEAVY = 0.99, 0.995, 0.9
_OVER_ALL = "over all"
_BY_CHANCE = "by chance"
_HEAVY = "renamed, half of all words others"


class Tally:
    """Facts by what they are counted under: those found, those found that are none, those not found."""

    def __init__(self) -> None:
        self._right: Counter[str] = Counter()
        self._false: Counter[str] = Counter()
        self._missed: Counter[str] = Counter()

    def add(self, verdict: Verdict, *heads: str) -> None:
        """Counts each fact under its kind and under `heads`."""
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
    jobs = [(_BY_CHANCE, seed) for seed in range(_MANY)]
    jobs += [(name, seed) for name in (*KINDS, _HEAVY) for seed in range(_OF_EACH_KIND)]
    tally, heavy = Tally(), Tally()
    with ProcessPoolExecutor() as pool:
        for (name, seed), verdicts in zip(jobs, pool.map(_judge, jobs, chunksize=20), strict=True):
            for verdict in verdicts:
                if name == _HEAVY:
                    script = "other scripts" if seed % 2 else "Latin script"
                    heavy.add(_only_renamed(verdict), f"{_HEAVY}, {script}")
                else:
                    tally.add(verdict, f"mutation: {name}", _OVER_ALL)
    for head in tally.heads():
        tally.report(head, _GOAL_OVER_ALL if head == _OVER_ALL else _GOAL)
    for head in heavy.heads():
        heavy.report(head, _GOAL_HEAVY)


def _only_renamed(verdict: Verdict) -> Verdict:
    return Verdict(*(frozenset(fact for fact in facts if fact[0] == "renamed") for facts in verdict))


def _judge(job: tuple[str, int]) -> tuple[Verdict, ...]:
    """Returns what a diff finds of a mutation, forth and back."""
    name, seed = job
    if name == _BY_CHANCE:
        texts = _read_texts()
        case: Case | None = mutate(texts[seed % len(texts)], seed)
    else:
        mutation = rename_and_rewrite_half if name == _HEAVY else KINDS[name]
        case = mutate_by(mutation, _read_mixed(), seed)
    if case is None:
        return ()
    old, new = parse_document(case.old), parse_document(case.new)
    return case.judge(diff_documents(old, new), diff_documents(new, old))


@cache
def _read_texts() -> list[str]:
    return [
        *_read("samples/spec/revisions/*.md"),
        *_read("samples/spec/model_spec.md"),
        *load_releases().values(),
    ]


@cache
def _read_mixed() -> list[str]:
    """Returns the texts, one in another script after each."""
    pairs = zip(_read_texts(), cycle(_read("diff/texts/*.md")), strict=False)
    return [text for pair in pairs for text in pair]


def _read(pattern: str) -> list[str]:
    return [file.read_text(encoding="utf-8") for file in sorted(TESTS.glob(pattern))]


if __name__ == "__main__":
    main()
