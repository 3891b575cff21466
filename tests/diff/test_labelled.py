"""Each number divides the pairs that a reader labelled, but for those that the labels themselves call missed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from clausetree.diff.match.passage_matches import _LEAST_WITHIN
from tests.diff.labelled.generated import count_all_renamed, measure_neighbours, measure_reworded
from tests.diff.labelled.measures import MEASURES, Measure
from tests.diff.labelled.reading import Pair, load_fingerprints, read_fingerprint

if TYPE_CHECKING:
    from _pytest.mark.structures import ParameterSet


def _cases() -> list[ParameterSet]:
    return [
        pytest.param(
            measure,
            pair,
            id=f"{measure.file}-{measure.group}-{'same' if pair.same else 'different'}-{number}",
            marks=[pytest.mark.upstream] if pair.is_upstream else [],
        )
        for measure in MEASURES
        for number, pair in enumerate(measure.pairs())
    ]


@pytest.mark.parametrize(("measure", "pair"), _cases())
def test_a_pair_is_decided_as_a_reader_did(
    request: pytest.FixtureRequest, measure: Measure, pair: Pair
) -> None:
    if pair.is_upstream:
        request.getfixturevalue("upstream_bundle")
    found = measure.of(pair.old, pair.new) >= measure.limit
    assert (found == pair.same) is not bool(pair.missed)


def test_few_pairs_are_missed() -> None:
    missed = Counter(bool(pair.missed) for measure in MEASURES for pair in measure.pairs())
    assert missed[True] / missed.total() <= 0.12


@pytest.mark.parametrize("label", load_fingerprints())
def test_a_text_is_the_one_whose_pairs_were_read(label: str) -> None:
    """Fails where a revision was rewritten: read its pairs again, then write the new fingerprint beside its label."""
    assert read_fingerprint(label) == load_fingerprints()[label]


@pytest.mark.parametrize("examples", [False, True], ids=["sentences", "examples"])
def test_a_text_with_a_third_of_its_words_replaced_is_known_again_and_its_neighbours_are_not(
    *, examples: bool
) -> None:
    assert _share_found(measure_reworded(0.3, examples=examples)) >= 0.99
    assert _share_found(measure_reworded(0.5, examples=examples)) >= 0.3
    assert _share_found(measure_reworded(0.7, examples=examples)) <= 0.05
    assert _share_found(measure_neighbours(examples=examples)) <= 0.01


def _share_found(values: list[float]) -> float:
    return sum(value >= _LEAST_WITHIN for value in values) / len(values)


@pytest.mark.parametrize(("share", "least"), [(0.3, 1), (0.5, 0.95), (0.7, 0.85)])
def test_a_renamed_clause_is_found_though_its_words_were_replaced(share: float, least: float) -> None:
    found, total = count_all_renamed(share)
    assert found / total >= least
