"""What most commands begin with: from the REV that a user wrote to a document."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from clausetree.history.opening import load_revision, load_revisions
from clausetree.model.errors import ClausetreeError
from clausetree.output.terminal.progress import shown_progress

if TYPE_CHECKING:
    from clausetree.history.snapshot import Snapshot
    from clausetree.model.document import Document


def load_document(name: str | None) -> tuple[Snapshot, Document]:
    """Returns the revision that `name` means and its text, read; None means the head of the project around."""
    from clausetree.syntax.document import parse_document  # noqa: PLC0415 - what is known of a text needs no reading

    snapshot = load_snapshot(name)
    return snapshot, parse_document(snapshot.text, snapshot.profile)


def check_standard_input(*names: str | None) -> None:
    """Raises ClausetreeError where more than one of `names` is standard input, which can be read only once."""
    if names.count("-") > 1:
        raise ClausetreeError("standard input can be read only once", "name a file for one of the two")


def load_snapshot(name: str | None) -> Snapshot:
    """Returns the revision that `name` means; tells of slow work on standard error."""
    with shown_progress() as report:
        return load_revision(name, start=Path.cwd(), report=report)


def load_snapshots(old: str | None, new: str | None) -> tuple[Snapshot, ...]:
    """Returns the revisions that `old` and `new` mean, and those that their source lists between them, in this order."""
    with shown_progress() as report:
        return load_revisions(old, new, start=Path.cwd(), report=report)
