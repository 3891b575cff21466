"""Words that stay the same while their layout changes are told as typography by every command, in both directions."""

from __future__ import annotations

from itertools import permutations

import pytest

from clausetree.diff.time.migration import migrate_all
from clausetree.model.located import list_parts
from tests.diff.conftest import diff_texts, show_changes

HEAD = "# Desk {#desk}\n\n## Lend {#lend authority=user}\n\n"
GOES, DUE = "A book goes out for four weeks.", "Say when it is due."
NEVER, STAMP = "Never lend the atlas to anyone.", "Stamp the slip."
SPLITS = (
    f"{GOES} {DUE} {NEVER} {STAMP}",
    f"{GOES}\n\n{DUE}\n\n{NEVER}\n\n{STAMP}",
    f"{GOES} {DUE}\n\n{NEVER} {STAMP}",
    f"{GOES} {DUE} {NEVER}\n\n{STAMP}",
    f"{GOES}\n\n{DUE} {NEVER}\n\n{STAMP}",
)
"""The same sentences in other paragraphs."""

MARKS = (
    f"- {GOES}\n- {DUE}",
    f"* {GOES}\n* {DUE}",
    f"1. {GOES}\n2. {DUE}",
    f"1) {GOES}\n2) {DUE}",
    f"3. {GOES}\n\n4. {DUE}",
    f"{GOES} {DUE}",
    f"{GOES}\n{DUE}",
    f"{GOES}  \n{DUE}",
    f"{GOES}\\\n{DUE}",
    f"{GOES}\n\n{DUE}",
)
"""The same two sentences as items and as lines."""

RULES = (
    f"{GOES}\n\n{DUE}",
    f"{GOES}\n\n***\n\n{DUE}",
    f"{GOES}\n\n---\n\n{DUE}",
    f"{GOES}\n\n_ _ _\n\n{DUE}",
    f"{GOES}\n\n{DUE}\n\n-----",
)
"""The same with and without lines across the page."""

TORN = (
    f"{GOES} Never lend these: the atlas, the maps, and the old books, to anyone at all. {STAMP}",
    f"{GOES} Never lend these:\n\nthe atlas, the maps, and the old books, to anyone at all. {STAMP}",
    f"{GOES} Never lend these:\n\n- the atlas,\n- the maps,\n- and the old books, to anyone at all.\n\n{STAMP}",
    f"{GOES}\n\n1. Never lend these: the atlas, the maps,\n\nand the old books, to anyone at all. {STAMP}",
)
"""The same with a sentence that goes on in the next passage."""

UNSPACED = tuple(
    between.join(("请不要借出地图\uff1b", "书要按时归还\uff0c不可迟延。"))
    for between in ("", "\n", "\n\n", "\n\n- ")
)
"""The same in a script without blanks."""

QUOTED = (
    f"> {GOES} {DUE} {NEVER}",
    f"> {GOES}\n>\n> {DUE} {NEVER}",
    f"> {GOES} {DUE}\n> {NEVER}",
    f"> 1. {GOES} {DUE}\n> 2. {NEVER}",
    f"> - {GOES}\n> - {DUE}\n> - {NEVER}",
)
"""The same in a quotation."""

TABLES = tuple(
    f"| Item | Weeks |\n{row}\n| Book | 4 |"
    for row in ("|---|---|", "|:--|--:|", "| --- | :-: |", "---|---", "-:|:-")
)
"""One table with its columns aligned in several ways."""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        *permutations(SPLITS, 2),
        *permutations(TORN, 2),
        *permutations(UNSPACED, 2),
        *permutations(QUOTED, 2),
        *permutations(MARKS, 2),
        *permutations(RULES, 2),
        *permutations(TABLES, 2),
    ],
)
@pytest.mark.parametrize("new_id", ["lend", "loan"])
def test_layout_alone_is_typography_for_every_command(old: str, new: str, new_id: str) -> None:
    changes = diff_texts(HEAD + old, HEAD.replace("#lend", f"#{new_id}") + new)
    (change,) = changes.clauses
    assert change.wording == "typographic"
    assert change.kinds == (("typographic",) if new_id == "lend" else ("renamed", "typographic"))
    clause = changes.old.clauses[1]
    kinds = [passage.kind for passage in clause.content.passages]
    passages = [
        one for one, kind in zip(clause.passage_locators(), kinds, strict=True) if kind != "break"
    ]  # a line across the page that is gone is just gone
    sentences = [part.locator for one in passages for part in list_parts(changes.old, one, "sentence")]
    assert {one.words for one in migrate_all([*passages, *sentences], changes)} <= {"exact", "typographic"}


@pytest.mark.parametrize(("old", "new"), [*permutations(RULES, 2), *permutations(TABLES, 2)])
def test_layout_is_typography_whatever_ends_the_lines(old: str, new: str) -> None:
    (change,) = diff_texts(*((HEAD + text).replace("\n", "\r\n") for text in (old, new))).clauses
    assert change.kinds == ("typographic",)


@pytest.mark.parametrize("cell", ["|", "-", "|  |", "--"])
def test_a_cell_is_no_alignment(cell: str) -> None:
    old, new = (f"{HEAD}| Item | Weeks |\n|---|---|\n| {word} {cell} | 4 |" for word in ("Book", "Map"))
    (change,) = diff_texts(old, new).clauses
    assert change.kinds == ("edited",)


def test_each_passage_is_named_once_where_several_were_joined() -> None:
    old, new = HEAD + SPLITS[1], HEAD.replace("#lend", "#loan") + SPLITS[0]
    assert "typography: p1\n" in show_changes(diff_texts(old, new))


def test_what_was_edited_beside_it_is_no_layout() -> None:
    old, new = f"{GOES} {DUE}\n\n{NEVER}", f"{GOES} {DUE} {NEVER.replace('atlas', 'big atlas')}"
    changes = diff_texts(HEAD + old, HEAD + new)
    assert changes.clauses[0].wording == "edited"
    first, second = changes.old.clauses[1].passage_locators()
    assert [one.words for one in migrate_all([first, second], changes)] == ["edited", "edited"]
