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


@pytest.mark.parametrize(
    ("fate", "told", "hint"),
    [
        (Fate("renamed", ("kind",), is_sure=True, last=None), "it is now `kind`", "write `kind`"),
        (
            Fate("renamed", ("kind",), is_sure=False, last=None),
            "it may now be `kind`",
            "write `kind` if that is meant",
        ),
        (
            Fate("split", ("kind", "calm"), is_sure=False, last=None),
            "it was split into `kind` and `calm`",
            "write `kind` or `calm` if that is meant",
        ),
        (
            Fate("merged", ("kind",), is_sure=True, last=None),
            "it is now part of `kind`",
            "write `kind` if that is meant",
        ),
        (
            Fate("merged", ("kind",), is_sure=False, last=None),
            "part of it is in `kind`",
            "write `kind` if that is meant",
        ),
        (
            Fate("succeeded", ("kind",), is_sure=True, last=None),
            "`kind` has taken its place",
            "write `kind` if that is meant",
        ),
        (
            Fate("succeeded", ("kind",), is_sure=False, last=None),
            "`kind` may have taken its place",
            "write `kind` if that is meant",
        ),
        (
            Fate("deleted", (), is_sure=True, last="v1"),
            "it was deleted after `v1`",
            "delete the reference, or refer to a clause that says the same",
        ),
        (
            Fate("deleted", (), is_sure=True, last=None),
            "it was deleted",
            "delete the reference, or refer to a clause that says the same",
        ),
    ],
)
def test_what_became_of_it_is_told_with_what_to_do(fate: Fate, told: str, hint: str) -> None:
    assert (fate.told, fate.hint) == (told, hint)
