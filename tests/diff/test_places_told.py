"""Where clauses and words went, as readers are told: another parent, a sentence or a paragraph, all of it or a part."""

from __future__ import annotations

import pytest

from clausetree.diff.summary import count_kinds
from clausetree.diff.time.notes import check_notes
from clausetree.output.diff.changelog import render_changelog
from clausetree.output.diff.facts import describe_clause
from tests.diff.conftest import diff_texts

DOOR = "## Door {#door authority=user}\n\nA door has a lock, and the key is on its hook.\n"
LAMP = "## Lamp {#lamp authority=user}\n\nA lamp is lit when the sun goes down.\n"
ROOM = "### Room {#room authority=user}\n\nA room has a window to the yard.\n"


@pytest.mark.parametrize(
    ("old", "new", "moved"),
    [
        (f"# House {{#house}}\n\n{DOOR}", DOOR, 1),
        (f"# House {{#house}}\n\n{DOOR}\n{LAMP}", f"{DOOR}\n{LAMP}", 2),
        (
            f"# House {{#house}}\n\n{DOOR}\n# Yard {{#yard}}\n\n{LAMP}",
            f"{DOOR}\n# Yard {{#yard}}\n\n{LAMP}",
            1,
        ),
        (f"# House {{#house}}\n\n## Hall {{#hall}}\n\n{ROOM}", f"# House {{#house}}\n\n{ROOM}", 1),
        (f"# House {{#house}}\n\n{DOOR}", f"# Home {{#house}}\n\n{DOOR}", 0),
    ],
)
def test_a_clause_whose_chapter_is_gone_moved_in_both_directions(old: str, new: str, moved: int) -> None:
    assert count_kinds(diff_texts(old, new))["moved"] == moved
    assert count_kinds(diff_texts(new, old))["moved"] == moved


A = "# A {#a authority=user}\n\n"
B = "# B {#b authority=user}\n\n"
LIT = "A lamp is lit at dusk."
NIGHT = "Nobody leaves it on all night."
GUEST = "Each guest has a lamp of his own."
MORE = "A guest may ask for more light."
LOCKED = "Doors are locked when it is dark."
LISTED = "- One thing that is listed here.\n- The third thing of the list."
ITEM = "- Another thing that should move away."


@pytest.mark.parametrize(
    ("left", "came", "told"),
    [
        (f"{LIT} {MORE}", f"{LOCKED} {NIGHT}", "a sentence moved"),
        (f"{LIT} {MORE}", f"{LOCKED}\n\n{NIGHT}", "a sentence moved"),
        (f"{LIT} {MORE}", f"{LOCKED} {NIGHT} {GUEST}", "2 sentences moved"),
        (LISTED, f"{LOCKED}\n\n{ITEM}", "a list item moved"),
        (LISTED, f"{LOCKED}\n\n{NIGHT} {GUEST}", "a paragraph moved"),
    ],
)
def test_what_moved_is_a_sentence_an_item_or_a_paragraph(left: str, came: str, told: str) -> None:
    gone = [one for one in (NIGHT, GUEST) if one in came]
    if "list item" in told:
        whole = LISTED.replace("\n", f"\n{ITEM}\n")
    elif left == LISTED:
        whole = f"{LISTED}\n\n{' '.join(gone)}"
    else:
        whole = " ".join([LIT, *gone, MORE])
    old, new = f"{A}{whole}\n\n{B}{LOCKED}\n", f"{A}{left}\n\n{B}{came}\n"
    notes = render_changelog("after", diff_texts(old, new))
    assert f"[A](#a): {told} to [B](#b)" in notes
    assert f"[B](#b): {told} here from [A](#a)" in notes


@pytest.mark.parametrize(
    "words", [f"{LIT} {NIGHT} {GUEST} {MORE}", f"{LIT} {NIGHT}\n\n{LISTED}", f"{LIT}\n{NIGHT}\n{MORE}"]
)
def test_a_clause_that_went_elsewhere_whole_went_there_with_all_its_words(words: str) -> None:
    changes = diff_texts(f"{A}{words}\n\n{B}{LOCKED}\n", f"{B}{LOCKED}\n\n{words}\n")
    (flow,) = next(change for change in changes.clauses if change.new is None).flows
    assert flow.share == 1


TWICE = "# One {#a authority=user}\n\nA lamp is lit at dusk.\n\n# Two {#a authority=user}\n\nDoors have locks and keys.\n"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            TWICE,
            TWICE.replace("# Two {#a authority=user}", "# Two {#a authority=root}"),
            "[Two](#a~2) (`user` → `root`)",
        ),
        (TWICE, TWICE[: TWICE.index("# Two")], "“Two” (`a~2`)"),
        (TWICE[: TWICE.index("# Two")], TWICE, "[Two](#a~2) (`user`)"),
        (TWICE, TWICE.replace("locks", "bolts"), "[Two](#a~2): “locks” → “bolts”"),
        (TWICE, TWICE.replace("lamp", "candle"), "[One](#a): “lamp” → “candle”"),
    ],
)
def test_the_second_clause_that_has_an_id_is_called_so(old: str, new: str, told: str) -> None:
    changes = diff_texts(old, new)
    notes = render_changelog("after", changes)
    assert told in notes
    assert not check_notes(changes, notes).is_wrong


def test_a_verdict_that_turned_with_its_reason_is_told_once() -> None:
    old = f"{A}{LIT}\n\n**Example**: a lamp\n\n~~~xml\n<user>\nLight?\n</user>\n<comparison>\n<assistant> <!-- GOOD -->\nYes.\n</assistant>\n<assistant> <!-- BAD -->\nNo.\n</assistant>\n</comparison>\n~~~\n"
    new = old.replace("GOOD", "BAD: rude")
    (change,) = diff_texts(old, new).clauses
    (told,) = [fact for fact in describe_clause(change) if "lamp" in fact]
    assert told.count("GOOD → BAD (rude)") == 1
    only_reason = diff_texts(new, new.replace("rude", "curt")).clauses[0]
    assert any("reason changed" in fact for fact in describe_clause(only_reason))
