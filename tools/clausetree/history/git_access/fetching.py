"""Fetching: what another repository or a bundle holds, into a bare repository of ours."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

from clausetree.history.git_access.cache import find_full, no_room
from clausetree.history.git_access.git_command import GitFailedError, GitStalledError, run_git
from clausetree.history.git_access.repository import REMOTE_HEAD, EmptyRepositoryError
from clausetree.model.errors import ClausetreeError
from clausetree.model.secrets import hide_secrets

if TYPE_CHECKING:
    from pathlib import Path

ANSWER_SECONDS = 15.0
"""How long an address may take to answer at all."""

FETCH_SECONDS = 120.0
"""How long an address that answers may take to send everything."""

_WANTED = ("HEAD", "refs/heads/*", "refs/tags/*")
_REFSPECS = ("+refs/heads/*:refs/heads/*", "+refs/tags/*:refs/tags/*")
_FETCH = (
    "fetch",
    "--quiet",
    "--prune",
    "--no-write-fetch-head",
    "--update-shallow",
    "--no-recurse-submodules",
    "--no-auto-maintenance",
)

_PLAIN, _LONG = "sha1", "sha256"
"""How a repository names what it holds. Two that differ in that can't fetch from each other."""

_OTHER = re.compile(r"mismatched algorithms: client \w+; server (\w+)")
_LONG_DIGITS = 64


class UnreachableError(ClausetreeError):
    """An address refuses, does not answer, or stops in the middle."""


def fetch_address(address: str, folder: Path) -> None:
    """Fetches the branches and tags at a URL into the bare repository `folder`, which is made where it is missing.

    Raises:
        UnreachableError: It does not answer in time, refuses, or is no repository.
        EmptyRepositoryError: There is nothing in it.
    """
    shown = hide_secrets(address)
    try:
        _fetch(address, folder, shown)
    except GitStalledError as stalled:
        raise UnreachableError(
            f"`{shown}` does not answer: {stalled.message}",
            "check the address and the network, or try again later",
        ) from None
    except GitFailedError as failed:
        if "dubious ownership" in failed.said:
            raise UnreachableError(
                f"`{shown}` belongs to another user, and git does not read it",
                "if you trust them: `git config --global --add safe.directory` and the folder",
            ) from None
        raise UnreachableError(
            f"`{shown}` can't be read: {failed.message}", "check the address and the network"
        ) from None


def fetch_bundle(bundle: Path, folder: Path, shown: str) -> None:
    """Fetches the branches and tags of a bundle file into the bare repository `folder`.

    Raises:
        ClausetreeError: The bundle is broken, cut short, or needs commits that it does not contain.
    """
    hint = "create it again, or download it again"
    try:
        _fetch(str(bundle), folder, shown)
    except EmptyRepositoryError:  # git makes no such bundle
        raise ClausetreeError(f"the bundle `{shown}` is broken: it is cut short", hint) from None
    except GitFailedError as failed:
        if "prerequisite" in failed.message or "could not read" in failed.message:
            raise ClausetreeError(
                f"the bundle `{shown}` needs commits that it does not contain",
                "create it with its whole history: `git bundle create FILE --all`, in a clone that is not shallow",
            ) from None
        raise ClausetreeError(f"the bundle `{shown}` is broken: {failed.message}", hint) from None


def _fetch(address: str, folder: Path, shown: str) -> None:
    """Fetches; raises what git raises, and `CacheError` where there is no room."""
    is_copy = folder.exists()
    try:
        head = _prepare(address, folder, shown)
        try:
            _run_fetch(address, folder, head)
        except GitFailedError as failed:
            if isinstance(failed, GitStalledError) or find_full(failed.said, folder) or not is_copy:
                raise
            shutil.rmtree(folder)  # what was fetched before may be damaged
            _run_fetch(address, folder, _prepare(address, folder, shown))
    except GitFailedError as failed:
        if said := find_full(failed.said, folder.parent):
            raise no_room(folder.parent.parent, said) from None
        raise


def _prepare(address: str, folder: Path, shown: str) -> tuple[str, ...]:
    """Makes the repository where it is missing, or can't be opened; returns what to fetch beside branches and tags."""
    is_shallow = (folder / "shallow").exists()  # it would stay so, whatever is fetched
    if folder.exists() and (is_shallow or not _is_repository(folder)):
        shutil.rmtree(folder)
    if not folder.exists():
        _init(folder)
    names = _list_names(address, folder)
    if not names:
        raise EmptyRepositoryError(
            f"the repository `{shown}` has no commits", "name one that contains a spec"
        )
    return (f"+HEAD:{REMOTE_HEAD}",) if "HEAD" in names else ()


def _is_repository(folder: Path) -> bool:
    """Returns whether git can open a repository."""
    try:
        run_git("rev-parse", "--git-dir", folder=folder)
    except GitFailedError:
        return False
    return True


def _list_names(address: str, folder: Path) -> frozenset[str]:
    """Returns which of what we want is there; where that is named in another way than in our repository, it is made anew."""
    listing = ("ls-remote", "--", address, *_WANTED)
    try:
        listed = run_git(*listing, folder=folder, seconds=ANSWER_SECONDS, online=True)
    except GitFailedError as failed:
        other = _OTHER.search(failed.said)  # of a bundle git says no more than that it can't be read
        if not _adopt_naming(folder, other[1] if other else _PLAIN):
            raise
        listed = run_git(*listing, folder=folder, seconds=ANSWER_SECONDS, online=True)
    rows = [line.partition("\t") for line in listed.decode(errors="replace").splitlines()]
    for name, _, _ in rows[:1]:  # a bundle is listed whatever our repository is like
        _adopt_naming(folder, _LONG if len(name) == _LONG_DIGITS else _PLAIN)
    return frozenset(name for _, _, name in rows)


def _adopt_naming(folder: Path, naming: str) -> bool:
    """Makes our repository anew where it names what it holds in another way; returns whether it did."""
    config = folder / "config"  # which a damaged copy may lack
    is_long = config.is_file() and _LONG in config.read_text("utf-8", errors="replace")
    is_other = naming != (_LONG if is_long else _PLAIN)
    if is_other:
        shutil.rmtree(folder)
        _init(folder, naming)
    return is_other


def _init(folder: Path, naming: str = _PLAIN) -> None:
    stated = () if naming == _PLAIN else (f"--object-format={naming}",)
    run_git("init", "--quiet", "--bare", "--template=", "--initial-branch=main", *stated, str(folder))


def _run_fetch(address: str, folder: Path, head: tuple[str, ...]) -> None:
    run_git(*_FETCH, "--", address, *_REFSPECS, *head, folder=folder, seconds=FETCH_SECONDS, online=True)
