"""Sequences compared: the changes are a true account, and a short one where what is common is plain to see."""

from __future__ import annotations

import random
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausetree.text.sequence import (
    Change,
    compare_sequences,
    find_ascent,
    pair_best,
    pair_equal,
    pair_in_turn,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

FEW = settings(max_examples=40, deadline=None)
SEQUENCES = st.text("abcdefgh", max_size=12)


def _applied(old: str, new: str, changes: Sequence[Change]) -> str:
    parts, position = [], 0
    for change in changes:
        parts += [old[position : change.old_start], new[change.new_start : change.new_end]]
        position = change.old_end
    return "".join([*parts, old[position:]])


@FEW
@given(SEQUENCES, SEQUENCES)
def test_changes_turn_the_old_into_the_new(old: str, new: str) -> None:
    assert _applied(old, new, compare_sequences(old, new)) == new


@FEW
@given(SEQUENCES, SEQUENCES)
def test_what_is_equal_is_paired_but_for_what_changed(old: str, new: str) -> None:
    changes = compare_sequences(old, new)
    pairs = pair_equal(changes, len(old))
    assert all(old[one] == new[other] for one, other in pairs.items())
    gone = {place for change in changes for place in range(change.old_start, change.old_end)}
    came = {place for change in changes for place in range(change.new_start, change.new_end)}
    assert pairs.keys() == {*range(len(old))} - gone
    assert {*pairs.values()} == {*range(len(new))} - came


@FEW
@given(SEQUENCES, SEQUENCES)
def test_of_equal_elements_as_many_are_paired_as_both_have_in_their_order(old: str, new: str) -> None:
    pairs = list(pair_in_turn(old, new))
    assert len(pairs) == sum(min(old.count(letter), new.count(letter)) for letter in {*old})
    for letter in {*old}:
        same = [pair for pair in pairs if old[pair[0]] == letter == new[pair[1]]]
        assert [old.index(letter), new.index(letter)] == [*same[0]] if same else letter not in new
        assert sorted(same) == sorted(same, key=lambda pair: pair[1])


def test_what_is_none_is_equal_to_nothing() -> None:
    assert list(pair_in_turn([None, "a"], ["a", None])) == [(1, 0)]


@FEW
@given(st.dictionaries(st.tuples(st.integers(0, 3), st.integers(0, 3)), st.integers(1, 9), max_size=8))
def test_the_best_pairs_ascend_and_no_others_that_do_score_more(scores: dict[tuple[int, int], int]) -> None:
    def ascends(pairs: Sequence[tuple[int, int]]) -> bool:
        return all(one[0] < other[0] and one[1] < other[1] for one, other in pairwise(pairs))

    best = pair_best(scores, 4, 4)
    assert ascends(best)
    chosen = (pairs for count in range(5) for pairs in combinations(sorted(scores), count))
    assert sum(scores[pair] for pair in best) == max(
        sum(scores[pair] for pair in pairs) for pairs in chosen if ascends(pairs)
    )


@FEW
@given(SEQUENCES, SEQUENCES)
def test_what_is_between_changes_is_equal_and_of_equal_length(old: str, new: str) -> None:
    changes = [
        Change(0, 0, 0, 0),
        *compare_sequences(old, new),
        Change(len(old), len(old), len(new), len(new)),
    ]
    for one, other in pairwise(changes):
        assert old[one.old_end : other.old_start] == new[one.new_end : other.new_start]
        assert one.old_end <= other.old_start
        assert one.new_end <= other.new_start


@FEW
@given(SEQUENCES, SEQUENCES)
def test_a_change_changes_something_and_shares_no_end(old: str, new: str) -> None:
    for change in compare_sequences(old, new):
        gone, come = old[change.old_start : change.old_end], new[change.new_start : change.new_end]
        assert gone or come
        if gone and come:
            assert gone[0] != come[0]
            assert gone[-1] != come[-1]


@FEW
@given(SEQUENCES, SEQUENCES)
def test_looking_from_the_other_side_turns_each_change_round(old: str, new: str) -> None:
    if (
        len(set(old)) == len(old)
        and len(set(new)) == len(new)
        and [c for c in old if c in new] == [c for c in new if c in old]
    ):
        turned = [Change(*change[2:], *change[:2]) for change in compare_sequences(new, old)]
        assert compare_sequences(old, new) == turned


@FEW
@given(st.permutations("abcdefg"), st.permutations("abcdefg"))
def test_of_unique_elements_as_many_as_can_stay_do(old: list[str], new: list[str]) -> None:
    changes = compare_sequences(old, new)
    kept = len(old) - sum(change.old_end - change.old_start for change in changes)
    assert kept == len(find_ascent([old.index(element) for element in new]))


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ("", "", []),
        ("abc", "abc", []),
        ("", "ab", [(0, 0, 0, 2)]),
        ("ab", "", [(0, 2, 0, 0)]),
        ("abc", "axc", [(1, 2, 1, 2)]),
        ("abcde", "abde", [(2, 3, 2, 2)]),
        ("abde", "abcde", [(2, 2, 2, 3)]),
        ("xaby", "zabw", [(0, 1, 0, 1), (3, 4, 3, 4)]),
        ("aa", "aaa", [(2, 2, 2, 3)]),
        ("..a..", "..b..", [(2, 3, 2, 3)]),
        ("p.q.r", "s.q.t", [(0, 1, 0, 1), (4, 5, 4, 5)]),
        ("xx", "yy", [(0, 2, 0, 2)]),
    ],
)
def test_changes_by_hand(old: str, new: str, changes: list[tuple[int, int, int, int]]) -> None:
    assert compare_sequences(old, new) == changes


def test_elements_that_repeat_are_told_apart_by_their_unique_neighbours() -> None:
    old = ["if a:", "  x()", "", "if b:", "  y()", ""]
    new = ["if b:", "  y()", "", "if c:", "  z()", "", "if a:", "  x()", ""]
    kept = len(old) - sum(change.old_end - change.old_start for change in compare_sequences(old, new))
    assert kept >= 3


def _ascents(values: Sequence[int]) -> list[tuple[int, ...]]:
    places = range(len(values))
    return [
        chosen
        for size in range(len(values) + 1)
        for chosen in combinations(places, size)
        if all(values[one] < values[other] for one, other in pairwise(chosen))
    ]


@FEW
@given(st.permutations(range(7)), st.lists(st.integers(1, 9), min_size=7, max_size=7))
def test_an_ascent_ascends_and_none_weighs_more(values: list[int], weights: list[int]) -> None:
    found = find_ascent(values, weights)
    assert tuple(found) in _ascents(values)
    assert sum(weights[place] for place in found) == max(
        sum(weights[place] for place in ascent) for ascent in _ascents(values)
    )
    assert len(find_ascent(values)) == max(map(len, _ascents(values)))


def test_an_ascent_by_hand() -> None:
    assert find_ascent([]) == []
    assert find_ascent([5]) == [0]
    assert find_ascent([1, 2, 3]) == [0, 1, 2]
    assert find_ascent([3, 2, 1], [1, 5, 2]) == [1]
    assert find_ascent([2, 0, 1, 3]) == [1, 2, 3]


def test_long_sequences_take_no_long() -> None:
    values = list(range(20_000))
    random.Random(1).shuffle(values)
    assert len(find_ascent(values)) < 400
    assert _applied("ab" * 5000, "ba" * 5000, compare_sequences("ab" * 5000, "ba" * 5000)) == "ba" * 5000
