"""What a site is made from: all revisions of a source, and what it is called."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from clausetree.config.settings import SpecSettings
from clausetree.diff.time.notes import find_entry
from clausetree.history.commits.snapshot import find_declared
from clausetree.history.opening.source import LATEST, UnknownLabelError
from clausetree.history.opening.source_opening import open_source
from clausetree.model.errors import ClausetreeError
from clausetree.model.revision import HEAD
from clausetree.project.conflict_check import check_revision_resolved
from clausetree.project.lock_file import load_lock
from clausetree.project.revs import load_revision, parse_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from clausetree.history.commits.snapshot import Snapshot
    from clausetree.history.opening.source import Source
    from clausetree.model.declared import Declared
    from clausetree.model.revision import Revision


_MANY = 12
"""From how many editions on a site without releases is told to be large."""


class Publication(NamedTuple):
    """All that a site tells of.

    Attributes:
        name: What people call the spec.
        snapshots: Its revisions, oldest first; one at least.
        declared: What the settings declare of the clauses' history.
        notes: For a label what the changelog says of that release, its heading first; the newest changelog is asked first.
        about: What the settings in force say of the spec.
        origin: The hash of the oldest text that the source has, whether its revision is wanted or not.
        upstream: The revision of upstream to show the newest one beside; None where that is not wanted.
    """

    name: str
    snapshots: tuple[Snapshot, ...]
    declared: tuple[Declared, ...]
    notes: Mapping[str, str]
    about: SpecSettings
    origin: str
    upstream: Snapshot | None = None

    @property
    def newest(self) -> Snapshot:
        """Returns the newest release; where nothing is released, the draft."""
        return _find_newest(self.snapshots)


def load_publication(
    source: str | None,
    *,
    start: Path,
    last: int | None = None,
    upstream: str | None = None,
    report: Callable[[str], None] | None = None,
) -> Publication:
    """Returns the revisions of a source.

    Args:
        source: Where they are; None for the project around.
        start: The working directory.
        last: How many of the newest to load; None for all.
        upstream: The revision of upstream to show the newest one beside; without a label the one that the lock file of the
            newest names, else the latest.
        report: Is told of slow work before it begins, and where there are many revisions and none is a release.

    Raises:
        ClausetreeError: It has none, or a merge conflict stands in a file of it.
    """
    opened = open_source(source, start=start, report=report)
    snapshots = opened.load_all()
    origin = snapshots[0].revision.sha256
    if (
        last is None
        and report
        and len(snapshots) > _MANY
        and not any(_is_release(one.revision) for one in snapshots)
    ):
        report(
            f"note: no commit is a release, and each of {len(snapshots)} is built as a revision; `--last 12` builds fewer"
        )
    snapshots = snapshots[-last:] if last else snapshots
    for snapshot in snapshots:
        if snapshot.revision.commit is None:  # what git keeps nobody can resolve
            check_revision_resolved(snapshot)
    present = _load_present(opened, snapshots)
    return Publication(
        name=find_name(present),
        snapshots=snapshots,
        declared=find_declared(snapshots),
        notes=_find_notes(snapshots, present),
        about=present.settings.spec if present.settings else SpecSettings(),
        origin=origin,
        upstream=_load_upstream(upstream, snapshots, start),
    )


def _load_present(source: Source, snapshots: tuple[Snapshot, ...]) -> Snapshot:
    """Returns the state whose settings are in force: the head, though its text may be that of a release."""
    with suppress(ClausetreeError):  # such as a text that was piped in, or a head without the spec
        return source.load(HEAD)
    return _find_newest(snapshots)


def _load_upstream(upstream: str | None, snapshots: tuple[Snapshot, ...], start: Path) -> Snapshot | None:
    """Returns the revision of upstream that is meant; None where none is."""
    if upstream is None:
        return None
    if parse_name(upstream, start).label is not None:
        return load_revision(upstream, start=start)
    if lock := load_lock(_find_newest(snapshots)):
        with suppress(UnknownLabelError):
            return load_revision(f"{upstream}@{lock.label}", start=start)
    return load_revision(f"{upstream}@{LATEST}", start=start)


def _find_notes(snapshots: tuple[Snapshot, ...], present: Snapshot) -> dict[str, str]:
    """Returns for a label what the newest changelog, else the one of that release, says of it.

    Args:
        snapshots: The revisions, oldest first.
        present: The state whose changelog is the newest: notes are often written when a release is out.
    """
    newest = next(filter(None, (known.changelog() for known in (present, *reversed(snapshots)))), "")
    found = {}
    for snapshot in snapshots:
        label = snapshot.revision.label
        entry = find_entry(newest, label) or find_entry(snapshot.changelog() or "", label)
        if entry:
            found[label] = entry
    return found


def _is_release(revision: Revision) -> bool:
    return revision.label != HEAD and not revision.is_mere_commit


def _find_newest(snapshots: tuple[Snapshot, ...]) -> Snapshot:
    released = (found for found in reversed(snapshots) if found.revision.label != HEAD)
    return next(released, snapshots[-1])


def find_name(snapshot: Snapshot) -> str:
    """Returns what people call a spec: as its settings say, else by the name of its file; `Spec` where it has several."""
    stated = snapshot.settings.spec.name if snapshot.settings else None
    if snapshot.revision.parts and not stated:
        return "Spec"
    return stated or Path(snapshot.revision.path).stem.replace("_", " ").title()
