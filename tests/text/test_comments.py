"""Comments in running text, which nobody sees."""

from __future__ import annotations

import pytest

from clausetree.text.comments import find_comments, hide_comments


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
