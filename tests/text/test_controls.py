from __future__ import annotations

import pytest

from clausetree.text.controls import show_controls

TEXT = [
    "5\u00a0km",
    "a\u200db",
    "\u202f",
    "\u2009",
    "so\u00adft",
    "\u200c",
    "\u3000",
    "\U0001faea",
    "\ufeff",
    "\u200f",
    "\t\n",
]


@pytest.mark.parametrize("text", TEXT)
def test_blanks_joiners_and_new_signs_are_text(text: str) -> None:
    assert show_controls(text) == text


@pytest.mark.parametrize(
    "character",
    [
        "\x00",
        "\x1b",
        "\r",
        "\x7f",
        "\x85",
        "\x9b",
        "\u202e",
        "\u202a",
        "\u2066",
        "\u2069",
        "\ud800",
        "\uffff",
    ],
)
def test_what_steers_a_terminal_is_replaced(character: str) -> None:
    assert show_controls(f"a{character}b") == "a\N{REPLACEMENT CHARACTER}b"
