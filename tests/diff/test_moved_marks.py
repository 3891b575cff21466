"""A footnote mark says which words an eval prompt tests: at other words, the eval prompts changed, not the typography."""

from __future__ import annotations

import pytest

from clausetree.diff.time.migration import migrate_all
from clausetree.lint.context import Context, Previous
from clausetree.lint.table import load_rule
from clausetree.model.locator import parse_locator
from clausetree.output.diff.changelog import render_changelog
from clausetree.output.diff.facts import describe_clause
from tests.diff.conftest import diff_texts

OLD = "# A {#a authority=user}\n\nSay when it is due[^x1]. Stamp the slip.\n\n# B {#b authority=user}\n\nClose the door.\n"
DUE = "Say when it is due[^x1]. Stamp the slip."

WITHIN = {
    "to another sentence": "Say when it is due. Stamp the slip[^x1].",
    "to another passage": "Say when it is due.\n\nStamp the slip[^x1].",
    "to other words of its sentence": "Say[^x1] when it is due. Stamp the slip.",
    "to a sentence beside its own": "Say when it is due[^x1]. Stamp the slip[^x1].",
    "to a new sentence": "Say when it is due. Stamp the slip. Then smile[^x1].",
    "to a sentence that was edited": "Say when it is due. Stamp the yellow slip[^x1].",
}


@pytest.mark.parametrize("name", WITHIN)
def test_a_mark_at_other_words_of_its_clause_is_told_as_moved(name: str) -> None:
    for old, new in ((DUE, WITHIN[name]), (WITHIN[name], DUE)):
        (change,) = diff_texts(OLD.replace(DUE, old), OLD.replace(DUE, new)).clauses
        assert "eval_prompts" in change.kinds
        assert "typographic" not in change.kinds
        prompts = change.eval_prompts
        assert (prompts.inserted, prompts.deleted) == ((), ())
        assert [(move.label, move.old.id, move.new.id) for move in prompts.moved] == [("x1", "a", "a")]
        assert "eval prompt x1 marks other words now" in describe_clause(change)


@pytest.mark.parametrize(
    "new",
    [
        "Say when it is due[^x1].\n\nStamp the slip.",
        "Say when it is due [^x1]. Stamp the slip.",
        "Say when it is due[^x1]. Stamp the yellow slip.",
        "Say when it is surely due[^x1]. Stamp the slip.",
        "Stamp the slip. Say when it is due[^x1].",
    ],
)
def test_a_mark_that_stays_with_its_words_did_not_move(new: str) -> None:
    (change,) = diff_texts(OLD, OLD.replace(DUE, new)).clauses
    assert not change.eval_prompts


def test_what_looks_like_a_mark_in_an_example_is_none() -> None:
    example = "\n\n**Example**: a slip\n\n~~~xml\n<user>\nWhat does the little %s mean at the end of that line?\n</user>\n<assistant>\nA note.\n</assistant>\n~~~"
    old, new = (OLD.replace(DUE, DUE + example % said) for said in ("sign [^x1]", "sign"))
    (change,) = diff_texts(old, new).clauses
    assert change.kinds == ("examples",)
    assert not change.eval_prompts


@pytest.mark.parametrize(
    "new", ["[^ab12]: tests/a.py::one\n", "[^ab12]: tests/a.py::one\n[^ef56]: tests/c.py::three\n"]
)
def test_a_definition_that_came_or_went_moved_no_mark(new: str) -> None:
    marks = "# A {#a}\n\nSaid[^ab12] and done[^cd34].\n\n"
    old = "[^ab12]: tests/a.py::one\n[^cd34]: tests/b.py::two\n"
    for before, after in ((old, new), (new, old)):
        (change,) = diff_texts(marks + before, marks + after).clauses
        assert change.eval_prompts.moved == ()
        assert "edited" in change.kinds


def test_a_mark_that_goes_from_a_title_to_prose_marks_other_words() -> None:
    old, new = OLD.replace("# A {", "# A[^x1] {").replace("due[^x1]", "due"), OLD
    for before, after in ((old, new), (new, old)):
        (change,) = diff_texts(before, after).clauses
        assert [move.label for move in change.eval_prompts.moved] == ["x1"]


def test_marks_that_come_go_and_leave_are_told_as_before() -> None:
    gone = OLD.replace("[^x1]", "")
    (deleted,) = diff_texts(OLD, gone).clauses
    (inserted,) = diff_texts(gone, OLD).clauses
    left, came = diff_texts(OLD, gone.replace("door", "door[^x1]")).clauses
    assert deleted.eval_prompts.deleted == inserted.eval_prompts.inserted == ("x1",)
    assert left.eval_prompts.moved == came.eval_prompts.moved
    assert {change.kinds for change in (deleted, inserted, left, came)} == {("eval_prompts",)}


def test_notes_count_it_and_the_words_are_the_same_but_for_the_mark() -> None:
    changes = diff_texts(OLD, OLD.replace(DUE, WITHIN["to another sentence"]))
    assert "1 clause with only its eval prompts changed" in render_changelog("x", changes)
    assert migrate_all([parse_locator("a/p1")], changes)[0].words == "footnotes"


def test_a_label_that_stays_in_its_clause_is_not_reused() -> None:
    changes = diff_texts(OLD, OLD.replace(DUE, WITHIN["to another sentence"]))
    context = Context(changes.new, previous=Previous(changes.old, (), "before", compare=lambda: changes))
    assert not list(load_rule("REV003")().check(changes.new, context))
