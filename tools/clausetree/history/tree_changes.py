"""What differs between the files of two commits, renames and copies found."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from clausetree.history.git_command import GitFailedError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.history.repository import Repository

_COMPARE = ("diff-tree", "-r", "-z", "--name-status", "--find-copies-harder")
_BY_WORDS = ("-B", "-M25%", "-C25%", "-l2000")
_BY_HASH = ("-M100%", "-C100%")


class TreeChange(NamedTuple):
    """What happened to one file.

    Attributes:
        kind: As git has it: `A` added, `D` deleted, `M` modified, `R` renamed, `C` copied, `T` of another type.
        score: How alike the two are in percent, for `R` and `C`; how much of the old one is gone, for `M`.
        old: Its path before.
        new: Its path after.
    """

    kind: str
    score: int
    old: str
    new: str


def load_changes(repository: Repository, old: str, new: str) -> tuple[TreeChange, ...]:
    """Returns what differs between two commits; where texts are not at hand, only what is equal counts as moved."""
    try:
        output = repository.run(*_COMPARE, *_BY_WORDS, old, new)
    except GitFailedError:  # such as in a partial clone, which has the trees
        output = repository.run(*_COMPARE, *_BY_HASH, old, new)
    return tuple(_parse(output))


def _parse(output: bytes) -> Iterator[TreeChange]:
    words = iter(os.fsdecode(output).split("\0"))
    for status in words:
        if status:
            kind, old = status[0], next(words)
            yield TreeChange(kind, int(status[1:] or 0), old, next(words) if kind in "RC" else old)
