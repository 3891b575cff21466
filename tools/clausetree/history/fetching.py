"""Fetching: what another repository or a bundle holds, into a bare repository of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.history.address import hide_password
from clausetree.history.git_command import GitFailedError, GitStalledError, run_git
from clausetree.history.repository import REMOTE_HEAD, EmptyRepositoryError
from clausetree.model.errors import ClausetreeError

if TYPE_CHECKING:
    from pathlib import Path

ANSWER_SECONDS = 15.0
"""How long an address may take to answer at all."""

FETCH_SECONDS = 120.0
"""How long an address that answers may take to send everything."""

_NO_ROOM = "no space left"
_WANTED = ("HEAD", "refs/heads/*", "refs/tags/*")
_REFSPECS = ("+refs/heads/*:refs/heads/*", "+refs/tags/*:refs/tags/*")
_FETCH = (
    "fetch",
    "--quiet",
    "--prune",
    "--no-write-fetch-head",
    "--no-recurse-submodules",
    "--no-auto-maintenance",
)


class UnreachableError(ClausetreeError):
    """An address refuses, does not answer, or stops in the middle."""


def fetch_address(address: str, folder: Path) -> None:
    """Fetches the branches and tags at a URL into the bare repository `folder`, which is made where it is missing.

    Raises:
        UnreachableError: It does not answer in time, refuses, or is no repository.
        EmptyRepositoryError: There is nothing in it.
    """
    shown = hide_password(address)
    try:
        _fetch(address, folder, shown)
    except GitStalledError as stalled:
        raise UnreachableError(
            f"`{shown}` does not answer: {stalled.message}",
            "check the address and the network, or try again later",
        ) from None
    except GitFailedError as failed:
        reason = failed.message.replace(address, shown)
        hint = "make room on the disk" if _NO_ROOM in reason.lower() else "check the address and the network"
        raise UnreachableError(f"`{shown}` can't be read: {reason}", hint) from None


def fetch_bundle(bundle: Path, folder: Path, shown: str) -> None:
    """Fetches the branches and tags of a bundle file into the bare repository `folder`.

    Raises:
        ClausetreeError: The bundle is broken, cut short, or builds on commits that it does not hold.
    """
    hint = "make it anew, or download it again"
    try:
        _fetch(str(bundle), folder, shown)
    except EmptyRepositoryError:  # git makes no such bundle
        raise ClausetreeError(f"the bundle `{shown}` is broken: it is cut short", hint) from None
    except GitFailedError as failed:
        if "prerequisite" in failed.message:
            raise ClausetreeError(
                f"the bundle `{shown}` builds on commits that it does not hold",
                "make it with its whole history: `git bundle create FILE --all`",
            ) from None
        raise ClausetreeError(f"the bundle `{shown}` is broken: {failed.message}", hint) from None


def _fetch(address: str, folder: Path, shown: str) -> None:
    """Fetches; raises what git raises."""
    if not folder.exists():
        run_git("init", "--quiet", "--bare", "--template=", "--initial-branch=main", str(folder))
    listed = run_git("ls-remote", "--", address, *_WANTED, folder=folder, seconds=ANSWER_SECONDS, online=True)
    names = {line.partition("\t")[2] for line in listed.decode(errors="replace").splitlines()}
    if not names:
        raise EmptyRepositoryError(f"the repository `{shown}` has no commits", "name one that holds a spec")
    head = (f"+HEAD:{REMOTE_HEAD}",) if "HEAD" in names else ()
    run_git(*_FETCH, "--", address, *_REFSPECS, *head, folder=folder, seconds=FETCH_SECONDS, online=True)
