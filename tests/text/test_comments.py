"""Comments in running text, which nobody sees."""

from __future__ import annotations

import pytest

from clausetree.text.comments import find_comments, has_words_beside, hide_comments


@pytest.mark.parametrize(
    ("text", "comments", "shown"),
    [
        ("a <!-- b --> c", ["<!-- b -->"], "a c"),
        ("<!-- a --><!-- b\nc --> d", ["<!-- a -->", "<!-- b\nc -->"], " d"),
        ("a <!-- open", [], "a <!-- open"),
        ("<!-- a <!-- b --> c", ["<!-- a <!-- b -->"], " c"),
        ("no --> <!- comment", [], "no --> <!- comment"),
    ],
)
def test_comments_are_found_and_hidden(text: str, comments: list[str], shown: str) -> None:
    assert [span.slice(text) for span in find_comments(text)] == comments
    assert hide_comments(text) == shown


def test_where_there_may_be_code_they_are_text() -> None:
    assert hide_comments("write `<!-- GOOD -->` here") == "write `<!-- GOOD -->` here"


@pytest.mark.parametrize(
    ("line", "beside"),
    [
        ("<!-- a -->", False),
        ("<!-- a --> <!-- b -->\n", False),
        ("<!-- a -->b", True),
        ("<!-- a --> b <!-- c -->", True),
        ("<!-- a --><!-- open", True),
        ("<!-- open", False),
    ],
)
def test_a_line_of_comments_and_words_is_prose(line: str, *, beside: bool) -> None:
    assert has_words_beside(line) is beside
