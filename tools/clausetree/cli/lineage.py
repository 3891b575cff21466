"""What commands about several revisions begin with: from what a user wrote to the revisions, read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from clausetree.cli.reading import load_snapshots
from clausetree.diff.time.chain import diff_chain
from clausetree.diff.time.lineage import trace_clauses
from clausetree.history.opening import open_source
from clausetree.history.snapshot import find_declared
from clausetree.model.errors import ClausetreeError
from clausetree.output.terminal.progress import shown_progress
from clausetree.syntax.document import parse_document

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clausetree.diff.changes import ChangeSet
    from clausetree.diff.time.lineage import Lineage
    from clausetree.history.snapshot import Snapshot
    from clausetree.history.source import Source
    from clausetree.model.declared import Declared
    from clausetree.model.document import Document
    from clausetree.model.revision import Revision


def load_lineage(source: str | None, until: str | None = None) -> Lineage:
    """Returns the life of every clause over the revisions of a source.

    Args:
        source: Where the revisions are; None for the project around.
        until: The label of the last revision to go to; None for the newest.
    """
    with shown_progress() as report:
        opened = open_source(source, start=Path.cwd(), report=report)
        snapshots = opened.load_all() if until is None else _load_up_to(opened, until)
    if not snapshots:
        raise ClausetreeError("the source lists no revision", "name another one")
    return trace_clauses(_read(snapshots), find_declared(snapshots))


class Chain(NamedTuple):
    """Revisions in a row, and what the newest settings among them declare of the clauses' history."""

    revisions: tuple[tuple[Revision, Document], ...]
    declared: tuple[Declared, ...]

    def diff(self) -> ChangeSet:
        """Returns what changed from the first to the last."""
        return diff_chain(self.revisions, self.declared)


def load_chain(old: str | None, new: str | None) -> Chain:
    """Returns what `old` and `new` name, and what their source lists between them, in the order from old to new.

    Texts of two sources have nothing between them, and `old` may be the later one: then the chain runs backwards.
    """
    snapshots = load_snapshots(old, new)
    return Chain(_read(snapshots), find_declared(snapshots))


def _read(snapshots: Iterable[Snapshot]) -> tuple[tuple[Revision, Document], ...]:
    return tuple(
        (snapshot.revision, parse_document(snapshot.text, snapshot.profile)) for snapshot in snapshots
    )


def _load_up_to(source: Source, label: str) -> tuple[Snapshot, ...]:
    """Returns the released texts up to the revision that `label` names, which may itself be a superseded one."""
    listed, revision = source.load_all(superseded=True), source.load(label).revision
    same = [at for at, known in enumerate(listed) if known.revision.sha256 == revision.sha256]
    named = [at for at in same if listed[at].revision.label == revision.label]
    if not same:
        raise ClausetreeError(
            f"`{label}` is none of the revisions listed", "`clausetree revisions` lists them"
        )
    last = (named or same)[0]
    before = (known for known in listed[:last] if known.revision.text_number is None)
    return (*before, listed[last])
