"""The numbers that decide where sentences went, and what that makes of their clauses, each from both sides."""

from __future__ import annotations

from functools import partial

import pytest

from tests.diff.thresholds.made import (
    HUNDRED,
    alike,
    chapters,
    clause,
    find_change,
    find_kinds,
    find_lines,
    sentence,
    words,
)
from tests.diff.thresholds.pins import Pin, check_pin

PASSAGES = "diff.match.passage_matches"
FRAGMENTS = "diff.match.fragments"
FLOWS = "diff.match.flows"
STAYS, THERE, THIRD, GONE = (sentence(words(60_000 + 200 * number, 12)) for number in range(4))


def reworded(old: list[str], new: list[str]) -> bool:
    """Whether a sentence of a clause is the other one, reworded."""
    return find_lines(clause("one", sentence(old)), clause("one", sentence(new)), "one") == ["edited"]


def reworded_by(common: int) -> bool:
    return reworded(alike(HUNDRED, 2), alike(common, 2))


def every_third_replaced() -> bool:
    old = words(0, 30)
    return reworded(
        old, [word if place % 3 < 2 else words(700 + place, 1)[0] for place, word in enumerate(old)]
    )


def turned_round(count: int) -> bool:
    return reworded(words(0, count), words(0, count)[::-1])


def went(common: int, rival: int = 0) -> bool:
    """Whether a sentence went to another clause, where so many of a hundred pairs of words are the same."""
    old = clause("one", STAYS, sentence(alike(HUNDRED, 2))) + clause("two", THERE) + clause("three", THIRD)
    new = clause("one", STAYS) + clause("two", THERE, sentence(alike(common, 2)))
    new += clause("three", THIRD, *([sentence(alike(rival, 2, fresh=15_000))] if rival else []))
    return "moved" in find_lines(old, new, "two")


def crowded(decoys: int) -> bool:
    """Whether a sentence is found beside so many long ones, each of which has more of its words."""
    old = words(0, 11)
    crowd = [sentence([*old, *words(1000 + 200 * number, 120)]) for number in range(decoys)]
    new = clause("one", *crowd, sentence([*old[:10], *words(9000, 1)]))
    return "edited" in find_lines(clause("one", sentence(old)), new, "one")


def went_beside_a_like_one(text: str, like: str) -> bool:
    """Whether a sentence is known again in another clause, though one that is like it stands where it stood."""
    old = clause("one", STAYS, text) + clause("two", THERE)
    new = clause("one", STAYS, like) + clause("two", THERE, text)
    return "moved" in find_lines(old, new, "two")


def short_one_went(count: int) -> bool:
    like = [*words(0, count - 1), *words(900, 1)]
    return went_beside_a_like_one(sentence(words(0, count)), sentence(like))


def split_off(count: int) -> bool:
    """Whether a clause is split, so many of the hundred words of a new one being its."""
    old = clause("one", STAYS, sentence(words(0, count)))
    new = clause("one", STAYS) + clause(
        "two", sentence(words(0, count)), sentence(words(5000, HUNDRED - count))
    )
    return "split" in find_kinds(old, new, "one")


def fell_apart(count: int) -> bool:
    """Whether a clause is split that is gone, of whose hundred words so many went to another clause than its heir."""
    parts = words(0, count), words(500, 40), words(600, HUNDRED - 40 - count)
    old = chapters(clause("one", *map(sentence, parts))) + clause("three", sentence(words(5000, 200)))
    new = chapters(right=clause("two", sentence(parts[1]), sentence(words(8000, 40))))
    new += clause("three", sentence(words(5000, 200)), sentence(parts[0]))
    return "split" in find_kinds(old, new, "one")


def heir(count: int) -> bool:
    """Whether a clause lives on in one that shares so many of its hundred words with it, all in one sentence."""
    shared = sentence(words(0, count))
    old = chapters(clause("one", shared, sentence(words(500, HUNDRED - count))))
    new = chapters(right=clause("two", shared, sentence(words(5000, HUNDRED - count))))
    change = find_change(old, new, "two")
    return change is not None and change.old is not None and change.matched_by == "passages"


PINS = [
    Pin(f"{PASSAGES} _LEAST_WITHIN", 0.01, partial(reworded_by, 26), partial(reworded_by, 25)),
    Pin(f"{PASSAGES} _LEAST_ELSEWHERE", 0.01, partial(went, 45), partial(went, 44)),
    Pin(f"{PASSAGES} _MARGIN", 0.01, partial(went, 80, 70), partial(went, 80, 71)),
    Pin(f"{PASSAGES} _NEAREST", -1, partial(crowded, 4), partial(crowded, 5)),
    Pin(f"{FRAGMENTS} _SIZE", 1, every_third_replaced, partial(turned_round, 20)),
    Pin(f"{FRAGMENTS} _FEW", -1, partial(turned_round, 7), partial(turned_round, 8)),
    Pin(f"{FRAGMENTS} _TELLING", 1, partial(short_one_went, 6), partial(short_one_went, 5)),
    Pin(
        f"{FRAGMENTS} _TELLING",
        1,
        partial(went_beside_a_like_one, "不说谎话的人", "不说谎话的吗"),
        partial(went_beside_a_like_one, "不说谎话的", "不说谎话吗"),
    ),
    Pin(f"{FLOWS} _PART", 0.01, partial(split_off, 25), partial(split_off, 24)),
    Pin(f"{FLOWS} _STREAM", 0.015, partial(fell_apart, 10), partial(fell_apart, 9)),
    Pin(f"{FLOWS} _HEIR", 0.015, partial(heir, 40), partial(heir, 39)),
]


@pytest.mark.parametrize("pin", PINS, ids=lambda pin: pin.number)
def test_a_number_is_pinned_from_both_sides(pin: Pin, monkeypatch: pytest.MonkeyPatch) -> None:
    check_pin(pin, monkeypatch)
