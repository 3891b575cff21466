"""Snapshots: one revision with its text, and the ways to what lies beside it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from clausetree.history.files.encoding import hash_text, parse_text
from clausetree.history.layouts.spec_layout import SETTINGS_FILE, SPEC_FILE, join
from clausetree.model.revision import HEAD, Revision

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from clausetree.config.settings import Settings
    from clausetree.history.layouts.file_tree import Tree
    from clausetree.history.layouts.spec_layout import Layout
    from clausetree.model.authority import Profile
    from clausetree.model.declared import Declared


class Snapshot(NamedTuple):
    """One revision's text and surroundings.

    Attributes:
        revision: Which text it is.
        text: The text, byte-order mark and line endings as they are.
        settings: What the `clausetree.toml` around it says, where there is one.
        tree: The files it was read from; None for standard input.
        layout: Where things are in them.
        prompts_apart: Eval prompt files that are as in another revision, by their labels; None for one that it lacks.
        declared_since: What the settings in force declare of the clauses' history, which may have been found out later.
    """

    revision: Revision
    text: str
    settings: Settings | None = None
    tree: Tree | None = None
    layout: Layout | None = None
    prompts_apart: Mapping[str, str | None] = {}
    declared_since: tuple[Declared, ...] = ()

    @property
    def profile(self) -> Profile | None:
        """Returns the profile that the settings state for this revision, or None."""
        return self.settings.profile(self.revision.labels[-1]) if self.settings else None

    @property
    def paths(self) -> tuple[str, ...]:
        """Returns the paths of the spec in its tree, by which its own links may call it."""
        return (self.layout.parts or (self.layout.file,)) if self.layout else (SPEC_FILE,)

    def settings_text(self) -> tuple[str, str] | None:
        """Returns what diagnostics call the `clausetree.toml` around it, and its text; None where it has none."""
        if self.settings is None or self.tree is None or self.layout is None:
            return None
        path = join(self.layout.folder, SETTINGS_FILE)
        name = self.tree.diagnostic_path(path)
        return name, parse_text(self.tree.load(path), name)

    def eval_prompts(self) -> Mapping[str, str]:
        """Returns the eval prompt files of this revision: for a footnote's label the file's text."""
        if self.tree is None or self.layout is None:
            return {}
        folder = self.layout.examples
        names = [name for name in self.tree.names(folder) if name.endswith(".md")]
        files = self.tree.load_all([join(folder, name) for name in names])
        found = {
            name[:-3]: parse_text(files[path], self.tree.name(path))
            for name in names
            if (path := join(folder, name)) in files
        }
        return {label: text for label, text in {**found, **self.prompts_apart}.items() if text is not None}

    def eval_prompt_path(self, label: str) -> str:
        """Returns what diagnostics call the eval prompt file of a footnote's label."""
        path = f"{label}.md"
        return (
            self.tree.diagnostic_path(join(self.layout.examples, path)) if self.tree and self.layout else path
        )

    def changelog(self) -> str | None:
        """Returns the text of the changelog of this revision, or None where it has none."""
        if self.tree is None or self.layout is None or not self.tree.has(self.layout.changelog):
            return None
        path = self.layout.changelog
        return parse_text(self.tree.load(path), self.tree.name(path))


def find_declared(snapshots: Iterable[Snapshot]) -> tuple[Declared, ...]:
    """Returns what those settings declare of the clauses' history that know most: those with the most entries.

    Beside the settings of each revision those in force are asked: that a clause took another's place is most often
    written down when the release that brought it is out. What is declared of the head is of the release
    that came of that head: the oldest with the declaration in its commit.
    """
    known = tuple(snapshots)
    own = [snapshot.settings.declared for snapshot in known if snapshot.settings]
    declared = max([*own, *(snapshot.declared_since for snapshot in known)], key=len, default=())
    if all(entry.at != HEAD for entry in declared):
        return declared
    labels: dict[Declared, str] = {}
    for snapshot in sorted(known, key=lambda one: one.revision.date or date.max):
        for entry in _declare_themselves(snapshot):
            labels.setdefault(entry, snapshot.revision.label)
    return tuple(
        entry._replace(at=labels.get(entry, HEAD)) if entry.at == HEAD else entry for entry in declared
    )


def _declare_themselves(snapshot: Snapshot) -> tuple[Declared, ...]:
    """Returns what settings declare that were committed with a text; of older texts beside it, they were not."""
    tree, layout, settings = snapshot.tree, snapshot.layout, snapshot.settings
    if tree is None or tree.commit is None or layout is None or settings is None:
        return ()
    return settings.declared if snapshot.revision.path == tree.diagnostic_path(layout.file) else ()


class TextPlace(NamedTuple):
    """A text that can be loaded: where it is, and what it is called.

    Attributes:
        tree: The files around it.
        layout: Where the spec and its surroundings are.
        file: The text, which for an older one is not the layout's.
        label: What it is called.
        date: The day it was released, where that is known.
        source: Where it comes from, as the user named it.
        text_number: Which text of its date it is, as in `Revision`.
        listed_as: The label that it is listed under, likewise.
    """

    tree: Tree
    layout: Layout
    file: str
    label: str
    date: date | None
    source: str
    text_number: int | None = None
    listed_as: str | None = None

    def revision(self) -> Revision:
        """Returns which text this is; reads it, for its hash."""
        if self._has_parts():
            return self.load().revision
        return build_revision(self.tree.load(self.file), self)

    def load(self) -> Snapshot:
        """Returns the text with its surroundings; raises `ClausetreeError` where it can't be read."""
        if self._has_parts():
            from clausetree.history.layouts.spec_files import load_parts  # noqa: PLC0415 - few specs have several files

            text, parts = load_parts(self.tree, self.layout.parts)
            revision = build_revision(text.encode(), self)._replace(parts=parts)
        else:
            data = self.tree.load(self.file)
            text = parse_text(data, self.tree.name(self.file))
            revision = build_revision(data, self)
        return Snapshot(revision, text, self.layout.settings, self.tree, self.layout)

    def _has_parts(self) -> bool:
        """Returns whether the text is put together from several files."""
        return bool(self.layout.parts) and self.file == self.layout.file


def build_revision(data: bytes, place: TextPlace) -> Revision:
    """Returns the revision whose text `data` encodes."""
    return Revision(
        label=place.label,
        date=place.date,
        commit=place.tree.commit,
        sha256=hash_text(data),
        source=place.source,
        path=place.tree.diagnostic_path(place.file),
        text_number=place.text_number,
        listed_as=place.listed_as,
    )
