"""Waits until what somebody edits is saved: an editor empties a file before it writes it, or saves several in turn."""

from __future__ import annotations

from time import sleep
from typing import TYPE_CHECKING, TypeVar

from clausetree.model.errors import ClausetreeError

if TYPE_CHECKING:
    from collections.abc import Callable

Looked = TypeVar("Looked")

_SAVING = 0.2  # seconds; editors write a file of a few hundred KB in some milliseconds


def look_until_settled(
    look: Callable[[], tuple[Looked, object]],
    known: object,
    pause: Callable[[], None] = lambda: sleep(_SAVING),
) -> Looked:
    """Returns what a look sees, once it saw the same before.

    Args:
        look: Looks at the files; returns what is made of them, and what tells that from all else they could say.
        known: What such a look told last time.
        pause: Waits before it looks again.

    Raises:
        ClausetreeError: Two looks in a row failed, and for the same reason.
        OSError: Likewise.
    """
    before: object = None
    while True:
        told: object
        try:
            seen, told = look()
        except (ClausetreeError, OSError) as error:  # the latter where a file goes while it is looked for
            told = str(error)
            if told == before:
                raise
        else:
            if told in (before, known):
                return seen
        before = told
        pause()
