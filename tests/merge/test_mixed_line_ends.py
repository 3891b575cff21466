"""Ours with both kinds of line ends: the merged text has the one that most of its lines have."""

from __future__ import annotations

import pytest

from clausetree.merge.merging import merge_documents
from clausetree.syntax.document import parse_document

BASE = "# Desk {#desk}\n\nSay hello first.\n\n# Rooms {#rooms}\n\nClose the door.\n"
THEIRS = BASE.replace("the door", "every door")


@pytest.mark.parametrize(
    ("ours", "expected"),
    [
        (BASE.replace("first.\n", "first.\r\n"), THEIRS),
        (BASE.replace("\n", "\r\n").replace("first.\r\n", "first.\n"), THEIRS.replace("\n", "\r\n")),
    ],
)
def test_the_lines_end_as_most_do(ours: str, expected: str) -> None:
    base, one, other = map(parse_document, (BASE, ours, THEIRS))
    assert merge_documents(base, one, other).text == expected
