"""A fork: a spec in a folder, the upstream that it came from, and the revision that it last took over."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from clausetree.config.lock import LOCK_FILE, Lock
from clausetree.history.git_access.address import is_address, publish_address
from clausetree.history.layouts.spec_layout import join
from clausetree.history.opening.source import LATEST, UnknownLabelError
from clausetree.history.opening.source_opening import open_copy, open_source
from clausetree.model.errors import ClausetreeError
from clausetree.model.revision import HEAD
from clausetree.project.lock_file import load_lock
from clausetree.project.revs import load_revision
from clausetree.project.single_files import check_single_file
from clausetree.project.spec_documents import read_document

if TYPE_CHECKING:
    from collections.abc import Callable

    from clausetree.history.commits.snapshot import Snapshot
    from clausetree.history.opening.source import Source
    from clausetree.model.revision import Revision
from clausetree.project.spec_documents import SpecDocument


class Fork(NamedTuple):
    """A fork and its upstream.

    Attributes:
        folder: The folder of its settings, from the working directory.
        document: Its text, as it lies there.
        source: What its upstream is called.
        upstream: The upstream.
        lock: What the lock file says; None where there is none.
        stated_base: The label that the settings state as the base, where there is no lock.
        typed: The source as it is typed in the working directory.
    """

    folder: Path
    document: SpecDocument
    source: str
    upstream: Source
    lock: Lock | None
    stated_base: str | None
    typed: str

    @property
    def file(self) -> str:
        """Returns the path of its text."""
        return self.document.revision.path

    @property
    def lock_path(self) -> str:
        """Returns the path of its lock file."""
        return str(self.folder / LOCK_FILE)


def load_fork(*, start: Path, source: str | None = None, report: Callable[[str], None] | None = None) -> Fork:
    """Returns the fork around a folder.

    Args:
        start: The working directory.
        source: Its upstream; None for that of the lock file or of the settings.
        report: Is told of slow work before it begins.

    Raises:
        ClausetreeError: There is no spec, or nothing says what its upstream is.
    """
    snapshot = load_revision(None, start=start)
    tree, layout = snapshot.tree, snapshot.layout
    if tree is None or layout is None or tree.commit:
        raise ClausetreeError("a fork is a spec in a folder", "change to its folder")
    check_single_file(snapshot.revision, "upstream")
    path = join(layout.folder, LOCK_FILE)
    lock = load_lock(snapshot)
    stated = snapshot.settings.upstream if snapshot.settings else None
    name = source or (lock.source if lock else None) or (stated.source if stated else None)
    if name is None:
        raise ClausetreeError(
            "nothing says what the upstream of this spec is", "name it: `clausetree upstream add openai`"
        )
    tell = report or (lambda _: None)
    address = publish_address(name)
    if address != name:
        tell(
            "the upstream's address may have a secret, which is not saved: store it in git's credential helper"
        )
    folder = Path(tree.name(path)).parent
    stored = None if source else start / folder
    return Fork(
        folder=folder,
        document=read_document(snapshot),
        source=address,
        upstream=_open(name, stored, tell) if stored else open_source(name, start=start, report=tell),
        lock=lock,
        stated_base=stated.base if stated else None,
        typed=address if stored is None or is_address(name) else _retype(name, folder),
    )


def _retype(name: str, folder: Path) -> str:
    """Returns a source that is named from a folder as it is named from the working directory."""
    return os.path.relpath(folder / name) if os.path.lexists(folder / name) else name


def _open(name: str, folder: Path, report: Callable[[str], None]) -> Source:
    """Returns the upstream that the lock file or the settings in a folder name, or our copy where it is gone."""
    try:
        return open_source(name, start=folder, report=report)
    except ClausetreeError as error:
        if is_address(name):
            raise
        copy = open_copy(folder / name, name, report)
        if copy is None:
            raise ClausetreeError(
                f"the upstream `{name}` can't be opened: {error.message}",
                "put it back, or name where it is now: `clausetree upstream add SOURCE`",
            ) from None
        return copy


def load_release(fork: Fork, label: str | None) -> Snapshot:
    """Returns a release of a fork's upstream, or its newest; a file has only one text, which is it."""
    try:
        release = fork.upstream.load(label or LATEST)
    except UnknownLabelError:
        if label:
            raise
        release = fork.upstream.load(None)
    check_single_file(release.revision, "upstream")
    return release


def find_behind(fork: Fork, base: Revision) -> tuple[str, ...]:
    """Returns the labels of upstream's revisions after one, oldest first; its draft only where it has no release."""
    listed = fork.upstream.revisions()
    at = next((place for place, known in enumerate(listed) if known.sha256 == base.sha256), None)
    if at is None:
        dated = [
            known.date is not None and base.date is not None and known.date < base.date for known in listed
        ]
        at = sum(dated) - 1
    newer = listed[at + 1 :]
    has_release = any(revision.label != HEAD for revision in listed)
    return tuple(revision.label for revision in newer if revision.label != HEAD or not has_release)
