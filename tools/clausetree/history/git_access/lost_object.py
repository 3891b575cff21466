"""Objects that git ought to have and lacks: which revision needs them, and how to get them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.history.git_access.cache import find_cached
from clausetree.model.errors import ClausetreeError

if TYPE_CHECKING:
    from clausetree.history.git_access.git_command import GitFailedError
    from clausetree.history.git_access.git_folder import GitFolder

_LACKS = re.compile(
    r"promisor remote|missing object|bad object|corrupt|inflate|unable to (?:read|stream|unpack|find)"
    r"|(?:can't|cannot|could not) read|failed to (?:read|traverse)|object file .* is empty|not a valid object",
    re.IGNORECASE,
)

_BAD = re.compile(r"bad object (\S+)")
_HASH = re.compile(r"(?<![\w/])[0-9a-f]{40}(?:[0-9a-f]{24})?(?!\w)")


class UnreadableRepositoryError(ClausetreeError):
    """Git can't read a repository."""


class LostObjectError(UnreadableRepositoryError):
    """Git lacks an object, or has it damaged.

    Attributes:
        repository: Where it should be.
        what: What it is, in words.
        name: The hash of the commit that needs it, or of the object itself; None where that is not known.
    """

    def __init__(
        self, repository: GitFolder, what: str, name: str | None = None, label: str | None = None
    ) -> None:
        """Says which `repository` lacks `what`, and of which revision, and how to get it."""
        self.repository, self.what, self.name = repository, what, name
        revision = f"revision `{label}` can't be read: " if label else ""
        if repository.is_partial():
            message = f"{revision}`{repository.shown}` is a partial clone without {what}"
            hint = "`git fetch --refetch --no-filter` in it fetches all that it lacks"
        elif root := find_cached(repository.folder):
            message = f"{revision}the copy of `{repository.shown}` in the cache is damaged: {what}"
            hint = f"delete `{root}`, and it is fetched again"
        elif path := repository.find_lost_loan():
            message = f"{revision}`{repository.shown}` borrows objects from `{path}`, which is not there: {what} is missing"
            hint = "put that repository back, or clone again without `--shared` and `--reference`"
        else:
            message = f"{revision}an object is missing or damaged in `{repository.shown}`: {what}"
            hint = (
                "`git fetch --refetch` in it fetches all objects again; `git fsck` lists those that it lacks"
            )
        super().__init__(message, hint)

    def of(self, label: str) -> LostObjectError:
        """Returns the same, said of the revision `label`."""
        return LostObjectError(self.repository, self.what, self.name, label)


def explain_failure(repository: GitFolder, failed: GitFailedError) -> UnreadableRepositoryError:
    """Returns what it means that git could not read a repository."""
    shown = repository.shown
    if "dubious ownership" in failed.said:
        return UnreadableRepositoryError(
            f"`{shown}` belongs to another user, and git does not read it",
            f"if you trust them: `git config --global --add safe.directory {repository.home}`",
        )
    if "not a git repository" in failed.said:
        return UnreadableRepositoryError(
            f"git can't read the repository `{shown}`: {failed.message}",
            "clone it again; where `.git` is a file: `git worktree repair`, or `git submodule update --init`",
        )
    if _LACKS.search(failed.said):
        names = _HASH.findall(failed.said) or _BAD.findall(failed.said)
        if not names:
            return LostObjectError(repository, failed.message)
        name = names[-1]
        shown = name[:7] if _HASH.fullmatch(name) else name
        return LostObjectError(repository, f"`{shown}`", name, repository.tag_of(name))
    return UnreadableRepositoryError(
        f"git can't read the repository `{shown}`: {failed.message}", "`git fsck` says what is wrong with it"
    )
