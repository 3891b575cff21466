"""What is like what: nearest words, shared runs of words, overlap."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausetree.text.nearest import did_you_mean, find_nearest
from clausetree.text.shingles import ShingleIndex, find_shingles
from clausetree.text.similarity import measure_containment, measure_overlap
from clausetree.text.span import Span

FEW = settings(max_examples=40, deadline=None)
KNOWN = ("dangling-reference", "self-reference", "unknown-level")
SETS = st.frozensets(st.integers(0, 8))


@pytest.mark.parametrize(
    ("word", "nearest"),
    [
        ("dangling-refernce", "dangling-reference"),
        ("SELF-REFERENCE", "self-reference"),
        ("unknwon-level", "unknown-level"),
        ("xyz", None),
        ("", None),
    ],
)
def test_the_nearest_word_is_the_one_meant(word: str, nearest: str | None) -> None:
    assert find_nearest(word, KNOWN) == nearest
    assert did_you_mean(word, KNOWN) == (f"did you mean `{nearest}`?" if nearest else None)


def test_nothing_known_is_nothing_near() -> None:
    assert find_nearest("a", ()) is None


def test_likeness_is_the_share_of_letters_in_common_and_the_bound_itself_counts() -> None:
    # "abcd" and "abxy" have 2 of 4 letters each in common: 4 of 8
    assert find_nearest("abcd", ["abxy"], 0.5) == "abxy"
    assert find_nearest("abcd", ["abxy"], 0.51) is None
    # 3 of 5 letters in common is just enough where nobody says otherwise, 4 of 7 is not
    assert find_nearest("abcde", ["abcxy"]) == "abcxy"
    assert find_nearest("abcdefg", ["abcdxyz"]) is None


def test_of_words_as_near_as_each_other_the_first_is_meant() -> None:
    assert find_nearest("ab", ["abc", "abd"]) == "abc"


def test_the_case_of_what_is_known_does_not_matter_and_is_kept() -> None:
    assert find_nearest("readme", ["README"]) == "README"


@FEW
@given(st.lists(st.sampled_from("abc"), max_size=8))
def test_a_text_has_one_run_of_words_for_each_word_but_the_last_two(words: list[str]) -> None:
    runs = {tuple(words[start : start + 3]) for start in range(max(len(words) - 2, 1))}
    assert len(find_shingles(words)) == (len(runs) if words else 0)
    assert find_shingles(words) == find_shingles(list(words), 3)


def test_runs_are_equal_where_their_words_are() -> None:
    assert find_shingles(["be", "very", "kind"]) < find_shingles(["do", "be", "very", "kind", "now"])
    assert find_shingles(["be", "kind"]) == find_shingles(["be", "kind"])
    assert find_shingles(["be", "kind"]) != find_shingles(["kind", "be"])
    assert not find_shingles(["a", "b", "c"]) & find_shingles(["a", "b", "d"])
    assert find_shingles(["a", "b", "c"], 2) & find_shingles(["a", "b", "d"], 2)


def test_texts_that_share_most_runs_come_first_and_no_more_than_asked_for() -> None:
    words = ["one", "two", "three", "four", "five", "six"]
    texts = [words[:3], words[:4], words, ["other", "words", "here"]]
    all_words, none = find_shingles(words), find_shingles(["none", "of", "them"])
    index = ShingleIndex([find_shingles(text) for text in texts], [all_words, none])
    assert index.near(all_words, 9) == [2, 1, 0]
    assert index.near(all_words, 2) == [2, 1]
    assert index.near(none, 9) == []


def test_texts_as_near_as_each_other_keep_their_order() -> None:
    same = find_shingles(["a", "b", "c"])
    assert ShingleIndex([same, same, same], [same]).near(same, 9) == [0, 1, 2]


@pytest.mark.parametrize(("texts", "near"), [(8, list(range(8))), (9, [])])
def test_a_run_that_more_than_eight_texts_share_tells_nothing(texts: int, near: list[int]) -> None:
    common = find_shingles(["in", "general", "the"])
    assert ShingleIndex([common] * texts, [common]).near(common, 20) == near


def test_an_index_of_no_queries_or_no_texts_finds_nothing() -> None:
    query = find_shingles(["a", "b", "c"])
    assert ShingleIndex([query], []).near(query, 9) == []
    assert ShingleIndex([], [query]).near(query, 9) == []


@FEW
@given(SETS, SETS)
def test_overlap_is_the_same_from_both_sides_and_one_for_equals_alone(
    one: frozenset[int], other: frozenset[int]
) -> None:
    overlap = measure_overlap(one, other)
    assert overlap == measure_overlap(other, one)
    assert 0 <= overlap <= 1
    assert (overlap == 1) == (one == other)
    assert (overlap == 0) == (not one & other and one != other)


@FEW
@given(SETS, SETS)
def test_containment_is_whole_for_a_part_and_nothing_without_one(
    part: frozenset[int], whole: frozenset[int]
) -> None:
    contained = measure_containment(part, whole)
    assert (contained == 1) == (bool(part) and part <= whole)
    assert contained * len(part) == pytest.approx(len(part & whole))


def test_overlap_and_containment_by_hand() -> None:
    assert measure_overlap({1, 2, 3}, {3, 4, 5, 6, 7}) == 0.25
    assert measure_overlap(set(), set()) == 1.0
    assert measure_overlap(set(), {1}) == 0.0
    assert measure_containment({1, 2, 3, 4}, {2, 9}) == 0.25
    assert measure_containment(set(), {1}) == 0.0


def test_a_span_covers_its_start_and_not_its_end() -> None:
    assert Span(1, 3).slice("abcd") == "bc"
    assert Span(1, 3).shift(2) == Span(3, 5)
    assert Span(1, 3).shift(2).slice("abcdef") == "de"
