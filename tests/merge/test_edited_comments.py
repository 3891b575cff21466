"""Which comment an edited one was: that with which it has most words in common."""

from __future__ import annotations

from itertools import permutations

import pytest

from clausetree.merge.origins.edited_comments import pair_comments
from clausetree.syntax.document import parse_document
from clausetree.text.remembering import forget_answers
from tests.steps import count_steps


def pair(old: list[str], new: list[str]) -> dict[int, int]:
    before, after = (
        parse_document(
            "# A {#a}\n\n" + "\n\n".join(f"<!-- {comment} -->" for comment in comments) + "\n"
        ).clauses[0]
        for comments in (old, new)
    )
    return pair_comments(before, after, range(len(old)), range(len(new)))


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        (["be kind"], ["be kind now"], {0: 0}),
        (["be kind"], ["be brief and clear"], {}),
        (["be kind"], ["be brief"], {0: 0}),  # half of the words of both
        (["be kind"], ["be brief now"], {}),
        (["one two three", "four five six"], ["four five", "one two"], {0: 1, 1: 0}),
        (["one two three"], ["one two", "one two three four"], {0: 1}),
        (["a a a b"], ["a b b b"], {0: 0}),  # a word counts as often as it stands in both
        (["a a a a b"], ["a b b b b"], {}),
        (["…"], ["!"], {0: 0}),
        (["…"], ["be kind"], {}),
    ],
)
def test_pairs(old: list[str], new: list[str], pairs: dict[int, int]) -> None:
    assert pair(old, new) == pairs


def test_of_equals_each_is_taken_once_in_order() -> None:
    for new in permutations(["one two x", "one two y", "one two z"]):
        assert pair(["one two", "one two", "one two"], list(new)) == {0: 0, 1: 1, 2: 2}


def test_only_comments_that_have_words_in_common_are_compared() -> None:
    def count(size: int) -> int:
        old = [f"note{number} said{number}" for number in range(size)]
        new = [f"note{number} told{number}" for number in range(size)]
        forget_answers()
        return count_steps(lambda: pair(old, new))

    assert count(200) < 2.5 * count(100)
