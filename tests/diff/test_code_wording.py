"""In code each sign counts: no dash, mark, indent or sign of a list in it is typography."""

from __future__ import annotations

import pytest

from tests.diff.conftest import diff_texts

EDITED = [
    ("Use `-v` to see more.\n", "Use `--v` to see more.\n"),
    ("Use ``a ` -b`` to see more.\n", "Use ``a ` --b`` to see more.\n"),
    ("Use `grep [^abc]` to see more.\n", "Use `grep [^abd]` to see more.\n"),
    ("- Use `-v` to see more.\n- Use less.\n", "- Use `---v` to see more.\n- Use less.\n"),
    ("~~~sh\nrm -f x\n~~~\n", "~~~sh\nrm --f x\n~~~\n"),
    ("~~~sh\ngrep [^abc] x\n~~~\n", "~~~sh\ngrep [^abd] x\n~~~\n"),
    ("~~~yaml\n- a\n- b\n~~~\n", "~~~yaml\n* a\n* b\n~~~\n"),
    ("~~~yaml\na:\n  b: 1\nc: 2\n~~~\n", "~~~yaml\na:\n  b: 1\n  c: 2\n~~~\n"),
    ("~~~sh\necho a  b\n~~~\n", "~~~sh\necho a b\n~~~\n"),
    ("    rm -f x\n", "    rm --f x\n"),
]
TYPOGRAPHIC = [
    ("Use `-v` - or not - to see more.\n", "Use `-v` --- or not --- to see more.\n"),
    ("Use `a\nb -c` to see more.\n", "Use `a b -c` to see more.\n"),
    ("Use ` - or not - to see more.\n", "Use ` -- or not -- to see more.\n"),
    ("~~~sh\nrm -f x  \nls\n~~~\n", "~~~sh\r\nrm -f x\r\nls \r\n~~~\r\n"),
]
WORDS = "# Tools {#tools authority=user}\n\nA tool does one thing, and does it well.\n\n"


def find_wording(old: str, new: str) -> str:
    (change,) = diff_texts(WORDS + old, WORDS + new).clauses
    (kind,) = change.kinds
    return kind


@pytest.mark.parametrize(("old", "new"), EDITED)
def test_a_sign_in_code_is_edited(old: str, new: str) -> None:
    assert find_wording(old, new) == find_wording(new, old) == "edited"


@pytest.mark.parametrize(("old", "new"), TYPOGRAPHIC)
def test_what_stands_beside_code_is_typography_as_ever(old: str, new: str) -> None:
    assert find_wording(old, new) == find_wording(new, old) == "typographic"
