"""What is said of a clause that is gone, and when there is nothing more to ask."""

from __future__ import annotations

import pytest

from clausetree.lint.fate import Fate


@pytest.mark.parametrize(
    ("fate", "is_final"),
    [
        (Fate("renamed", ("kind",), is_sure=True, last=None), True),
        (Fate("renamed", ("kind",), is_sure=False, last=None), False),
        (Fate("merged", ("kind",), is_sure=True, last="v1"), True),
        (Fate("deleted", (), is_sure=True, last="v1"), False),
    ],
)
def test_only_what_is_sure_and_lives_on_is_final(fate: Fate, *, is_final: bool) -> None:
    assert fate.is_final is is_final
