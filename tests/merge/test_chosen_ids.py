"""Ids that a merge asked about: references follow the one that was chosen."""

from __future__ import annotations

import pytest

from clausetree.merge.merged_names.chosen_ids import find_choices, find_repeated, settle_references
from clausetree.merge.merging import merge_documents
from clausetree.syntax.document import parse_document
from tests.merge.casefile import take_side

BASE = """# Lend books {#lend authority=user}

A book goes out for four weeks and no longer. Say when it's due, and write it on the slip.

# Rooms {#rooms authority=user}

Where people may sit and read, see [?](#lend) and <!-- nothing --> [the rule](#lend).
"""


@pytest.mark.parametrize(("side", "chosen"), [("ours", "lending"), ("theirs", "loans"), ("base", "lend")])
def test_references_say_the_id_that_was_chosen(side: str, chosen: str) -> None:
    ours, theirs = (parse_document(BASE.replace("#lend", f"#{new}")) for new in ("lending", "loans"))
    merged = merge_documents(parse_document(BASE), ours, theirs)
    text, rewritten = settle_references(take_side(merged.text, side), find_choices(merged.conflicts))
    assert text == BASE.replace("#lend", f"#{chosen}")
    assert rewritten == ({} if side == "ours" else {"lending": chosen})


NEW = {
    "ours": "# Pay fees {#fees}\n\nTen cents a day for each late book, as [?](#fees) says.\n\n",
    "theirs": "# Feed the cat {#fees}\n\nThe cat gets fish every evening before closing, as [?](#fees) says.\n\n",
}


@pytest.mark.parametrize("side", ["ours", "theirs"])
def test_of_two_clauses_with_one_id_each_keeps_its_references(side: str) -> None:
    base = parse_document(BASE)
    ours, theirs = (parse_document(BASE.replace("# Rooms", f"{NEW[name]}# Rooms")) for name in NEW)
    merged = merge_documents(base, ours, theirs)
    text, _ = settle_references(take_side(merged.text, side), find_choices(merged.conflicts))
    other = "theirs" if side == "ours" else "ours"
    ids = {side: "fees", other: f"fees-{other}"}
    for name, new in NEW.items():
        assert new.replace("#fees", f"#{ids[name]}") in text
    assert not find_repeated(text)


def test_an_id_that_nobody_asked_about_stays() -> None:
    assert settle_references(BASE, [{"lending": "loans"}]) == (BASE, {})


def test_an_id_that_stands_twice_is_named_with_its_line() -> None:
    assert find_repeated(f"{BASE}\n# Again {{#lend}}\n\n# Notes\n\n# Notes\n") == (("lend", 9),)
