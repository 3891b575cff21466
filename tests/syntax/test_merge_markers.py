"""Conflicts in code that a text shows are told from those that a merge left."""

from __future__ import annotations

import pytest

from clausetree.syntax.merge_markers import find_marked

CONFLICT = "<<<<<<< ours\nx = 1\n=======\nx = 2\n>>>>>>> theirs\n"
CODE = f"```\n{CONFLICT}```\n"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (CONFLICT, False),
        (CODE, True),
        (f"```\nx\n```\n{CONFLICT}```\ny\n```\n", False),
        (f"~~~xml\n{CODE}<user>\nWhich?\n</user>\n~~~\n", True),
        (f"~~~xml\n<user>\nWhich?\n{CODE}</user>\n~~~\n", True),
        (f"~~~xml\n<user>\nWhich?\n</user>\n{CODE}<assistant>\nNone.\n</assistant>\n~~~\n", True),
        (f"~~~xml\n<user>\n{CONFLICT}</user>\n~~~\n", False),
    ],
)
def test_a_conflict_in_a_block_of_code_is_shown(text: str, *, shown: bool) -> None:
    (conflict,) = find_marked(text)
    assert conflict.in_code is shown
    assert text.splitlines()[conflict.first : conflict.last + 1] == CONFLICT.splitlines()
