"""The numbers that decide what is said of a change, each from both sides."""

from __future__ import annotations

from functools import partial

import pytest

from clausetree.diff.compare.conversations import Alignment, align_conversations
from clausetree.diff.compare.level_changes import diff_ladders
from clausetree.diff.compare.position import weigh_stay
from clausetree.diff.redlines import Piece, draw_runs
from clausetree.model.authority import Ladder
from clausetree.syntax.document import parse_document
from tests.diff.thresholds.made import (
    HUNDRED,
    alike,
    chapters,
    clause,
    find_change,
    find_kinds,
    sentence,
    words,
)
from tests.diff.thresholds.pins import Pin, check_pin

CONVERSATIONS = "diff.compare.conversations"
LADDER = "diff.compare.level_changes"
SUCCESSION = "diff.compare.succession"
STAYS = sentence(words(60_000, 12))
TALK = [words(70_000, 60), words(71_000, 60)]


def torn(common: int) -> bool:
    """Whether a new sentence, so many of whose hundred pairs of words are from the one before it, was torn off it."""
    whole = alike(HUNDRED, 2)
    part = [*whole[20 : 20 + common + 1], *words(20_000, HUNDRED - common)]
    old = clause("one", STAYS, sentence(whole))
    new = clause("one", STAYS, f"{sentence(alike(80, 2))} {sentence(part)}")
    change = find_change(old, new, "one")
    return change is not None and [len(line.pieces) for line in change.redline] == [1]


def no_longer_binds(count: int) -> bool:
    """Whether a new clause without a level is told to have lost it, so many of its hundred words being a provision's."""
    old = clause("one", STAYS, sentence(words(0, count)), level="user")
    new = clause("one", STAYS, level="user")
    new += clause("two", sentence(words(0, count)), sentence(words(5000, HUNDRED - count)))
    return "relevelled" in find_kinds(old, new, "two")


def went_to(count: int) -> bool:
    """Whether a clause is succeeded by one to which so many of its hundred words went."""
    gone = sentence(words(0, count))
    old = clause("one", gone, sentence(words(500, HUNDRED - count))) + clause("three", STAYS)
    change = find_change(old, clause("three", STAYS, gone), "one")
    return change is not None and change.succeeded_by is not None


def rewritten(common: int, rival: int = 0) -> bool:
    """Whether a clause is succeeded by one with so many of its hundred words in another order."""
    old = chapters(clause("one", sentence(words(0, HUNDRED)))) + clause("three", STAYS)
    new = clause("two", sentence([*words(0, common)[::-1], *words(5000, HUNDRED - common)]))
    if rival:
        new += clause("four", sentence([*words(HUNDRED - rival, rival)[::-1], *words(7000, HUNDRED - rival)]))
    change = find_change(old, chapters(right=new) + clause("three", STAYS), "one")
    return change is not None and change.succeeded_by is not None


def renamed(votes: dict[tuple[str, str], int], new: tuple[str, ...]) -> bool:
    """Whether the level `first` is now called `fresh`, where so many clauses went from each level to each."""
    pairs = [pair for pair, count in votes.items() for _ in range(count)]
    olds, news = (
        parse_document(
            "".join(clause(f"c{place}", level=pair[side]) for place, pair in enumerate(pairs))
        ).clauses
        for side in (0, 1)
    )
    change = diff_ladders(
        Ladder(("first", "second", "third")),
        Ladder(new),
        list(zip(olds, news, strict=True)),
        (),
        is_ordered=True,
    )
    return [(one.old, one.new) for one in change.renamed] == [("first", "fresh")]


def half_went(count: int) -> bool:
    return renamed({("first", "fresh"): count, ("first", "second"): 40 - count}, ("fresh", "second", "third"))


def half_came(count: int) -> bool:
    others = {("second", "fresh"): 10, ("third", "fresh"): 30 - count}
    return renamed({("first", "fresh"): count, **others}, ("fresh", "second", "third"))


def nearly_all_went(count: int) -> bool:
    return renamed(
        {("first", "fresh"): count, ("first", "first"): 40 - count}, ("fresh", "first", "second", "third")
    )


def talk(*lines: list[str]) -> str:
    return "".join(f"{' '.join(line)}\n" for line in lines)


def beside(common: int) -> bool:
    """Whether two lines of a conversation stand beside each other, so many of their hundred pairs being the same."""
    return len(align_conversations(talk(alike(HUNDRED, 2)), talk(alike(common, 2))).pieces) == 1


def many(count: int) -> bool:
    """Whether each of so many lines that lost a word stands beside what became of it."""
    olds = [words(1000 * number, 8) for number in range(count)]
    comparison = align_conversations(talk(*olds), talk(*(line[1:] for line in olds)))
    return all(piece.before and piece.after for piece in comparison.pieces)


def many_moved(count: int) -> bool:
    """Whether a line that moved is found among so many that are gone."""
    moved = words(0, 10)
    olds = [words(1000 * number, 8) for number in range(1, count)]
    return bool(align_conversations(talk(moved, *olds, *TALK), talk(*TALK, moved)).moved)


def moved(old: list[str], new: list[str]) -> Alignment:
    return align_conversations(talk(old, *TALK), talk(*TALK, new))


def moved_by(common: int) -> bool:
    return bool(moved(alike(HUNDRED, 2), alike(common, 2)).moved)


def short_one_moved(count: int) -> bool:
    return bool(moved(words(0, count), words(0, count)).moved)


def long_one_turned_round(count: int) -> bool:
    """Whether two lines of the same words in another order stand beside each other."""
    return len(align_conversations(talk(words(0, count)), talk(words(0, count)[::-1])).pieces) == 1


def changed_places(common: int) -> bool:
    """Whether two messages changed places, so many of the hundred pairs of words of one being the same."""

    def write(*said: list[str]) -> str:
        shown = "".join(f"<user>\n{' '.join(one)}\n</user>\n" for one in said)
        return clause("one", f"**Example**: a call\n\n~~~xml\n{shown}~~~")

    stays = [*words(70_000, 60), *words(71_000, 60), *words(72_000, 60)]
    change = find_change(write(alike(HUNDRED, 2), stays), write(stays, alike(common, 2)), "one")
    return change is not None and change.examples[0].kind == "rearranged"


def long_talk_changed_places(count: int) -> bool:
    """Whether two messages that changed places and a word are known among so many that are all new."""

    def write(seed: int, *said: list[str]) -> str:
        others = (words(seed + 100 * number, 12) for number in range(count - 2))
        shown = "".join(f"<user>\n{' '.join(one)}\n</user>\n" for one in (*said, *others))
        return clause("one", f"**Example**: a call\n\n~~~xml\n{shown}~~~")

    one, other = words(500_000, 40), words(501_000, 40)
    change = find_change(write(600_000, one, other), write(700_000, [*other, "x"], [*one, "x"]), "one")
    return change is not None and any(example.kind == "rearranged" for example in change.examples)


def swallowed(kept: str) -> bool:
    """Whether what is kept between two changes is shown as changed."""
    runs = draw_runs.__wrapped__((Piece(f"aaaa {kept} bbbb", f"cccc {kept} dddd"),))
    return not any(run.kind == "kept" for run in runs)


PINS = [
    Pin("diff.compare.torn_sentences _TORN", 0.01, partial(torn, 42), partial(torn, 41)),
    Pin(
        "diff.compare.clause_changes _BOUND", 0.01, partial(no_longer_binds, 25), partial(no_longer_binds, 24)
    ),
    Pin(f"{SUCCESSION} _FLOW", 0.015, partial(went_to, 5), partial(went_to, 4)),
    Pin(f"{SUCCESSION} _COVERED", 0.02, partial(rewritten, 47), partial(rewritten, 46)),
    Pin(f"{SUCCESSION} _MARGIN", 0.01, partial(rewritten, 55, 50), partial(rewritten, 55, 51)),
    Pin(f"{LADDER} _HALF", 0.03, partial(half_went, 20), partial(half_went, 19)),
    Pin(f"{LADDER} _HALF", 0.03, partial(half_came, 20), partial(half_came, 19)),
    Pin(f"{LADDER} _NEARLY_ALL", 0.03, partial(nearly_all_went, 32), partial(nearly_all_went, 31)),
    Pin(f"{CONVERSATIONS} _ALIKE", 0.01, partial(beside, 25), partial(beside, 24)),
    Pin(f"{CONVERSATIONS} _MANY", -1, partial(many, 128), partial(many, 129)),
    Pin(f"{CONVERSATIONS} _MANY", -1, partial(many_moved, 128), partial(many_moved, 129)),
    Pin(f"{CONVERSATIONS} _MOVED", 0.01, partial(moved_by, 50), partial(moved_by, 49)),
    Pin(f"{CONVERSATIONS} _LONG", 1, partial(short_one_moved, 6), partial(short_one_moved, 5)),
    Pin(f"{CONVERSATIONS} _LONG", -1, partial(long_one_turned_round, 5), partial(long_one_turned_round, 6)),
    Pin("diff.compare.part_pairs _SAME", 0.01, partial(changed_places, 50), partial(changed_places, 49)),
    Pin(
        "diff.compare.part_pairs _MOST_MEASURED",
        -1,
        partial(long_talk_changed_places, 64),
        partial(long_talk_changed_places, 65),
    ),
    Pin("diff.redlines _ISLAND", -1, partial(swallowed, "the"), partial(swallowed, "that")),
]


@pytest.mark.parametrize("pin", PINS, ids=lambda pin: pin.number)
def test_a_number_is_pinned_from_both_sides(pin: Pin, monkeypatch: pytest.MonkeyPatch) -> None:
    check_pin(pin, monkeypatch)


def test_two_that_stay_weigh_more_than_a_long_one_and_of_as_many_the_longer_ones() -> None:
    book = "a word " * 200_000
    assert weigh_stay("", "") + weigh_stay("", "") > weigh_stay(book, book)
    assert weigh_stay("", "longer", "a") > weigh_stay("", "short", "b")
    assert weigh_stay("", "short", "a") > weigh_stay("", "shor", "b")
