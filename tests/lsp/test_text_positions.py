"""Columns count code units of the encoding agreed on, whatever stands in a line; edits of clients are made where they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import (
    Position,
    Range,
    TextDocumentContentChangePartial,
    TextDocumentContentChangeWholeDocument,
)

from clausetree.lsp.open_text import OpenText
from clausetree.lsp.text_positions import ENCODINGS, UTF_16, Encoding, TextPositions
from clausetree.text.lines import LineIndex

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

_TEXTS = st.text(
    st.sampled_from("ab \t🙂👩🏽‍🚀친절e\u0301ß\u2028\x0b\x0c\x85\r\n\r\n\n\ufeff\x1c"), max_size=40
)
_ENCODINGS = st.sampled_from(list(ENCODINGS.values()))


def _count_by_hand(text: str, encoding: Encoding) -> int:
    sizes: dict[str, Callable[[int], int]] = {
        "utf-8": lambda code: 1 + (code > 0x7F) + (code > 0x7FF) + (code > 0xFFFF),
        "utf-16": lambda code: 1 + (code > 0xFFFF),
        "utf-32": lambda _: 1,
    }
    return sum(sizes[encoding.kind](ord(letter)) for letter in text)


def _place_by_hand(text: str, offset: int, encoding: Encoding) -> Position:
    """Returns the position of an offset by the words of the protocol: lines end with CRLF, LF or CR."""
    line = start = at = 0
    while at < len(text):
        size = 2 if text.startswith("\r\n", at) else 1 if text[at] in "\r\n" else 0
        if size and at + size <= offset:
            line, start = line + 1, at + size
        elif size and at < offset:
            return Position(line, _count_by_hand(text[start:at], encoding))
        at += size or 1
    return Position(line, _count_by_hand(text[start:offset], encoding))


@given(_TEXTS, _ENCODINGS)
def test_positions_are_those_that_one_counts_by_hand(text: str, encoding: Encoding) -> None:
    positions = TextPositions(LineIndex(text), encoding)
    for offset in range(len(text) + 1):
        assert positions.position(offset) == _place_by_hand(text, offset, encoding)


@given(_TEXTS, _ENCODINGS)
def test_the_way_back_leads_to_the_same_place(text: str, encoding: Encoding) -> None:
    positions = TextPositions(LineIndex(text), encoding)
    for offset in range(len(text) + 1):
        is_between = text[offset - 1 : offset + 1] == "\r\n" and offset > 0
        assert positions.offset(positions.position(offset)) == offset - is_between


@given(_TEXTS, _ENCODINGS, st.integers(0, 50), st.integers(0, 50))
def test_a_place_that_is_not_there_is_the_nearest_one_before(
    text: str, encoding: Encoding, line: int, character: int
) -> None:
    positions = TextPositions(LineIndex(text), encoding)
    found = positions.position(positions.offset(Position(line, character)))
    assert (found.line, found.character) <= (line, character)


@given(_TEXTS, _ENCODINGS, st.lists(st.tuples(_TEXTS, st.randoms(use_true_random=False)), max_size=6))
def test_edits_are_made_where_the_client_means_them(
    text: str, encoding: Encoding, edits: list[tuple[str, random.Random]]
) -> None:
    held = OpenText("file:///a.md", None, 1, text)
    for put, chance in edits:
        places = sorted(chance.randrange(len(text) + 1) for _ in range(2))
        first, last = (at - (text[at - 1 : at + 1] == "\r\n" and at > 0) for at in places)
        last = max(first, last)
        start, end = (_place_by_hand(text, at, encoding) for at in (first, last))
        held.change(TextDocumentContentChangePartial(Range(start, end), put), encoding)
        text = text[:first] + put + text[last:]
        assert held.text == text


def test_a_whole_text_takes_the_place_of_all() -> None:
    held = OpenText("file:///a.md", None, 1, "a\r\nb")
    held.change(TextDocumentContentChangeWholeDocument("c\rd"), UTF_16)
    held.change(TextDocumentContentChangePartial(Range(Position(1, 0), Position(9, 9)), "e"), UTF_16)
    assert held.text == "c\re"


def test_half_a_character_is_none() -> None:
    held = OpenText("file:///a.md", None, 1, "a🙂b")
    held.change(TextDocumentContentChangePartial(Range(Position(0, 2), Position(0, 3)), ""), UTF_16)
    assert held.text == "ab"
    held.change(TextDocumentContentChangeWholeDocument("\ud83d"), UTF_16)
    assert held.text.encode() == "\ufffd".encode()
