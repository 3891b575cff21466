"""What pytest does otherwise where there is a mutant.

Hypothesis draws the same examples each time, keeps none and spends no time on shrinking; and a test that takes far
longer than any does without a mutant fails.
"""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest
from hypothesis import Phase, settings

if TYPE_CHECKING:
    from collections.abc import Generator
    from types import FrameType

SECONDS = 15.0
"""How long a test may keep the processor busy."""

settings.register_profile(
    "mutants",
    derandomize=True,
    database=None,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    print_blob=False,
)
settings.load_profile("mutants")


class TooLongError(Exception):
    """A test goes on and on."""


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise TooLongError


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None, object, object]:
    """Lets a test fail after `SECONDS`, and again after as many where it is tried once more."""
    before = signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, SECONDS, SECONDS)
    try:
        return (yield)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
