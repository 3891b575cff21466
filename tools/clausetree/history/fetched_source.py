"""Fetched sources: addresses and bundles, which are read from their copy in the cache."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

from clausetree.history.address import hide_password
from clausetree.history.cache import CacheEntry, Fetched, open_entry
from clausetree.history.disk import unreadable
from clausetree.history.fetching import UnreachableError, fetch_address, fetch_bundle
from clausetree.history.source import UnknownLabelError
from clausetree.history.spec_folder import open_repository

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from clausetree.history.snapshot import Snapshot
    from clausetree.history.source import Source
    from clausetree.model.revision import Revision

T = TypeVar("T")

FRESH_SECONDS = 600.0
"""How long what was fetched from an address is taken for what is there."""

RETRY_SECONDS = 60.0
"""How long after a failed fetch none is tried while there is an older copy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleSource:
    """A bundle file; it is fetched again where its size or its time has changed."""

    path: Path
    shown: str
    report: Callable[[str], None]

    def load(self, label: str | None) -> Snapshot:
        """Returns the revision that `label` names, or the latest."""
        return self._source().load(label)

    def load_chain(self, old: str | None, new: str | None) -> tuple[Snapshot, ...]:
        """Returns two revisions and those listed between them, in the order from the one to the other."""
        return self._source().load_chain(old, new)

    def load_all(self, *, superseded: bool = False) -> tuple[Snapshot, ...]:
        """Returns the revisions that it lists, with their texts."""
        return self._source().load_all(superseded=superseded)

    def revisions(self, *, superseded: bool = False) -> tuple[Revision, ...]:
        """Returns the revisions that it lists, oldest first."""
        return self._source().revisions(superseded=superseded)

    def copy(self) -> Source | None:
        """Returns the copy as a source, whatever has become of the file; None where there is none."""
        fetched = open_entry(str(self.path.resolve())).load()
        if fetched is None:
            return None
        self.report(f"`{self.shown}` is not there; reading what was read of it on {_day(fetched)}")
        return open_repository(fetched.folder, self.shown, self.report)

    def _source(self) -> Source:
        """Returns the copy as a source, made or refreshed first where need be."""
        try:
            path = self.path.resolve()
            status = path.stat()
        except OSError as error:
            raise unreadable(error, self.shown) from None
        stamp = f"{status.st_size}:{status.st_mtime_ns}"
        entry = open_entry(str(path))
        fetched = entry.load()
        if fetched is None or fetched.stamp != stamp:
            with entry.lock():
                fetched = entry.load()
                if fetched is None or fetched.stamp != stamp:
                    self.report(f"reading {self.shown}")
                    fetched = entry.fetch(lambda folder: fetch_bundle(path, folder, self.shown), stamp)
        return open_repository(fetched.folder, self.shown, self.report)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressSource:
    """A URL or an scp-style address; it is fetched again after a while, and where a label is not found."""

    address: str
    shown: str
    report: Callable[[str], None]

    def load(self, label: str | None) -> Snapshot:
        """Returns the revision that `label` names, or the latest."""
        return self._load(lambda source: source.load(label))

    def load_chain(self, old: str | None, new: str | None) -> tuple[Snapshot, ...]:
        """Returns two revisions and those listed between them, in the order from the one to the other."""
        return self._load(lambda source: source.load_chain(old, new))

    def load_all(self, *, superseded: bool = False) -> tuple[Snapshot, ...]:
        """Returns the revisions that it lists, with their texts."""
        return self._open(self._refresh(FRESH_SECONDS)).load_all(superseded=superseded)

    def revisions(self, *, superseded: bool = False) -> tuple[Revision, ...]:
        """Returns the revisions that it lists, oldest first."""
        return self._open(self._refresh(FRESH_SECONDS)).revisions(superseded=superseded)

    def refresh(self) -> None:
        """Fetches, whatever the age of the copy; raises `ClausetreeError` where that fails, and the copy stays as it is."""
        entry = open_entry(self.address)
        with entry.lock():
            self.report(f"fetching {hide_password(self.address)}")
            entry.fetch(lambda folder: fetch_address(self.address, folder), "")

    def _load(self, load: Callable[[Source], T]) -> T:
        """Returns what `load` gives; where it does not find a label in an older copy, in one that is fetched now."""
        asked = time.time()
        fetched = self._refresh(FRESH_SECONDS)
        try:
            return load(self._open(fetched))
        except UnknownLabelError:
            if max(fetched.at, fetched.tried) >= asked:
                raise
        return load(self._open(self._refresh(0)))

    def _open(self, fetched: Fetched) -> Source:
        """Returns a copy as a source."""
        return open_repository(fetched.folder, self.shown, self.report)

    def _refresh(self, age: float) -> Fetched:
        """Returns the copy, fetched anew where it is older than `age` seconds.

        Raises:
            ClausetreeError: The address can't be read, and there is no older copy.
        """
        entry = open_entry(self.address)
        asked = time.time()
        fetched = entry.load()
        if fetched is None or not _is_fresh(fetched, asked, age):
            with entry.lock():
                fetched = entry.load()
                if fetched is None or not _is_fresh(fetched, asked, age):
                    fetched = self._fetch(entry, fetched)
        return fetched

    def _fetch(self, entry: CacheEntry, last: Fetched | None) -> Fetched:
        """Returns what is fetched now, or `last` where the address can't be read."""
        self.report(f"fetching {hide_password(self.address)}")
        try:
            return entry.fetch(lambda folder: fetch_address(self.address, folder), "")
        except UnreachableError as error:
            if last is None:
                raise
            self.report(f"{error.message}; reading what was fetched on {_day(last)}")
            tried = replace(last, tried=time.time())
            entry.mark(tried)
            return tried


def _day(fetched: Fetched) -> date:
    """Returns the day on which a copy was made."""
    return datetime.fromtimestamp(fetched.at, tz=UTC).date()


def _is_fresh(fetched: Fetched, now: float, age: float) -> bool:
    """Returns whether a copy is younger than `age` seconds, or a fetch failed just now."""
    return now - fetched.at < age or now - fetched.tried < min(age, RETRY_SECONDS)
