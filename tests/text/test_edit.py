"""Edits: what is put together from them is the new text, and they touch no more than they must."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from clausetree.text.edit import TextEdit, apply_edits, compare_texts
from clausetree.text.span import Span

FEW = settings(max_examples=40, deadline=None)
TEXTS = st.lists(
    st.sampled_from(["be ", "kind", "\n", "\r\n", ". ", "and ", "I'm", "\u00e9", "a"]), max_size=20
).map("".join)


def edits(old: str, new: str) -> list[tuple[str, str]]:
    """What gives way to what."""
    return [(edit.span.slice(old), edit.text) for edit in compare_texts(old, new)]


@FEW
@given(TEXTS, TEXTS)
def test_edits_make_the_new_text_of_the_old(old: str, new: str) -> None:
    assert apply_edits(old, compare_texts(old, new)) == new


@FEW
@given(TEXTS, TEXTS)
def test_edits_are_in_order_apart_and_each_changes_something(old: str, new: str) -> None:
    found = compare_texts(old, new)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    assert all(edit.span.slice(old) != edit.text for edit in found)


@FEW
@given(TEXTS)
def test_a_text_is_no_edit_away_from_itself(text: str) -> None:
    assert compare_texts(text, text) == []


def test_an_edit_is_no_larger_than_the_words_that_changed() -> None:
    assert edits("one\nbe very kind\nthree\n", "one\nbe so kind\nthree\n") == [("very", "so")]
    assert edits("one\ntwo\nthree\n", "one\nthree\n") == [("two\n", "")]
    assert edits("one\nthree\n", "one\ntwo\nthree\n") == [("", "two\n")]
    assert edits("a b c d\n", "x b c y\n") == [("a", "x"), ("d", "y")]


def test_edits_are_made_where_they_stand() -> None:
    made = [
        TextEdit(span=Span(0, 1), text="X"),
        TextEdit(span=Span(2, 2), text="Y"),
        TextEdit(span=Span(2, 4), text=""),
    ]
    assert apply_edits("abcdef", made) == "XbYef"
    assert apply_edits("abc", []) == "abc"
