"""Blanks and boxes of tasks in a redline: a reader sees what came and what went."""

from __future__ import annotations

import pytest

from tests.diff.conftest import diff_texts, show_changes


def _show(old: str, new: str, form: str) -> str:
    return show_changes(diff_texts(*(f"# A {{#a}}\n\n{text}\n" for text in (old, new))), form)


@pytest.mark.parametrize("form", ["text", "markdown"])
@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("- [ ] a thing", "- [x] a thing", "- [-[ ]-]{+[x]+} a thing"),
        ("- [x] a thing", "- [ ] a thing", "- [-[x]-]{+[ ]+} a thing"),
        ("* [X] a thing", "* [ ] a thing", "* [-[X]-]{+[ ]+} a thing"),
        ("1. [ ] a thing", "1. [x] a thing", "1. [-[ ]-]{+[x]+} a thing"),
        ("- one\n  - [ ] a thing", "- one\n  - [x] a thing", "  - [-[ ]-]{+[x]+} a thing"),
        ("Some words (here) or there.", "Some words(here) or there.", "Some words[- -](here) or there."),
        ("Some words(here) or there.", "Some words (here) or there.", "Some words{+ +}(here) or there."),
    ],
)
def test_a_box_or_a_blank_is_marked(old: str, new: str, shown: str, form: str) -> None:
    assert shown in _show(old, new, form)


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_a_box_keeps_the_words_after_it_apart(form: str) -> None:
    shown = _show("1. [ ] a thing\n2. more", "1. [x] one thing\n2. more", form)
    assert "1. [-[ ]-]{+[x]+} [-a-]{+one+} thing" in shown


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_lines_broken_elsewhere_are_not_marked(form: str) -> None:
    shown = _show("Some words and\nmore of them.", "Some words and more of them all.", form)
    assert shown.count("[-") == 0
    assert shown.count("{+") == 1


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_a_blank_before_a_sentence_that_came_or_went_is_not_marked(form: str) -> None:
    stays, leaves, other = "Be kind to people.", "Ask before you act on their files.", "Keep a log of it."
    old, new = f"{stays} {leaves}\n\n{other}", f"{stays}\n\n{other} {leaves}"
    for before, after in ((old, new), (new, old)):
        shown = _show(before, after, form)
        assert "moved" in shown
        assert "{+ +}" not in shown
        assert "[- -]" not in shown
