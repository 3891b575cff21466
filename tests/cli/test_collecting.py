"""What long-lived commands do about memory."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

import pytest

from clausetree.cli.collecting import collect_often, collect_seldom

if TYPE_CHECKING:
    from collections.abc import Iterator

_OBJECTS = 20_000


class _Circle(list[object]):
    """Something that holds itself, so that only the collector can throw it away."""

    def __init__(self) -> None:
        self.append(self)


@pytest.fixture(autouse=True)
def _usual_collector() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


def _is_kept() -> bool:
    """Returns whether garbage is still there when a process has made some thousand objects more."""
    circle = weakref.ref(_Circle())
    made: list[list[int]] = [[] for _ in range(_OBJECTS)]
    return bool(made) and circle() is not None


def test_process_that_goes_on_loses_its_garbage() -> None:
    collect_often()
    assert not _is_kept()


def test_command_that_is_soon_over_is_not_held_up() -> None:
    collect_seldom()
    gc.collect()
    assert _is_kept()
