"""Texts without a history: a plain file, and standard input."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from clausetree.history.disk import load_bytes, load_standard_input
from clausetree.history.encoding import hash_text, parse_text
from clausetree.history.file_tree import DiskTree
from clausetree.history.revision_name import STANDARD_INPUT
from clausetree.history.snapshot import Snapshot, TextPlace
from clausetree.history.source import unknown_label
from clausetree.history.spec_layout import SETTINGS_FILE, find_kept, find_layout, parse_date, plain_layout
from clausetree.history.spec_search import find_stored_endings
from clausetree.model.errors import ClausetreeError
from clausetree.model.revision import Revision

if TYPE_CHECKING:
    from pathlib import Path


class PlainFile(NamedTuple):
    """One file: its only revision is its text, labelled with the file's name without its ending.

    Attributes:
        path: The file.
        shown: As the user named it.
    """

    path: Path
    shown: str

    def load(self, label: str | None) -> Snapshot:
        """Returns the file's text; raises `ClausetreeError` for a label that is not its own."""
        place = self.place()
        if label not in {None, place.label}:
            load_bytes(self.path, self.shown)  # for what is no text has no labels either
            raise unknown_label(label or "", self.shown, [place.label])
        return place.load()

    def load_chain(self, old: str | None, new: str | None) -> tuple[Snapshot, ...]:
        """Returns the file's text twice: nothing lies between."""
        return (self.load(old), self.load(new))

    def load_all(self, *, superseded: bool = False) -> tuple[Snapshot, ...]:  # noqa: ARG002 - it has only one
        """Returns the file's text."""
        return (self.load(None),)

    def revisions(self, *, superseded: bool = False) -> tuple[Revision, ...]:  # noqa: ARG002 - likewise
        """Returns the file's only revision."""
        return (self.place().revision(),)

    def place(self) -> TextPlace:
        """Returns where its text is, with the settings that name it, if any do."""
        return self._listed() or TextPlace(
            tree=self._tree(self.path.parent, os.path.dirname(self.shown) or "."),  # noqa: PTH120 - keeps `./`
            layout=plain_layout(self.path.name),
            file=self.path.name,
            label=self.path.stem,
            date=parse_date(self.path.stem),
            source=self.shown,
        )

    def _listed(self) -> TextPlace | None:
        """Returns its place in the project around it whose settings name it, or None."""
        path = self.path.absolute()
        for folder in path.parents:
            if (folder / SETTINGS_FILE).is_file():
                shown = os.path.relpath(folder, path.parent)
                shown = os.path.normpath(os.path.join(os.path.dirname(self.shown), shown))  # noqa: PTH118, PTH120 - likewise
                return self._place_in(self._tree(folder, shown), path.relative_to(folder).as_posix())
            if (folder / ".git").exists():
                break
        return None

    def _tree(self, folder: Path, shown: str) -> DiskTree:
        """Returns the files of a folder."""
        return DiskTree(folder, shown, find_stored_endings(folder))

    def _place_in(self, tree: DiskTree, file: str) -> TextPlace | None:
        """Returns its place in a project, or None where the project's settings do not name it."""
        layout = find_layout(tree, ("",))
        if layout is None:
            return None
        kept = next((revision for revision in find_kept(tree, layout) if revision.path == file), None)
        if kept is None and layout.file != file:
            return None
        label = kept.label if kept else self.path.stem
        day = kept.date if kept else parse_date(label)
        return TextPlace(tree=tree, layout=layout, file=file, label=label, date=day, source=self.shown)


class StandardInput:
    """What is piped in: one revision, labelled `-`."""

    def load(self, label: str | None) -> Snapshot:
        """Returns the text; raises `ClausetreeError` for a label, for it has none."""
        if label not in {None, STANDARD_INPUT}:
            raise unknown_label(label or "", STANDARD_INPUT, [STANDARD_INPUT])
        data = load_standard_input()
        return Snapshot(revision=_piped(data), text=parse_text(data, STANDARD_INPUT))

    def load_chain(self, old: str | None, new: str | None) -> tuple[Snapshot, ...]:  # noqa: ARG002 - likewise
        """Raises `ClausetreeError`, whatever the labels: standard input can be read only once."""
        raise ClausetreeError("standard input can be read only once", "name a file for one of the two")

    def load_all(self, *, superseded: bool = False) -> tuple[Snapshot, ...]:  # noqa: ARG002 - likewise
        """Returns the text."""
        return (self.load(None),)

    def revisions(self, *, superseded: bool = False) -> tuple[Revision, ...]:  # noqa: ARG002 - likewise
        """Returns the only revision."""
        return (_piped(load_standard_input()),)


def _piped(data: bytes) -> Revision:
    """Returns which text was piped in."""
    return Revision(
        label=STANDARD_INPUT,
        date=None,
        commit=None,
        sha256=hash_text(data),
        source=STANDARD_INPUT,
        path=STANDARD_INPUT,
    )
