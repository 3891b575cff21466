"""Calls are as fast at any depth: memory for their frames is taken from the system once."""

from __future__ import annotations

import pytest

from clausetree.cli.roomy_stack import with_roomy_stack

resource = pytest.importorskip("resource")
_DEEP, _CALLS = 300, 200


def _call() -> None:
    """Does nothing; its frame is so large that wherever a piece of memory ends soon it is the first of another."""


_call.__code__ = _call.__code__.replace(co_stacksize=100)


def _count_faults(depth: int = 0) -> list[int]:
    """Returns for each depth how many pages were taken from the system while some calls were made there."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for _ in range(_CALLS):
        _call()
    taken = resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before
    return [taken, *(_count_faults(depth + 1) if depth < _DEEP else [])]


@with_roomy_stack
def _count_with_room() -> list[int]:
    return _count_faults()


def test_no_depth_takes_memory_with_each_call() -> None:
    counts = _count_with_room()
    assert len(counts) == _DEEP + 1
    assert max(counts) < _CALLS, counts
