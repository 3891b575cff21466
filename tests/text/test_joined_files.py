"""One text from several files, and the way from its lines back to theirs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausetree.text.joined_files import find_lines, find_part, join_parts
from clausetree.text.lines import LineIndex

MARK = "\ufeff"


@pytest.mark.parametrize(
    ("texts", "joined"),
    [
        (["a\n", "b\n"], "a\nb\n"),
        (["a", "b"], "a\nb\n"),
        (["a\r\nb", "c\n"], "a\r\nb\r\nc\n"),
        (["a\rb", "c"], "a\rb\nc\n"),
        (["a\n\n", "\nb\n"], "a\n\n\nb\n"),
        ([f"{MARK}a\n", f"{MARK}b\n"], f"{MARK}a\nb\n"),
        (["", f"{MARK}b\n", MARK, ""], f"{MARK}b\n"),
        (["a\r", "\nb\n"], "a\r\nb\n"),
        (["---\nx: 1\n---\na\n", f"{MARK}---\r\nx: 1\r\n---\r\nb\n"], "---\nx: 1\n---\na\nb\n"),
        (["a\n", "---\nx: 1\n---", "b"], "a\nb\n"),
        (["a\n", "---\n\nb\n---\n"], "a\n---\n\nb\n---\n"),
        (["", ""], ""),
        ([], ""),
    ],
)
def test_each_file_ends_with_a_line_ending_and_only_the_first_keeps_what_is_no_text(
    texts: list[str], joined: str
) -> None:
    assert join_parts({str(number): text for number, text in enumerate(texts)})[0] == joined


def test_a_line_is_found_in_its_file() -> None:
    text, parts = join_parts({"a": "1\n2", "empty": "", "b": f"{MARK}3\r\n4\r\n", "c": "5\n"})
    assert [part.path for part in parts] == ["a", "b", "c"]
    found = [find_lines(parts, line, line) for line in range(1, 6)]
    assert found == [("a", 1, 1), ("a", 2, 2), ("b", 1, 1), ("b", 2, 2), ("c", 1, 1)]
    assert find_lines(parts, 2, 5) == ("a", 2, 2)
    assert find_lines(parts, 3, 4) == ("b", 1, 2)
    assert find_part(parts, len(text)).path == "c"


def test_no_column_counts_a_byte_order_mark() -> None:
    text, parts = join_parts({"a": f"{MARK}# A\n", "b": f"{MARK}# B\n# C\n"})
    lines = LineIndex(text)
    places = [find_part(parts, at).locate(lines.position(at)) for at in map(text.index, "ABC")]
    assert places == [(1, 3), (1, 3), (2, 3)]


def test_lines_count_the_front_matter_that_the_text_leaves_out() -> None:
    text, parts = join_parts({"a": "# A\n", "b": f"{MARK}---\nx: 1\n---\n# B\n# C\n"})
    lines = LineIndex(text)
    places = [find_part(parts, at).locate(lines.position(at)) for at in map(text.index, "ABC")]
    assert places == [(1, 3), (4, 3), (5, 3)]
    assert find_lines(parts, 2, 3) == ("b", 4, 5)


@given(st.lists(st.text(alphabet=f"a\n\r{MARK}", max_size=6), max_size=5))
def test_every_file_is_read_back_from_the_text(texts: list[str]) -> None:
    files = {str(number): text for number, text in enumerate(texts)}
    text, parts = join_parts(files)
    assert {part.path: part.read(text) for part in parts} == {
        path: own for path, own in files.items() if own.strip(MARK)
    }
    for part in parts:
        assert find_part(parts, part.start) == part
        assert find_lines(parts, part.line + 1, part.line + 1).first >= 1
