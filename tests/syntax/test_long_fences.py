"""Fences of many signs: up to sixteen are told apart."""

from __future__ import annotations

import pytest

from clausetree.syntax.outline import parse_outline


@pytest.mark.parametrize(
    ("opening", "closing", "closed"),
    [
        (15, 14, False),
        (15, 15, True),
        (16, 15, False),
        (16, 16, True),
        (17, 16, True),
        (40, 15, False),
        (40, 16, True),
    ],
)
def test_a_fence_is_closed_by_one_as_long_or_longer(opening: int, closing: int, *, closed: bool) -> None:
    (region,) = parse_outline(["~" * opening, "words", "~" * closing]).regions
    assert region.closed is closed
