"""Paragraphs in a terminal: what can be typed stays on one line."""

from __future__ import annotations

import pytest

from clausetree.output.review.hanging_paragraphs import wrap_paragraph

HINT = "= hint: edit `CHANGELOG.md`; `clausetree changelog 2026-01-12 head` drafts what is missing"


def lines(text: str, width: int | None) -> list[str]:
    return ["".join(part.text for part in line).rstrip() for line in wrap_paragraph(text, width, 4, 2)]


def test_code_is_not_broken_where_a_line_can_hold_it() -> None:
    assert lines(HINT, 60) == [
        "    = hint: edit `CHANGELOG.md`;",
        "      `clausetree changelog 2026-01-12 head` drafts what is",
        "      missing",
    ]
    assert lines(HINT, None) == [f"    {HINT}"]


@pytest.mark.parametrize("width", [12, 20, 30, 44, 60, 100])
@pytest.mark.parametrize("text", [HINT, "`助手 应当 诚实` 助手 应当 诚实", "a ` b", "`` ` ` a b c `d e`"])
def test_no_word_is_lost_and_no_line_is_too_long(text: str, width: int) -> None:
    found = lines(text, width)
    assert "".join(found).replace(" ", "") == text.replace(" ", "")
    assert "\ue000" not in "".join(found)
    if "助" not in text:
        assert max(map(len, found)) <= width


def test_code_wider_than_a_line_is_broken_between_words() -> None:
    assert [line.strip() for line in lines("`clausetree changelog head`", 24)] == [
        "`clausetree",
        "changelog head`",
    ]
