"""Texts made to be slow or deep are read like any other; `make bench` shows how their time grows."""

from __future__ import annotations

import pytest

from clausetree.syntax.document import parse_document
from tests.bench.hostile import HOSTILE
from tests.syntax.spans import check_document

_SIZE = 30_000


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_and_kept(name: str) -> None:
    check_document(parse_document(HOSTILE[name](_SIZE)))


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("> ", ""), ("- ", ""), ("1. ", ""), ("[", "](#a)"), ("<user>\n", "</user>\n"), ("*", "*"), ("`", "`")],
)
def test_ten_thousand_levels_exhaust_nothing(opening: str, closing: str) -> None:
    nested = opening * 10_000 + "x" + closing * 10_000
    check_document(parse_document(nested))
    check_document(parse_document(f"# A\n\n~~~xml\n{nested}\n~~~\n"))
