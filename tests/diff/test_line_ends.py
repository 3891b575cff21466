"""Texts whose lines end in CRLF, on one side or on both: readers are shown words, and no sign or blank line of it."""

from __future__ import annotations

import pytest

from clausetree.output.diff.changelog import render_changelog
from tests.diff.conftest import diff_texts, show_changes

BLOCKS = {
    "paragraph": ("Be brief\nand kind.\n", "Be very brief\nand kind.\n"),
    "list": ("- one thing\n- two things\n", "- one thing\n- three things\n"),
    "table": ("| a | b |\n| - | - |\n| 1 | 2 |\n", "| a | b |\n| - | - |\n| 1 | 3 |\n"),
    "commentary": (
        '!!! meta "Commentary"\n\n    Some text\n    here.\n',
        '!!! meta "Commentary"\n\n    More text\n    here.\n',
    ),
    "quotation": ("> Be kind\n> to all.\n", "> Be kind\n> to some.\n"),
    "code": ("```\nrun this\nnow\n```\n", "```\nrun that\nnow\n```\n"),
    "example": (
        "**Example**: a call\n\n~~~xml\n<user>\nHello there\n\nyou\n</user>\n~~~\n",
        "**Example**: a call\n\n~~~xml\n<user>\nHi there\n\nyou\n</user>\n~~~\n",
    ),
    "responses": (
        "~~~xml\n<user>\nHello there\n</user>\n<tool>\nThe office is open\n</tool>\n~~~\n",
        "~~~xml\n<tool>\nThe office is open\n</tool>\n<user>\nHello there\n</user>\n~~~\n",
    ),
}


def _write(block: str, *, crlf: bool) -> str:
    text = f"First words\nof all.\n\n# A {{#a}}\n\n{block}\nThe end.\n"
    return text.replace("\n", "\r\n") if crlf else text


@pytest.mark.parametrize("ends", [(True, True), (True, False), (False, True)])
@pytest.mark.parametrize("form", ["text", "markdown", "html"])
@pytest.mark.parametrize(("old", "new"), BLOCKS.values(), ids=BLOCKS)
def test_a_comparison_reads_the_same_however_lines_end(
    old: str, new: str, form: str, ends: tuple[bool, bool]
) -> None:
    plain = diff_texts(_write(old, crlf=False), _write(new, crlf=False))
    changes = diff_texts(_write(old, crlf=ends[0]), _write(new, crlf=ends[1]))
    assert show_changes(changes, form) == show_changes(plain, form)
    assert render_changelog("x", changes) == render_changelog("x", plain)


def test_redlines_keep_the_characters_of_the_texts() -> None:
    changes = diff_texts(
        _write("Be brief\nand kind.\n", crlf=True), _write("Be brief\nor kind.\n", crlf=False)
    )
    (line,) = changes.clauses[0].redline
    assert (line.before.rstrip(), line.after.rstrip()) == ("Be brief\r\nand kind.", "Be brief\nor kind.")
