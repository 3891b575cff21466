"""Fetched sources: addresses and bundles, which are read from their copy in the cache."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from clausetree.history.files.disk import unreadable
from clausetree.history.git_access.cache import CacheEntry, CacheError, Fetched, open_entry
from clausetree.history.git_access.fetching import UnreachableError, fetch_address, fetch_bundle
from clausetree.history.git_access.lost_object import UnreadableRepositoryError
from clausetree.history.git_access.repository import EmptyRepositoryError
from clausetree.history.opening.source import UnknownLabelError
from clausetree.history.opening.spec_opening import open_repository
from clausetree.model.secrets import hide_secrets

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from clausetree.history.commits.snapshot import Snapshot
    from clausetree.history.opening.source import Source
    from clausetree.model.errors import ClausetreeError
    from clausetree.model.revision import Revision

T = TypeVar("T")

_DAMAGED = (UnreadableRepositoryError, EmptyRepositoryError)
"""What it means that a copy can't be read: an empty repository is never one."""

FRESH_SECONDS = 600.0
"""How long what was fetched from an address is taken for what is there."""

RETRY_SECONDS = 60.0
"""How long after a failed fetch none is tried while there is an older copy."""


class _CopiedSource:
    """What is read from a copy in the cache."""

    __slots__ = ()

    def load(self, label: str | None) -> Snapshot:
        """Returns the revision that `label` names, or the latest."""
        return self._read(lambda source: source.load(label))

    def load_chain(self, old: str | None, new: str | None) -> tuple[Snapshot, ...]:
        """Returns two revisions and those listed between them, in the order from the one to the other."""
        return self._read(lambda source: source.load_chain(old, new))

    def load_way(self, label: str | None) -> tuple[Snapshot, ...]:
        """Returns the released texts that a revision comes from, oldest first, and it last; None is the last listed one."""
        return self._read(lambda source: source.load_way(label))

    def load_all(self, *, superseded: bool = False) -> tuple[Snapshot, ...]:
        """Returns the revisions that it lists, with their texts."""
        return self._read(lambda source: source.load_all(superseded=superseded))

    def revisions(self, *, superseded: bool = False) -> tuple[Revision, ...]:
        """Returns the revisions that it lists, oldest first."""
        return self._read(lambda source: source.revisions(superseded=superseded))

    def _read(self, read: Callable[[Source], T]) -> T:
        """Returns what `read` gives of the copy."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleSource(_CopiedSource):
    """A bundle file; it is fetched again where its size or its time has changed.

    Attributes:
        path: The bundle.
        shown: What the user calls it.
        report: Is told of slow work before it begins.
        file: The path of the spec in it, where the user named that.
    """

    path: Path
    shown: str
    report: Callable[[str], None]
    file: str | None = None

    def copy(self) -> Source | None:
        """Returns the copy as a source, whatever has become of the file; None where there is none."""
        fetched = open_entry(str(self.path.resolve())).load()
        if fetched is None:
            return None
        self.report(f"`{self.shown}` is not there; reading what was read of it on {_day(fetched)}")
        return open_repository(fetched.folder, self.shown, self.report, self.file)

    def _read(self, read: Callable[[Source], T]) -> T:
        """Returns what `read` gives; where the copy turns out to be damaged, from one that is made now."""
        try:
            return read(self._source())
        except _DAMAGED:
            return read(self._source(anew=True))

    def _source(self, *, anew: bool = False) -> Source:
        """Returns the copy as a source, made or refreshed first where need be."""
        try:
            path = self.path.resolve()
            status = path.stat()
        except OSError as error:
            raise unreadable(error, self.shown) from None
        stamp = f"{status.st_size}:{status.st_mtime_ns}"
        entry = open_entry(str(path))
        fetched = entry.load()
        if fetched is None or fetched.stamp != stamp or anew:
            with entry.lock():
                fetched = entry.load()
                if fetched is None or fetched.stamp != stamp or anew:
                    self.report(f"reading {self.shown}")
                    fetched = entry.fetch(
                        lambda folder: fetch_bundle(path, folder, self.shown), stamp, anew=anew
                    )
        return open_repository(fetched.folder, self.shown, self.report, self.file)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressSource(_CopiedSource):
    """A URL or an scp-style address; it is fetched again after a while, and where a label is not found.

    Attributes:
        address: The address, with all that is in it.
        shown: What it is called.
        report: Is told of slow work before it begins.
        file: The path of the spec there, where the user named that.
    """

    address: str
    shown: str
    report: Callable[[str], None]
    file: str | None = None

    def copy(self) -> Source | None:
        """Returns the copy as a source, whatever its age; None where there is none."""
        fetched = open_entry(self.address).load()
        return self._open(fetched) if fetched else None

    def refresh(self) -> None:
        """Fetches, whatever the age of the copy; raises `ClausetreeError` where that fails, and the copy stays as it is."""
        entry = open_entry(self.address)
        with entry.lock():
            self.report(f"fetching {hide_secrets(self.address)}")
            entry.fetch(partial(fetch_address, self.address), "")

    def _read(self, read: Callable[[Source], T]) -> T:
        """Returns what `read` gives; from a copy that is fetched now where an older one lacks the label or is damaged."""
        asked = time.time()
        fetched = self._refresh(FRESH_SECONDS)
        try:
            return read(self._open(fetched))
        except UnknownLabelError:
            if max(fetched.at, fetched.tried) >= asked:
                raise
            fetched = self._refresh(0)
        except _DAMAGED:
            fetched = self._refresh(0, anew=True)
        return read(self._open(fetched))

    def _open(self, fetched: Fetched) -> Source:
        """Returns a copy as a source."""
        return open_repository(fetched.folder, self.shown, self.report, self.file)

    def _refresh(self, age: float, *, anew: bool = False) -> Fetched:
        """Returns the copy, fetched where it is older than `age` seconds; all of it `anew` where it is damaged.

        Raises:
            ClausetreeError: The address can't be read, or the cache can't be written, and there is no older copy.
        """
        entry = open_entry(self.address)
        asked = time.time()
        last = entry.load()
        if last and _is_fresh(last, asked, age):
            return last
        try:
            with entry.lock():
                last = entry.load()
                if last and _is_fresh(last, asked, age):
                    return last
                return self._fetch(entry, last, anew=anew)
        except CacheError as error:
            return self._fall_back(None if anew else last, error)

    def _fetch(self, entry: CacheEntry, last: Fetched | None, *, anew: bool) -> Fetched:
        """Returns what is fetched now, or `last` where the address can't be read."""
        self.report(f"fetching {hide_secrets(self.address)}")
        try:
            return entry.fetch(partial(fetch_address, self.address), "", anew=anew)
        except UnreachableError as error:
            tried = replace(self._fall_back(None if anew else last, error), tried=time.time())
            entry.mark(tried)
            return tried

    def _fall_back(self, last: Fetched | None, error: ClausetreeError) -> Fetched:
        """Returns the older copy, which is told; raises `error` where there is none."""
        if last is None:
            raise error
        self.report(f"{error.message}; reading what was fetched on {_day(last)}")
        return last


def _day(fetched: Fetched) -> date:
    """Returns the day on which a copy was made."""
    return datetime.fromtimestamp(fetched.at, tz=UTC).date()


def _is_fresh(fetched: Fetched, now: float, age: float) -> bool:
    """Returns whether a copy is younger than `age` seconds, or a fetch failed just now."""
    return now - fetched.at < age or now - fetched.tried < min(age, RETRY_SECONDS)
