"""A sentence that ends elsewhere now, in other passages too, is the same words; with other words in it, it is edited."""

from __future__ import annotations

import pytest

from clausetree.diff.time.blame import blame_clauses
from tests.diff.conftest import diff_texts, trace_texts

HEAD = "# Desk {#desk}\n\n## Lend {#lend authority=user}\n\nA book goes out for a month. "
WHOLE = "Never lend these: the atlas, the maps, and the old books, to anyone at all. Stamp the slip."
TORN = "Never lend these:\n\n- the atlas,\n- the maps,\n- and the old books, to anyone at all.\n\nStamp the slip."
EDITS = (
    ("the maps", "all maps"),
    ("anyone at all", "anyone"),
    ("Never lend", "You may lend"),
    ("the atlas,", "the atlas"),
)


def test_its_parts_read_beside_what_they_are_now() -> None:
    (change,) = diff_texts(HEAD + WHOLE, HEAD + TORN).clauses
    assert change.kinds == ("typographic",)
    assert change.similarity == 1
    assert [(str(line.old), str(line.new)) for line in change.redline] == [
        ("lend/p1", "lend/p1"),
        ("lend/p1", "lend/p2"),
        ("lend/p1", "lend/p3"),
    ]
    assert "".join(line.before for line in change.redline) == HEAD.rpartition("\n")[2] + WHOLE


@pytest.mark.parametrize(("old", "new"), EDITS)
def test_another_word_is_an_edit(old: str, new: str) -> None:
    for before, after in ((WHOLE, TORN.replace(old, new)), (TORN.replace(old, new), WHOLE)):
        (change,) = diff_texts(HEAD + before, HEAD + after).clauses
        assert change.kinds == ("edited",)


@pytest.mark.parametrize(("count", "kind"), [(60, "typographic"), (70, "edited")])
def test_a_sentence_is_looked_for_in_many_items_but_not_in_any_number(count: int, kind: str) -> None:
    items = [f"book number {number}," for number in range(count)]
    whole, torn = f"Keep: {' '.join(items)} and more.", "\n".join(["Keep:\n", *(f"- {one}" for one in items)])
    (change,) = diff_texts(HEAD + whole, f"{HEAD}{torn}\n- and more.").clauses
    assert change.kinds == (kind,)


def test_words_elsewhere_in_the_clause_are_the_only_edit() -> None:
    (change,) = diff_texts(HEAD + WHOLE, (HEAD + TORN).replace("a month", "four weeks")).clauses
    runs = [(run.kind, run.text) for line in change.redline for run in line.shown if run.text.strip(" -\n")]
    assert [run for run in runs if run[0] != "kept"] == [("deleted", "a month"), ("inserted", "four weeks")]


def test_its_words_are_as_old_as_they_were() -> None:
    whole, torn = HEAD + WHOLE, HEAD + TORN
    for texts in ((whole, torn), (torn, whole), (whole, torn, whole, torn)):
        *_, clause = blame_clauses(trace_texts(*texts))
        assert {passage.origin.changed.label for passage in clause.passages} == {"2025-01-01"}


def test_sentences_that_are_torn_one_after_the_other_are_not_taken_for_others() -> None:
    whole = "Some readers like it quiet, and sit by the window. Some readers talk, and sit by the door. In the hall they meet."
    torn = "Some readers\n\nlike it quiet, and sit by the window. Some readers\n\n- talk, and sit by the door. In the\n\nhall they meet."
    for before, after in ((whole, torn), (torn, whole)):
        (change,) = diff_texts(HEAD + before, HEAD + after).clauses
        assert change.kinds == ("typographic",)
        assert change.similarity == 1
