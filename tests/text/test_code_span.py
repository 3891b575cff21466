"""Words in code style are read back as they were written."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from clausetree.text.code_span import CodePiece, code, split_code

WORDS = st.text("a` \n*<", max_size=8)


def test_a_sentence_falls_into_code_and_what_is_between() -> None:
    assert list(split_code("from `a` to ``b`c``, one ` left")) == [
        CodePiece("from ", "from ", is_code=False),
        CodePiece("a", "`a`", is_code=True),
        CodePiece(" to ", " to ", is_code=False),
        CodePiece("b`c", "``b`c``", is_code=True),
        CodePiece(", one ` left", ", one ` left", is_code=False),
    ]


@given(WORDS)
def test_code_is_read_as_it_was_given(words: str) -> None:
    said = " ".join(words.split())
    assert [piece.text for piece in split_code(f"from {code(words)} on") if piece.is_code] == [said] * bool(
        said
    )


@given(WORDS)
def test_no_character_of_a_sentence_is_lost(words: str) -> None:
    assert "".join(piece.source for piece in split_code(words)) == words
