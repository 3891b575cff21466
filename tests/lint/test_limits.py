"""Limits that no case can show, for its length or its place, each from both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausetree.model.errors import ClausetreeError
from clausetree.project.linting.targets import find_targets
from tests.lint.casefile import SPEC, lint_files

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(("words", "found"), [(1200, []), (1201, ["STY009"])])
def test_a_clause_of_1200_words_is_not_long(words: int, found: list[str]) -> None:
    text = "# A {#a}\n\n" + " ".join(f"word{number}" for number in range(words)) + "\n"
    assert [finding.code for finding in lint_files({SPEC: text})] == found


@pytest.mark.parametrize(("others", "found"), [(12, ["STY004"]), (13, [])])
def test_a_clause_is_english_where_a_fifth_of_its_words_are_small_ones(others: int, found: list[str]) -> None:
    rest = " ".join(f"wort{chr(ord('a') + number)}" for number in range(others))
    text = f"# A {{#a}}\n\nThe the {rest}.\n"  # three small words, that of the heading too; an id is none
    assert [finding.code for finding in lint_files({SPEC: text})] == found


def test_a_file_is_a_spec_where_a_heading_of_six_hashes_has_an_id(tmp_path: Path) -> None:
    (tmp_path / "six.md").write_text("###### A {#a}\n")
    (tmp_path / "seven.md").write_text("####### A {#a}\n")
    assert find_targets("*.md", tmp_path) == ["six.md"]
    with pytest.raises(ClausetreeError):
        find_targets("se*.md", tmp_path)
