"""What a command has to do anyway, done while it waits for git, which works on another core."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_STEPS: ContextVar[Iterator[Callable[[], object]] | None] = ContextVar("steps", default=None)


@contextmanager
def filling_git_waits(steps: Iterable[Callable[[], object]]) -> Iterator[None]:
    """Has each git command of the block take the next of `steps`, which are short, while it works; what is left isn't done."""
    token = _STEPS.set(iter(steps))
    try:
        yield
    finally:
        _STEPS.reset(token)


def fill_git_wait() -> None:
    """Takes the next step, if there is one."""
    steps = _STEPS.get()
    step = next(steps, None) if steps else None
    if step:
        step()
