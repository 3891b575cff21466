"""How often Python's garbage collector runs: hardly ever in a command that is soon over, often enough in one that stays."""

from __future__ import annotations

import gc

_SELDOM = 500_000  # more objects than a command makes that is soon over
_OFTEN = 5_000


def collect_seldom() -> None:
    """Has garbage collected so seldom that a command is over before: its memory is the system's again then."""
    gc.set_threshold(_SELDOM)


def collect_often() -> None:
    """Has garbage collected as often as a process needs it that goes on until somebody stops it.

    What it throws away in circles, such as answered requests and errors with their frames, would fill the memory. What
    is there at the start are modules, which stay; so they are not looked at again.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OFTEN)
