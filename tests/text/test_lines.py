"""Lines, and the way between offsets and lines: checked against the plainest reading of a text, and by hand."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausetree.text.lines import LineIndex, Position
from clausetree.text.span import Span

FEW = settings(max_examples=40, deadline=None)
TEXTS = st.text(st.sampled_from("ab\n\r\u2028\x0b\x85\f"), max_size=40)


def _plain_lines(text: str) -> list[str]:
    """The lines of a text with their endings, as CommonMark has them."""
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z", text)


@FEW
@given(TEXTS)
def test_lines_with_their_endings_make_up_the_text(text: str) -> None:
    index, plain = LineIndex(text), _plain_lines(text)
    starts = [index.start(number) for number in range(len(index) + 1)]
    assert [text[start:end] for start, end in pairwise(starts)] == plain
    assert index.contents == [line.rstrip("\r\n") for line in plain]
    assert len(index) == len(plain)
    assert index.text == text


@FEW
@given(TEXTS)
def test_a_line_ends_where_its_ending_starts(text: str) -> None:
    index = LineIndex(text)
    for number, content in enumerate(index.contents):
        assert index.span(number) == Span(index.start(number), index.end(number))
        assert index.span(number).slice(text) == content
        assert text[index.end(number) : index.start(number + 1)] in {"\n", "\r\n", "\r", ""}


@FEW
@given(TEXTS)
def test_every_offset_is_on_one_line_at_one_column(text: str) -> None:
    index = LineIndex(text)
    for offset in range(len(text) + 1):
        line, column = index.position(offset)
        assert index.line_of(offset) == line - 1
        if index.contents:
            assert index.start(line - 1) + column - 1 == offset
        assert offset < index.start(line) or offset == len(text)


def test_places_count_from_one() -> None:
    index = LineIndex("ab\r\nc\rd\n")
    assert [index.position(offset) for offset in range(9)] == [
        Position(1, 1),
        Position(1, 2),
        Position(1, 3),
        Position(1, 4),
        Position(2, 1),
        Position(2, 2),
        Position(3, 1),
        Position(3, 2),
        Position(3, 3),
    ]


def test_a_byte_order_mark_takes_no_column() -> None:
    index = LineIndex("\ufeffab\n\ufeffc\n")
    assert [index.position(offset) for offset in range(7)] == [
        Position(1, 1),
        Position(1, 1),
        Position(1, 2),
        Position(1, 3),
        Position(2, 1),
        Position(2, 2),
        Position(2, 3),
    ]


def test_a_line_ending_at_the_end_starts_no_line_and_two_do() -> None:
    assert LineIndex("a\n").contents == ["a"]
    assert LineIndex("a\n\n").contents == ["a", ""]
    assert LineIndex("a\r\n\r\n").contents == ["a", ""]


def test_an_empty_text_has_no_line_and_one_place() -> None:
    index = LineIndex("")
    assert (len(index), index.contents, index.starts) == (0, [], [])
    assert (index.start(0), index.line_of(0), index.position(0)) == (0, 0, Position(1, 1))


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x0b", "\x0c", "\x1c", "\x85"])
def test_other_separators_stand_inside_a_line(separator: str) -> None:
    for ending in ("\n", "\r\n"):
        assert LineIndex(f"a{separator}b{ending}c").contents == [f"a{separator}b", "c"]
