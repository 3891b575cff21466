"""Revisions: states of one document in time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date


class Revision(NamedTuple):
    """Which text this is, without the text.

    Attributes:
        label: A release date, a tag, `head`, or what else names it in its source.
        date: The day it was released, where that is known.
        commit: The full hash of its commit; None for a text that git does not keep.
        sha256: The hash of its text's bytes, in hexadecimal.
        source: Where it was read from: a path, an address, or `-`.
        path: The spec's path inside the source, as diagnostics name it.
    """

    label: str
    date: date | None
    commit: str | None
    sha256: str
    source: str
    path: str
