"""Which clause took over the words of one that is gone."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from clausetree.diff.changes import Succession

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from clausetree.diff.match.matching import Matching
    from clausetree.diff.match.pairing import NewIndex, OldIndex
    from clausetree.model.declared import Declared

_FLOW = 0.05  # of a gone clause's words, for its successor; labelled: from 0.07, others up to 0.03
_COVERED = 0.37  # of the rare words of both clauses, to be what a rewritten one is known by; labelled: others up to 0.363, half of the same from 0.372
_MARGIN = 0.05  # over the next best; labelled: two heirs are 0.04 apart, one leads by 0.06


def find_successions(matching: Matching, declared: Sequence[Declared]) -> dict[OldIndex, Succession]:
    """Returns for old clauses that are gone the clause that took over their words.

    What somebody declared comes first; then the clause to which most of the words went; then, for a clause that was
    rewritten from end to end, the new clause that has the same rare words.
    """
    pairing = matching.pairing
    gone = pairing.free_old()
    news = pairing.new.document.clauses
    found: dict[OldIndex, Succession] = {}
    targets = {entry.source: entry.targets for entry in declared if entry.targets}
    ids = {clause.id: clause for clause in reversed(news)}
    left: list[OldIndex] = []
    for old in gone:
        flows = matching.flows.of_old.get(old, ())
        named = [
            ids[target] for target in targets.get(pairing.old.features[old].clause.id, ()) if target in ids
        ]
        if named:
            found[old] = Succession(named[0], 1.0)
        elif flows and flows[0][1].share >= _FLOW:
            found[old] = Succession(news[flows[0][0]], flows[0][1].share)
        else:
            left.append(old)
    for old, (new, coverage) in _find_rewritten(matching, left).items():
        found[old] = Succession(news[new], coverage)
    return found


def _find_rewritten(matching: Matching, gone: Iterable[OldIndex]) -> dict[OldIndex, tuple[NewIndex, float]]:
    """Returns the new clauses that say in other sentences what clauses said that are gone, and how sure that is."""
    pairing = matching.pairing
    olds = {old: frozenset(pairing.old.features[old].words) for old in gone}
    news = {new: frozenset(pairing.new.features[new].words) for new in pairing.free_new()}
    if not olds or not news:
        return {}
    weights = _weigh_words(
        [frozenset(features.words) for side in (pairing.old, pairing.new) for features in side.features]
    )
    totals = {new: _total(words, weights) for new, words in news.items()}
    holders: dict[str, list[NewIndex]] = defaultdict(list)
    for new, words in news.items():
        for word in words:
            holders[word].append(new)
    found: dict[OldIndex, tuple[NewIndex, float]] = {}
    for old, words in olds.items():
        shared: Counter[NewIndex] = Counter()
        for word in words:
            for new in holders.get(word, ()):
                shared[new] += weights[word]  # type: ignore[assignment]
        total = _total(words, weights)
        scores = sorted(
            ((2 * common / (total + totals[new]), new) for new, common in shared.items() if common),
            reverse=True,
        )
        if (
            scores
            and scores[0][0] >= _COVERED
            and (len(scores) == 1 or scores[0][0] - scores[1][0] >= _MARGIN)
        ):
            found[old] = (scores[0][1], scores[0][0])
    return found


def _weigh_words(texts: Sequence[frozenset[str]]) -> Mapping[str, float]:
    """Returns how much each word tells: more, the fewer clauses have it (inverse document frequency)."""
    counts = Counter(word for words in texts for word in words)
    return {word: math.log(len(texts) / count) for word, count in counts.items()}


def _total(words: frozenset[str], weights: Mapping[str, float]) -> float:
    return sum(weights[word] for word in words)
