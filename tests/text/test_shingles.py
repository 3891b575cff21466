"""Runs of words by which texts are found again."""

from __future__ import annotations

import pytest

from clausetree.text.shingles import ShingleIndex, find_shingles
from clausetree.text.similarity import measure_containment, measure_overlap


@pytest.mark.parametrize(
    ("words", "count"), [("", 0), ("a", 1), ("a b", 1), ("a b c", 1), ("a b c d", 2), ("a b c a b c", 3)]
)
def test_runs_are_of_three_words_and_a_shorter_text_is_one(words: str, count: int) -> None:
    assert len(find_shingles(words.split())) == count


def test_runs_of_another_size() -> None:
    assert find_shingles(["a", "b", "c"], 2) == find_shingles(["b", "c"], 2) | find_shingles(["a", "b"], 2)


def test_what_shares_most_comes_first_then_what_stands_first() -> None:
    texts = [find_shingles(text.split()) for text in ("a b c d", "a b c d e", "a b c x", "q b c x")]
    query = find_shingles(["a", "b", "c", "d", "e"])
    index = ShingleIndex(texts, [query])
    assert index.near(query, 9) == [1, 0, 2]
    assert index.near(query, 2) == [1, 0]
    assert index.near(find_shingles(["p", "q", "r"]), 9) == []


@pytest.mark.parametrize(("copies", "found"), [(8, 8), (9, 0)])
def test_what_many_texts_share_says_nothing(copies: int, found: int) -> None:
    text = find_shingles(["a", "b", "c"])
    assert len(ShingleIndex([text] * copies, [text]).near(text, 99)) == found


def test_overlap_and_containment() -> None:
    assert measure_overlap(set("abc"), set("bcd")) == pytest.approx(2 / 3)
    assert measure_overlap(set(), set()) == 1
    assert measure_overlap(set("a"), set()) == 0
    assert measure_containment(set("abcd"), set("a")) == pytest.approx(1 / 4)
    assert measure_containment(set(), set("a")) == 0
