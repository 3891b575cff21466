"""A fork: a spec in a folder, the upstream that it came from, and the revision that it last took over."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from clausetree.config.lock import LOCK_FILE, Lock, parse_lock
from clausetree.history.encoding import parse_text
from clausetree.history.source_opening import open_source
from clausetree.history.spec_layout import join
from clausetree.model.errors import ClausetreeError
from clausetree.project.revs import load_revision
from clausetree.project.single_files import check_single_file
from clausetree.project.spec_documents import read_document

if TYPE_CHECKING:
    from collections.abc import Callable

    from clausetree.history.snapshot import Snapshot
    from clausetree.history.source import Source
    from clausetree.model.revision import Revision
from clausetree.project.spec_documents import SpecDocument

_LIKE = 0.2  # of the fork's clauses that stand in a release to the letter, for the fork to come from it


class Fork(NamedTuple):
    """A fork and its upstream.

    Attributes:
        folder: The folder of its settings, from the working directory.
        document: Its text, as it lies there.
        source: What its upstream is called.
        upstream: The upstream.
        lock: What the lock file says; None where there is none.
        stated_base: The label that the settings state as the base, where there is no lock.
    """

    folder: Path
    document: SpecDocument
    source: str
    upstream: Source
    lock: Lock | None
    stated_base: str | None

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
        raise ClausetreeError("a fork is a spec in a folder", "go into its folder")
    check_single_file(snapshot.revision, "upstream")
    path = join(layout.folder, LOCK_FILE)
    lock = (
        parse_lock(parse_text(tree.load(path), tree.name(path)), tree.name(path)) if tree.has(path) else None
    )
    stated = snapshot.settings.upstream if snapshot.settings else None
    name = source or (lock.source if lock else None) or (stated.source if stated else None)
    if name is None:
        raise ClausetreeError(
            "nothing says what the upstream of this spec is", "name it: `clausetree upstream add openai`"
        )
    folder = Path(tree.name(path)).parent
    return Fork(
        folder=folder,
        document=read_document(snapshot),
        source=name,
        upstream=open_source(name, start=start if source else start / folder, report=report),
        lock=lock,
        stated_base=stated.base if stated else None,
    )


def find_base(fork: Fork) -> SpecDocument:
    """Returns the revision of upstream that a fork last took over: as the lock or the settings say, else the likest.

    Raises:
        ClausetreeError: Upstream has it no more, or no revision has enough in common with the fork.
    """
    if fork.lock:
        return read_document(_load_locked(fork, fork.lock))
    if fork.stated_base:
        return read_document(fork.upstream.load(fork.stated_base))
    documents = [read_document(snapshot) for snapshot in fork.upstream.load_all()]
    shares = [_measure_share(document, fork.document) for document in documents]
    best = max(range(len(documents)), key=lambda place: (shares[place], place), default=None)
    if best is None or shares[best] < _LIKE:
        raise ClausetreeError(
            f"no revision of `{fork.source}` has enough in common with `{fork.file}`",
            "say which one it comes from: `base` in the table `[upstream]` of `clausetree.toml`",
        )
    return documents[best]


def _load_locked(fork: Fork, lock: Lock) -> Snapshot:
    """Returns the revision that a lock names, by its commit first; raises where its text is another one now."""
    found: Snapshot | None = None
    for name in (lock.commit, lock.label):
        if name is not None and found is None:
            try:
                found = fork.upstream.load(name)
            except ClausetreeError:
                continue
    if found is None or found.revision.sha256 != lock.sha256:
        which = "is not there any more" if found is None else "is another text now"
        raise ClausetreeError(
            f"`{fork.source}@{lock.label}`, which `{fork.lock_path}` names, {which}",
            f"delete `{fork.lock_path}`, and `clausetree upstream add {fork.source}` finds the revision by its text",
        )
    return found._replace(revision=found.revision._replace(label=lock.label))


def _measure_share(document: SpecDocument, fork: SpecDocument) -> float:
    """Returns how many of the fork's clauses with text stand in a document to the letter, from 0 to 1."""
    bodies = {clause.body for clause in document.clauses}
    own = [clause.body for clause in fork.clauses if clause.body]
    return sum(body in bodies for body in own) / len(own) if own else 0.0


def find_behind(fork: Fork, base: Revision) -> tuple[str, ...]:
    """Returns the labels of upstream's revisions after one, oldest first."""
    listed = fork.upstream.revisions()
    at = next((place for place, known in enumerate(listed) if known.sha256 == base.sha256), None)
    if at is None:
        dated = [
            known.date is not None and base.date is not None and known.date <= base.date for known in listed
        ]
        at = sum(dated) - 1
    return tuple(revision.label for revision in listed[at + 1 :])
