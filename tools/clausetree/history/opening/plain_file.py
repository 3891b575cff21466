"""Single texts: a file, and standard input."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from clausetree.history.commits.snapshot import Snapshot, TextPlace
from clausetree.history.files.containment import tidy_path
from clausetree.history.files.disk import load_bytes, load_standard_input
from clausetree.history.files.encoding import hash_text, parse_text
from clausetree.history.layouts.file_tree import DiskTree
from clausetree.history.layouts.spec_layout import find_kept, find_layout, parse_date, plain_layout
from clausetree.history.layouts.spec_search import find_settings_folder, find_stored_endings
from clausetree.history.opening.revision_name import STANDARD_INPUT
from clausetree.history.opening.source import unknown_label
from clausetree.model.errors import ClausetreeError
from clausetree.model.revision import HEAD, Revision

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from clausetree.history.opening.spec_folder import SpecFolder


class PlainFile(NamedTuple):
    """One file: its text, labelled with the file's name without its ending, and what git or a project keeps of it.

    Attributes:
        path: The file, which need not be there any more.
        shown: As the user named it.
        report: Is told of what is done without.
    """

    path: Path
    shown: str
    report: Callable[[str], None]

    def load(self, label: str | None) -> Snapshot:
        """Returns the file's text; with another label than its own, what the file was in that revision."""
        place = self.place()
        if label in {None, place.label}:
            return place.load()
        past = self._past()
        if past is None:
            load_bytes(self.path, self.shown)  # for what is no text has no labels either
            raise unknown_label(label or "", self.shown, [place.label])
        return past.load(label)

    def load_chain(self, old: str | None, new: str | None) -> tuple[Snapshot, ...]:
        """Returns two texts of the file and those between them; without a past, its text twice."""
        own = {None, self.place().label}
        past = None if {old, new} <= own else self._past()
        if past is None:
            return (self.load(old), self.load(new))
        return past.load_chain(*(HEAD if label in own else label for label in (old, new)))

    def load_way(self, label: str | None) -> tuple[Snapshot, ...]:
        """Returns the texts of the file that one of them comes from, oldest first, and it last; alone without a past."""
        past = self._past()
        if past is None:
            return (self.load(label),)
        return past.load_way(HEAD if label == self.place().label else label)

    def load_all(self, *, superseded: bool = False) -> tuple[Snapshot, ...]:
        """Returns the file's texts, oldest first."""
        past = self._past()
        return past.load_all(superseded=superseded) if past else (self.load(None),)

    def revisions(self, *, superseded: bool = False) -> tuple[Revision, ...]:
        """Returns the file's revisions, oldest first."""
        past = self._past()
        return past.revisions(superseded=superseded) if past else (self.place().revision(),)

    def _past(self) -> SpecFolder | None:
        """Returns the file with its past: that of the project whose spec it is, else what git keeps of it; None without."""
        from clausetree.history.opening.spec_opening import open_file  # noqa: PLC0415 - a text alone needs no git

        return open_file(self.path, self.shown, self.report)

    def place(self) -> TextPlace:
        """Returns where its text is, with the settings that name it, if any do."""
        return self._listed() or TextPlace(
            tree=self._tree(self.path.parent, os.path.dirname(self.shown) or ".", self.path.name),  # noqa: PTH120 - keeps `./`
            layout=plain_layout(self.path.name),
            file=self.path.name,
            label=self.path.stem,
            date=parse_date(self.path.stem),
            source=self.shown,
        )

    def _listed(self) -> TextPlace | None:
        """Returns its place in the project around it whose settings name it, or None."""
        path = tidy_path(self.path)
        folder = find_settings_folder(path.parent)
        if folder is None:
            return None
        shown = os.path.relpath(folder, path.parent)
        shown = os.path.normpath(os.path.join(os.path.dirname(self.shown), shown))  # noqa: PTH118, PTH120 - likewise
        file = path.relative_to(folder).as_posix()
        return self._place_in(self._tree(folder, shown, file), file)

    def _tree(self, folder: Path, shown: str, file: str) -> DiskTree:
        """Returns the files of a folder; `file` is this one."""
        return DiskTree(folder, shown, find_stored_endings(folder), given=file)

    def _place_in(self, tree: DiskTree, file: str) -> TextPlace | None:
        """Returns its place in a project, or None where the project's settings do not name it.

        One of the files that a spec is put together from stands for all of them.
        """
        layout = find_layout(tree, ("",))
        if layout is None:
            return None
        kept = next((revision for revision in find_kept(tree, layout) if revision.path == file), None)
        if kept is None and file not in {layout.file, *layout.parts}:
            return None
        label = kept.label if kept else self.path.stem
        day = kept.date if kept else parse_date(label)
        place = kept.path if kept else layout.file
        return TextPlace(tree=tree, layout=layout, file=place, label=label, date=day, source=self.shown)


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

    def load_way(self, label: str | None) -> tuple[Snapshot, ...]:
        """Returns the text."""
        return (self.load(label),)

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
