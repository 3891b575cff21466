"""Where clauses and words went, as readers are told: another parent, a sentence or a paragraph, all of it or a part."""

from __future__ import annotations

import pytest

from clausetree.diff.summary import count_kinds
from clausetree.output.diff.changelog import render_changelog
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
