"""What commands about a clause's history begin with: from the SOURCE that a user wrote to all its revisions, read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from clausetree.diff.time.lineage import trace_clauses
from clausetree.history.opening import open_source
from clausetree.model.errors import ClausetreeError
from clausetree.output.terminal.progress import shown_progress
from clausetree.syntax.document import parse_document

if TYPE_CHECKING:
    from clausetree.diff.time.lineage import Lineage
    from clausetree.history.source import Source
    from clausetree.model.revision import Revision


def load_lineage(source: str | None, until: str | None = None) -> Lineage:
    """Returns the life of every clause over the revisions of a source.

    Args:
        source: Where the revisions are; None for the project around.
        until: The label of the last revision to go to; None for the newest.
    """
    with shown_progress() as report:
        opened = open_source(source, start=Path.cwd(), report=report)
        revisions = opened.revisions() if until is None else _up_to(opened, until)
        snapshots = [opened.load(revision.commit or revision.label) for revision in revisions]
    if not snapshots:
        raise ClausetreeError("the source lists no revision", "name another one")
    texts = zip(revisions, snapshots, strict=True)
    return trace_clauses([(revision, parse_document(read.text, read.profile)) for revision, read in texts])


def _up_to(source: Source, label: str) -> tuple[Revision, ...]:
    """Returns the revisions up to and with the one that `label` names."""
    revisions = source.revisions()
    last = source.load(label).revision
    hashes = [revision.sha256 for revision in revisions]
    if last.sha256 not in hashes:
        raise ClausetreeError(
            f"`{label}` is none of the revisions listed", "`clausetree revisions` lists them"
        )
    return revisions[: hashes.index(last.sha256) + 1]
