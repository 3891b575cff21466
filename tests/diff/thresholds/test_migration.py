"""The numbers that say how sure migrations are, and what is offered, each from both sides."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from clausetree.diff.time.migrated import CONFIDENT
from clausetree.diff.time.migration import migrate
from clausetree.model.locator import parse_locator
from tests.diff.conftest import diff_texts
from tests.diff.thresholds.made import HUNDRED, alike, clause, sentence, words
from tests.diff.thresholds.pins import Pin, check_pin

if TYPE_CHECKING:
    from clausetree.diff.time.migrated import Migrated

CERTAINTY = "diff.time.certainty"
STAYS, THERE, FRESH = (sentence(words(60_000 + 200 * number, 12)) for number in range(3))


def migrated(locator: str, old: str, new: str) -> Migrated:
    return migrate(parse_locator(locator), diff_texts(old, new))


def is_confident(found: Migrated) -> bool:
    return found.confidence >= CONFIDENT


def sure_within(common: int) -> bool:
    """Whether a sentence is known for sure of which so many of a hundred pairs of words are left."""
    old = clause("one", STAYS, sentence(alike(HUNDRED, 2)))
    return is_confident(migrated("one/p2/s1", old, clause("one", STAYS, sentence(alike(common, 2)))))


def sure_elsewhere(common: int) -> bool:
    old = clause("one", STAYS, sentence(alike(HUNDRED, 2))) + clause("two", THERE)
    new = clause("one", STAYS) + clause("two", THERE, sentence(alike(common, 2)))
    return is_confident(migrated("one/p2/s1", old, new))


def sure_of_a_part(count: int) -> bool:
    """Whether it is sure what became of a passage of a hundred words, so many of which are left."""
    kept = sentence(words(0, count))
    old = clause("one", STAYS, f"{kept} {sentence(words(500, HUNDRED - count))}")
    return is_confident(migrated("one/p2", old, clause("one", STAYS, f"{kept} {FRESH}")))


def turned_round(count: int) -> bool:
    """Whether a passage of a hundred words says the opposite where so many of them do."""
    rest, turned = sentence(words(500, HUNDRED - count)), words(0, count)
    old = clause("one", STAYS, f"{sentence(turned)} {rest}")
    new = clause("one", STAYS, f"{sentence([*turned[:3], 'not', *turned[3:]])} {rest}")
    return migrated("one/p2", old, new).words == "deleted"


def went_in_part(count: int) -> bool:
    """Whether a clause is said to have gone on into another one, where so many of its hundred words went."""
    stays, left = sentence(words(0, HUNDRED - count)), sentence(words(500, count))
    old = clause("one", stays, left) + clause("two", THERE)
    found = migrated("one", old, clause("one", stays) + clause("two", THERE, left))
    return [str(part.locator) for part in found.to] == ["one", "two"]


def offered_for_its_words(common: int) -> bool:
    """Whether a sentence is offered that shares so many of a hundred pairs of words, rather than the one in the place."""
    old = clause("one", STAYS, sentence(alike(HUNDRED, 2)))
    new = clause("one", STAYS, FRESH, sentence(alike(common, 2)))
    return [str(part.locator) for part in migrated("one/p2", old, new).to] == ["one/p3"]


PINS = [
    Pin(f"{CERTAINTY} _ALIKE_WITHIN", 0.01, partial(sure_within, 51), partial(sure_within, 50)),
    Pin(f"{CERTAINTY} _ALIKE_ELSEWHERE", 0.01, partial(sure_elsewhere, 57), partial(sure_elsewhere, 56)),
    Pin(f"{CERTAINTY} _MOST", 0.02, partial(sure_of_a_part, 41), partial(sure_of_a_part, 40)),
    Pin("diff.time.passage_migration _HALF", 0.01, partial(turned_round, 50), partial(turned_round, 49)),
    Pin("diff.time.clause_migration _LEAST", 0.015, partial(went_in_part, 10), partial(went_in_part, 9)),
    Pin(
        "diff.time.replacement _ALIKE",
        0.01,
        partial(offered_for_its_words, 12),
        partial(offered_for_its_words, 11),
    ),
]


@pytest.mark.parametrize("pin", PINS, ids=lambda pin: pin.number)
def test_a_number_is_pinned_from_both_sides(pin: Pin, monkeypatch: pytest.MonkeyPatch) -> None:
    check_pin(pin, monkeypatch)
