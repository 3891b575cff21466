"""What differs between the files of two commits, renames and copies found."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from clausetree.history.git_access.git_command import GitFailedError
from clausetree.history.git_access.lost_object import LostObjectError, explain_failure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clausetree.history.git_access.repository import Repository

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


class TreeChanges(NamedTuple):
    """What differs between two commits.

    Attributes:
        changes: What happened to each file.
        lost: What git lacks of the texts, so that only those that are equal count as moved; None where it has them all.
    """

    changes: tuple[TreeChange, ...]
    lost: LostObjectError | None = None


def load_changes(repository: Repository, old: str, new: str) -> TreeChanges:
    """Returns what differs between two commits.

    Raises:
        LostObjectError: Git lacks one of the commits, or a folder of one.
    """
    try:
        return TreeChanges(tuple(_parse(repository.run(*_COMPARE, *_BY_WORDS, old, new))))
    except GitFailedError as failed:
        error = explain_failure(repository, failed)
        if not isinstance(error, LostObjectError):
            raise error from None
        lost = _locate(repository, error, (old, new))
        return TreeChanges(tuple(_parse(repository.run(*_COMPARE, *_BY_HASH, old, new))), lost)


def _locate(repository: Repository, lost: LostObjectError, commits: Iterable[str]) -> LostObjectError:
    """Returns the error for what git lacks, with the file of one of the commits that it is."""
    for commit in commits:
        for path, name in repository.list_files(commit).items():
            if name == lost.name:
                return LostObjectError(repository, f"`{path}` at commit `{commit[:7]}`", commit)
    return lost


def _parse(output: bytes) -> Iterator[TreeChange]:
    words = iter(os.fsdecode(output).split("\0"))
    for status in words:
        if status:
            kind, old = status[0], next(words)
            yield TreeChange(kind, int(status[1:] or 0), old, next(words) if kind in "RC" else old)
