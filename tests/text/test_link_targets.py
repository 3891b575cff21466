"""Where links lead, and a text as it is read without that."""

from __future__ import annotations

import pytest

from clausetree.text.link_targets import count_other_targets, find_targets, hide_targets

TEXT = 'See [a map](https://a.org/M_(x) "Map"), ![b](b.png) and [c](#c).\n\n[d]: https://d.org'


def test_links_are_found_and_read_by_what_they_are_called() -> None:
    assert find_targets(TEXT) == ["https://a.org/M_(x)", "b.png", "#c", "https://d.org"]
    assert hide_targets(TEXT) == "See a map, b and c.\n\nd"


@pytest.mark.parametrize("text", ["(a)", "[a] (b)", "[a](b c)", "[^ab12]: note", "a [b]: c"])
def test_other_brackets_are_left(text: str) -> None:
    assert find_targets(text) == []
    assert hide_targets(text) == text


def test_addresses_are_compared_one_by_one() -> None:
    assert count_other_targets(["a", "b"], ["a", "c"]) == 1
    assert count_other_targets(["a", "b"], ["c"]) == 0
