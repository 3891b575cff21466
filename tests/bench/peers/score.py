"""How many of the facts of all cases each peer tells, and how many of those that it tells are true."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from clausetree.diff.documents import diff_documents
from tests.bench.peers import git, redlines, xmldiff
from tests.bench.peers.cases import build_case
from tests.bench.peers.claims import read_claims, trim_words
from tests.bench.peers.kinds import CANNOT, widen
from tests.bench.peers.layout import Layout
from tests.diff.mutations.case import Verdict
from tests.diff.mutations.facts import read_facts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from tests.bench.peers.view import View
    from tests.diff.mutations.facts import Fact

OURS = "clausetree"
PEERS: Mapping[str, Callable[[Layout, Layout], View]] = {
    "git diff": git.look,
    "xmldiff": xmldiff.look,
    "redlines": redlines.look,
}
"""What each peer shows of two texts."""

Table = Literal["wide", "all"]
Outcome = Literal["right", "false", "missed"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
"""`right`: told and true; `false`: told, not true; `missed`: true, not told."""


class Cell(NamedTuple):
    """What a score counts: the outcomes of facts of one kind as one peer tells them."""

    table: Table
    peer: str
    kind: str
    outcome: Outcome


Score = Counter[Cell]


def score_cases(seeds: Iterable[int]) -> Score:
    """Returns the score of the cases with these seeds, worked out on all cores."""
    total: Score = Counter()
    with ProcessPoolExecutor() as pool:
        for score in pool.map(score_case, seeds, chunksize=5):
            total.update(score)
    return total


def score_case(seed: int, peers: Iterable[str] = PEERS) -> Score:
    """Returns the score of one case, for us and for `peers`."""
    case = build_case(seed)
    old, new = Layout(case.old), Layout(case.new)
    asked = case.readings[0]
    found = {OURS: read_facts(diff_documents(old.document, new.document), asked)}
    for peer in peers:
        found[peer] = read_claims(PEERS[peer](old, new), old, new, asked)
    score: Score = Counter()
    for peer, facts in found.items():
        _count(
            score, "all", peer, _judge(map(trim_words, facts), [map(trim_words, r) for r in case.readings])
        )
        readings = [widen(map(trim_words, reading), new) for reading in case.readings]
        verdict = _judge(widen(map(trim_words, facts), new), readings)
        _count(score, "wide", peer, Verdict(*(_leave_out(CANNOT[peer], side) for side in verdict)))
    return score


def _judge(found: Iterable[Fact], readings: Sequence[Iterable[Fact]]) -> Verdict:
    """Returns what was found beside the reading that it is nearest to."""
    facts = frozenset(found)
    return Verdict(min(map(frozenset, readings), key=lambda truth: len(truth ^ facts)), facts)


def _leave_out(kinds: frozenset[str], facts: frozenset[Fact]) -> frozenset[Fact]:
    return frozenset(fact for fact in facts if fact[0] not in kinds)


def _count(score: Score, table: Table, peer: str, verdict: Verdict) -> None:
    outcomes = verdict.truth & verdict.found, verdict.false, verdict.missed
    for outcome, facts in zip(OUTCOMES, outcomes, strict=True):
        for kind, *_ in facts:
            score[Cell(table, peer, kind, outcome)] += 1
