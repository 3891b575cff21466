"""Merges that people argue over: the verdict stands in `cases`, written from the table of verdicts."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from clausetree.merge.merging import Merged, merge_documents
from clausetree.model.errors import ClausetreeError
from clausetree.syntax.document import parse_document
from tests.merge.casefile import Case, Verdict, load_cases, swap_words, take_side
from tests.merge.laws import SIDES, find_faults

FILES = sorted(Path(__file__).with_name("cases").glob("*.md"))
CASES = [(path.stem, case) for path in FILES for case in load_cases(path)]
BOTH_WAYS = [
    pytest.param(one, id=f"{topic}: {one.title}") for topic, case in CASES for one in (case, case.swap())
]


def test_there_are_enough() -> None:
    assert len(CASES) >= 60
    assert len({case.title for _, case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", BOTH_WAYS)
def test_verdict(case: Case) -> None:
    if case.error is not None:
        with pytest.raises(ClausetreeError) as caught:
            _merge(case)
        assert caught.value.message == case.error
        return
    merged = _merge(case)
    found = tuple(f"{one.part} {one.clause or '-'}: {one.why}" for one in merged.conflicts)
    assert Verdict(merged.text, found, merged.notes) == case.verdict


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{topic}: {case.title}") for topic, case in CASES])
def test_conflicts_swap_with_the_sides(case: Case) -> None:
    if case.error is not None:
        return
    one, other = _merge(case), _merge(case.swap())
    swapped = [
        conflict._replace(ours=conflict.theirs, theirs=conflict.ours, why=swap_words(conflict.why))
        for conflict in other.conflicts
    ]
    assert [conflict._replace(clause=None) for conflict in one.conflicts] == [
        conflict._replace(clause=None) for conflict in swapped
    ]


def test_a_place_is_told_by_the_clause_right_before() -> None:
    case = next(case for _, case in CASES if case.title == "Both moved it elsewhere")
    merged = _merge(case)
    (conflict,) = merged.conflicts
    stances = conflict.base, conflict.ours, conflict.theirs
    assert [stance and stance.value for stance in stances] == ["desk", "rooms", "garden"]
    assert [hunk.conflicts for hunk in merged.hunks] == [(conflict,), (conflict,)]


@pytest.mark.parametrize("case", BOTH_WAYS)
def test_either_side_everywhere_makes_a_sound_text(case: Case) -> None:
    if case.error is None:
        text = _merge(case).text.replace("\r\n", "\n")
        for side in SIDES:
            assert find_faults(parse_document(take_side(text, side))) == []


@cache
def _merge(case: Case) -> Merged:
    base, ours, theirs = map(parse_document, (case.base, case.ours, case.theirs))
    return merge_documents(base, ours, theirs)
