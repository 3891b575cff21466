"""A paragraph of blanks alone, such as no-break spaces, that one text has and another not: nobody sees it, and nothing shifts."""

from __future__ import annotations

from itertools import product

import pytest

from clausetree.merge.merging import merge_documents
from clausetree.syntax.document import parse_document

SAID = "Hang every key on the board.\n\nClose the lid of every tin.\n"
TEXTS = tuple(
    f"# A {{#a}}\n\n{before}{SAID}{after}\n# B {{#b}}\n\nOne thing is said. And two.\n\nThree is said here.\n"
    for before, after in (("", ""), ("\u00a0\n\n", ""), ("", "\n\u00a0\n"), ("", "\n\u2028\n\n\u3000\n"))
)


@pytest.mark.parametrize(("base", "theirs"), [*product(TEXTS, TEXTS)])
def test_edits_are_kept_beside_it(base: str, theirs: str) -> None:
    ours = base.replace("One thing", "A thing")
    old, one, other = map(parse_document, (base, ours, theirs.replace("Three", "Four")))
    for merged in (merge_documents(old, one, other), merge_documents(old, other, one)):
        assert SAID in merged.text
        assert "A thing is said. And two.\n\nFour is said here." in merged.text
        assert merged.conflicts == ()
