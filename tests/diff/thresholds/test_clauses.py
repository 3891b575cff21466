"""The numbers that decide which clauses are one, each from both sides."""

from __future__ import annotations

from functools import partial

import pytest

from tests.diff.thresholds.made import (
    HUNDRED,
    alike,
    chapters,
    clause,
    example,
    find_match,
    sentence,
    word,
    words,
)
from tests.diff.thresholds.pins import Pin, check_pin

LIKENESS = "diff.match.likeness"
KIDS = 20_000
TITLE = 30_000
SHOWN = 40_000


def are_one(old: str, new: str, *, home: bool) -> bool:
    """Whether the clause `old` lives on as the clause `new`, below the same parent or below another one."""
    after = chapters(new) if home else chapters(right=new)
    return find_match(chapters(old), after, ("old", "new")) is not None


def leaf(common: int, *, home: bool = False, titled: bool = False) -> bool:
    """Two clauses with so many of a hundred runs of words in common."""
    titles = ("Same", "Same") if titled else (None, None)
    old, new = (sentence(alike(runs, 3)) for runs in (HUNDRED, common))
    return are_one(clause("old", old, title=titles[0]), clause("new", new, title=titles[1]), home=home)


def leaf_titled(titles: tuple[str, str], common: int) -> bool:
    old, new = (sentence(alike(runs, 3)) for runs in (HUNDRED, common))
    return are_one(clause("old", old, title=titles[0]), clause("new", new, title=titles[1]), home=False)


def shown(prose: int, examples: int) -> bool:
    """Two clauses below one parent, of which prose and examples are alike to some degree."""
    old = clause("old", sentence(alike(HUNDRED, 3)), example(words(SHOWN, 300)))
    kept = words(SHOWN, examples) + words(SHOWN + 1000, 300 - examples)
    return are_one(old, clause("new", sentence(alike(prose, 3)), example(kept)), home=True)


def group(common: int, *, home: bool = False, titled: bool = False, kids: bool = False) -> bool:
    """Two clauses with another clause below each, the same one or not."""
    old = clause("old", sentence(alike(HUNDRED, 3)), title="Same") + clause(
        "kid", sentence(words(KIDS, 9)), depth=3
    )
    kid = clause("kid" if kids else "other", sentence(words(KIDS if kids else KIDS + 100, 9)), depth=3)
    new = clause("new", sentence(alike(common, 3)), title="Same" if titled else "Other") + kid
    return are_one(old, new, home=home)


def bare(titles: tuple[int, int, int], kids: tuple[int, int], *, home: bool = False) -> bool:
    """Two headings without text: so many words of each title, so many in common; so many clauses below, so many in common."""
    olds, news, common = titles
    old_title, new_title = words(TITLE, olds), words(TITLE, common) + words(TITLE + 100, news - common)
    count, kept = kids
    old = [f"kid{number}" for number in range(count)]
    new = [f"kid{number}" for number in range(kept)] + [f"own{number}" for number in range(count - kept)]
    texts = [
        clause(name, title=" ".join(title)) + "".join(clause(kid, depth=3) for kid in below)
        for name, title, below in (("old", old_title, old), ("new", new_title, new))
    ]
    return are_one(*texts, home=home)


def few(count: int) -> bool:
    """A clause of so many words every third of which is another one: pairs of words survive, longer runs do not."""
    old = words(0, count)
    new = [word(60_000 + place) if place % 3 == 2 else said for place, said in enumerate(old)]
    return are_one(
        clause("old", sentence(old), title="Same"), clause("new", sentence(new), title="Same"), home=True
    )


def rival(common: int) -> bool:
    """A clause seven parts of ten of which are in its heir, and so many of whose runs are in one twice as long."""
    old = clause("old", sentence(alike(HUNDRED, 3)))
    new = clause("new", sentence(alike(70, 3)))
    other = clause("other", sentence([*words(0, common + 2), *words(15_000, 2 * HUNDRED - common)]))
    return find_match(chapters(old), chapters(right=new + other), ("old", "new")) is not None


def crowded(decoys: int) -> bool:
    """A clause that lives on, beside so many long ones each of which has more of its words."""
    old = words(0, HUNDRED + 2)
    crowd = ""
    for number in range(decoys):
        start = 12 * number
        window = (old + old)[start : start + 70]
        crowd += clause(f"decoy{number}", sentence([*window, *words(50_000 + 1000 * number, 900)]))
    new = crowd + clause("new", sentence(alike(64, 3)))
    return find_match(chapters(clause("old", sentence(old))), chapters(right=new), ("old", "new")) is not None


def nested(levels: int) -> bool:
    """Clauses each of which is known only once the one around it is."""

    def write(name: str, *, kept: bool) -> str:
        text = ""
        for depth in range(1, levels + 1):
            start = 1000 * depth
            count = (57 if depth == levels else 77) if kept else 102
            own = words(start, count) + words(start + 500, 102 - count)
            text += clause(f"{name}{depth}", sentence(own), depth=depth)
        return text

    old, new = write("old", kept=False), write("new", kept=True)
    return find_match(old, new, (f"old{levels}", f"new{levels}")) is not None


def divided(inside: int, size: int) -> bool:
    """Whether a clause counts as divided where beside its heir a clause has so many of its runs from it."""
    old = words(0, HUNDRED + 2)
    part = [*old[: inside + 2], *words(15_000, size - inside)]
    new = clause("new", sentence(alike(80, 3))) + clause("part", sentence(part))
    return find_match(chapters(clause("old", sentence(old))), chapters(right=new), ("old", "new")) is None


def one_id(common: int) -> bool:
    """Whether the id proves by itself that two clauses are one whose titles differ."""
    old, new = (sentence(alike(runs, 3)) for runs in (HUNDRED, common))
    match = find_match(clause("one", old, title="Before"), clause("one", new, title="After"), ("one", "one"))
    return match is not None and match.confidence == 1


def one_text(length: int) -> bool:
    """Whether a text of so many characters proves by itself that two clauses are one."""
    text = f"{sentence(words(0, 20))[: length - 1]}."
    match = find_match(chapters(clause("old", text)), chapters(right=clause("new", text)), ("old", "new"))
    return match is not None and match.evidence == "text"


SHORT_WORDS = ("Odd car lamp", "Odd car tree")
LONG_WORDS = ("The long lamp", "One long lamp")


def in_place(common: int, count: int = HUNDRED) -> bool:
    """Two clauses between the same siblings with so many words in common, no two of which stand side by side in both."""
    old = words(0, count)
    new = [said if place < common else word(60_000 + place) for place, said in enumerate(old)][::-1]
    before = clause("kid", sentence(words(KIDS, 9)))
    return are_one(before + clause("old", sentence(old)), before + clause("new", sentence(new)), home=True)


PINS = [
    Pin(f"{LIKENESS} _LEAST", 0.01, partial(leaf, 64), partial(leaf, 63)),
    Pin(f"{LIKENESS} _LEAF text", -0.02, partial(leaf, 64), partial(leaf, 63)),
    Pin(f"{LIKENESS} _LEAF place", -0.01, partial(leaf, 39, home=True), partial(leaf, 38, home=True)),
    Pin(f"{LIKENESS} _LEAF title", -0.01, partial(leaf, 22, titled=True), partial(leaf, 21, titled=True)),
    Pin(f"{LIKENESS} _PROSE", -0.02, partial(shown, 55, 0), partial(shown, 54, 0)),
    Pin(f"{LIKENESS} _EXAMPLES", -0.02, partial(shown, 30, 174), partial(shown, 30, 170)),
    Pin(f"{LIKENESS} _GROUP text", -0.02, partial(group, 96), partial(group, 94)),
    Pin(f"{LIKENESS} _GROUP place", -0.02, partial(group, 71, home=True), partial(group, 69, home=True)),
    Pin(f"{LIKENESS} _GROUP title", -0.02, partial(group, 46, titled=True), partial(group, 44, titled=True)),
    Pin(f"{LIKENESS} _GROUP children", -0.02, partial(group, 21, kids=True), partial(group, 19, kids=True)),
    Pin(
        f"{LIKENESS} _BARE title",
        -0.02,
        partial(bare, (17, 17, 7), (2, 1)),
        partial(bare, (17, 19, 7), (2, 1)),
    ),
    Pin(
        f"{LIKENESS} _BARE place",
        -0.02,
        partial(bare, (9, 9, 0), (5, 3), home=True),
        partial(bare, (9, 9, 0), (7, 4), home=True),
    ),
    Pin(
        f"{LIKENESS} _BARE children",
        -0.02,
        partial(bare, (9, 9, 0), (5, 3), home=True),
        partial(bare, (9, 9, 0), (7, 4), home=True),
    ),
    Pin(
        f"{LIKENESS} _COMMON",
        0.01,
        partial(leaf, 5, home=True, titled=True),
        partial(leaf, 4, home=True, titled=True),
    ),
    Pin(f"{LIKENESS} _SHORT", -1, partial(few, 23), partial(few, 24)),
    Pin(f"{LIKENESS} _MARGIN", 0.01, partial(rival, 84), partial(rival, 86)),
    Pin(f"{LIKENESS} _NEAREST", -1, partial(crowded, 7), partial(crowded, 8)),
    Pin(f"{LIKENESS} _ROUNDS", -1, partial(nested, 4), partial(nested, 5)),
    Pin(f"{LIKENESS} _PART", 0.03, partial(divided, 25, 50), partial(divided, 24, 50)),
    Pin(f"{LIKENESS} _PART_SHARE", 0.015, partial(divided, 12, 12), partial(divided, 11, 11)),
    Pin(
        "diff.match.side _SHORT",
        -1,
        partial(leaf_titled, LONG_WORDS, 22),
        partial(leaf_titled, SHORT_WORDS, 60),
    ),
    Pin("diff.match.identity _DOUBTFUL", 0.01, partial(one_id, 25), partial(one_id, 24)),
    Pin("diff.match.wordstock _LEAST", 0.01, partial(in_place, 47), partial(in_place, 46)),
    Pin("diff.match.wordstock _FEWEST", 1, partial(in_place, 12, 12), partial(in_place, 11, 11)),
    Pin("diff.match.texts _LEAST", 1, partial(one_text, 40), partial(one_text, 39)),
]


@pytest.mark.parametrize("pin", PINS, ids=lambda pin: pin.number)
def test_a_number_is_pinned_from_both_sides(pin: Pin, monkeypatch: pytest.MonkeyPatch) -> None:
    check_pin(pin, monkeypatch)
