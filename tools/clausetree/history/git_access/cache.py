"""The cache: one folder an address, with a bare repository of what was fetched from it.

A fetch works on a copy in a folder of its own; the file `current.json`, replaced in one step at the very end,
says which folder holds. So a fetch that is killed leaves nothing that is ever read, and nobody reads what is
still being written. A lock lets one process fetch at a time.
"""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

from clausetree.history.files.cache_folder import find_cache_folder
from clausetree.history.files.file_lock import LockHeldError, hold_lock
from clausetree.history.files.writing import replace_file
from clausetree.model.errors import ClausetreeError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LOCK_SECONDS = 150.0
"""How long to wait for another process that fetches from the same address."""

_LITTLE = 16_384
_MARKER = "current.json"
_ERRNO = re.compile(r"^\[Errno \d+\] ")
_FULL = re.compile(r"no space left on device|disk quota exceeded", re.IGNORECASE)


class CacheError(ClausetreeError):
    """The cache can't be written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A repository in the cache.

    Attributes:
        folder: The bare repository.
        stamp: What tells whether its origin has changed since; a bundle's size and time.
        at: When it was fetched, in seconds since 1970.
        tried: When a fetch last failed since then, likewise; 0 where none did.
    """

    folder: Path
    stamp: str
    at: float
    tried: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CacheEntry:
    """The cache's place for one address.

    Attributes:
        root: Its folder.
    """

    root: Path

    def load(self) -> Fetched | None:
        """Returns the repository that was fetched last, or None."""
        try:
            state: dict[str, Any] = json.loads((self.root / _MARKER).read_text("utf-8"))
            fetched = Fetched(
                folder=self.root / state["folder"], stamp=state["stamp"], at=state["at"], tried=state["tried"]
            )
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        return fetched if (fetched.folder / "HEAD").is_file() else None

    def fetch(self, fetch: Callable[[Path], None], stamp: str, *, anew: bool = False) -> Fetched:
        """Returns what `fetch` brings into a copy of the repository that was fetched last; call it under the lock.

        Args:
            fetch: Fetches into a folder, which it makes where it is missing.
            stamp: What tells whether the origin has changed since.
            anew: Whether to leave what was fetched last aside, because it is damaged.

        Raises:
            ClausetreeError: It fails; the cache is then as it was.
        """
        last = self.load()
        with _writable(self.root):
            work = Path(mkdtemp(prefix="fetch-", dir=self.root))
            try:
                folder = work / "repository"
                if last and not anew:
                    shutil.copytree(last.folder, folder)
                fetch(folder)
                fetched = Fetched(folder=folder, stamp=stamp, at=time.time(), tried=0)
                self.mark(fetched)
            except BaseException:
                shutil.rmtree(work, ignore_errors=True)
                raise
            self._sweep({work, last.folder.parent} if last else {work})
        return fetched

    def mark(self, fetched: Fetched) -> None:
        """Makes `fetched` the one that `load` returns, in one step."""
        state = {
            "folder": fetched.folder.relative_to(self.root).as_posix(),
            "stamp": fetched.stamp,
            "at": fetched.at,
            "tried": fetched.tried,
        }
        with _writable(self.root):
            replace_file(self.root / _MARKER, json.dumps(state).encode())

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Holds the entry's lock; raises `ClausetreeError` where another process does not let go of it."""
        with ExitStack() as held:
            try:
                with _writable(self.root):
                    held.enter_context(hold_lock(self.root / "lock", seconds=LOCK_SECONDS))
            except LockHeldError:
                raise ClausetreeError(
                    f"another process is still fetching into `{self.root}`", "wait for it to end, or end it"
                ) from None
            yield

    def _sweep(self, kept: set[Path]) -> None:
        """Removes what no process reads any more: all but the newest and the one before it, which some may yet read."""
        for folder in self.root.glob("fetch-*"):
            if folder not in kept:
                shutil.rmtree(folder, ignore_errors=True)


def open_entry(address: str) -> CacheEntry:
    """Returns the cache's place for `address`; makes nothing yet."""
    key = sha256(address.encode(errors="surrogateescape")).hexdigest()[:32]
    return CacheEntry(root=find_cache_folder() / "repositories" / key)


def find_cached(folder: Path) -> Path | None:
    """Returns the folder in the cache that a repository is a part of, or None where it is the user's own."""
    root = folder.parent.parent
    return root if (root / _MARKER).is_file() else None


@contextmanager
def _writable(folder: Path) -> Iterator[None]:
    """Turns what the system says about a cache that can't be written into a clear error."""
    try:
        yield
    except OSError as error:
        if said := find_full(str(error)):
            raise no_room(folder, said) from None
        raise CacheError(
            f"the cache folder `{folder}` can't be written: {_reason(error)}",
            "make it writable, or set `XDG_CACHE_HOME` to a folder that is",
        ) from None


def find_full(said: str, folder: Path | None = None) -> str | None:
    """Returns what a program says of a disk without room, or None; where it says nothing of that, the disk is asked.

    Args:
        said: What the program said when it failed.
        folder: Where it wrote to, if its words may leave out why it failed.
    """
    if match := _FULL.search(said):
        return match[0].lower()
    if folder and shutil.disk_usage(folder).free < _LITTLE:
        return os.strerror(errno.ENOSPC).lower()
    return None


def no_room(folder: Path, said: str) -> CacheError:
    """Returns the error for a cache whose folder is on a disk without room, of which a program `said` so."""
    return CacheError(
        f"there is no space left in the cache folder `{folder}`: {said}",
        "free space on that disk, or set `XDG_CACHE_HOME` to a folder on another",
    )


def _reason(error: OSError) -> str:
    """Returns why the system refused something; where a whole folder was copied, the first reason."""
    said = error.strerror or str(error.args[0][0][-1] if isinstance(error, shutil.Error) else error)
    return _ERRNO.sub("", said).partition(": ")[0].lower()
