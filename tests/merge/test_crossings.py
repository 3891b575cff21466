"""Texts of which some clauses are left behind: what went between them and others stands where it stood."""

from __future__ import annotations

import pytest

from clausetree.diff.documents import diff_documents
from clausetree.merge.held.crossings import Crossings
from clausetree.merge.held.held_clauses import hold_clauses
from clausetree.syntax.document import parse_document

STAMP = "Stamp each slip twice with red ink. Dry it on the blotter before noon. Hand it back to the reader."
COUNT = "Count the books each evening before you leave."
GREET = "Say hello to whoever comes in from the rain."
EXAMPLE = "**Example**: a visitor\n\n~~~xml\n<user>\nIs anybody here?\n</user>\n<assistant>\nCome in!\n</assistant>\n~~~"


def _write(stamp: str, greet: str) -> str:
    return f"# Stamp {{#stamp}}\n\n{stamp}\n\n# Greet {{#greet}}\n\n{greet}\n"


OLD = _write(f"{STAMP}\n\n{COUNT}\n\n{EXAMPLE}", GREET)
MIDDLE = "Dry it on the blotter before noon. "
CROSSED = {
    "a paragraph": _write(f"{STAMP}\n\n{EXAMPLE}", f"{GREET}\n\n{COUNT}"),
    "the first paragraph": _write(f"{COUNT}\n\n{EXAMPLE}", f"{GREET}\n\n{STAMP}"),
    "an example": _write(f"{STAMP}\n\n{COUNT}", f"{EXAMPLE}\n\n{GREET}"),
    "a sentence": _write(f"{STAMP.replace(MIDDLE, '')}\n\n{COUNT}\n\n{EXAMPLE}", f"{GREET} {MIDDLE.strip()}"),
    "a paragraph joined to another": _write(f"{STAMP}\n\n{EXAMPLE}", f"{GREET} {COUNT}"),
}


@pytest.mark.parametrize("held", ["stamp", "greet"])
@pytest.mark.parametrize("crossed", CROSSED)
def test_what_crossed_stands_where_it_stood(crossed: str, held: str) -> None:
    new = parse_document(CROSSED[crossed])
    assert hold_clauses(parse_document(OLD), new, {held}, parse_document).text == OLD


def test_what_a_clause_is_made_of_binds_it() -> None:
    old, split = (
        _write(f"{STAMP}\n\n{COUNT}", GREET),
        _write(f"{STAMP}\n\n# Count {{#count}}\n\n{COUNT}", GREET),
    )
    apart = diff_documents(parse_document(old), parse_document(split))
    together = diff_documents(parse_document(split), parse_document(old))
    assert Crossings(apart).find_bound({"stamp"}) == {"count": "stamp"}
    assert Crossings(together).find_bound({"stamp"}) == {"count": "stamp"}
    assert Crossings(together).find_bound({"greet"}) == {}


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_clause_that_comes_back_at_the_end_has_a_blank_line_before_it(line_end: str) -> None:
    old = _write(STAMP, GREET).replace("\n", line_end)
    new = f"# Stamp {{#stamp}}\n\n{STAMP} {COUNT}\n".replace("\n", line_end)
    mixed = hold_clauses(parse_document(old), parse_document(new), {"greet"}, parse_document)
    assert mixed.text == _write(f"{STAMP} {COUNT}", GREET).replace("\n", line_end)
