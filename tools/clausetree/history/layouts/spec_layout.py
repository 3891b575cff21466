"""Layouts: where in a tree of files the spec is, and what lies beside it."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from clausetree.history.files.containment import OutsideError
from clausetree.history.files.encoding import parse_text
from clausetree.model.errors import ClausetreeError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from clausetree.config.settings import Settings
    from clausetree.history.layouts.file_tree import Tree

SETTINGS_FILE = "clausetree.toml"
SPEC_FILE = "model_spec.md"
SPEC_FOLDERS = ("", "spec")
"""The folders of a project in which the spec can be."""

EXAMPLES, CHANGELOG = "examples", "CHANGELOG.md"
"""What the folder of eval prompt files and the changelog are called where settings don't say otherwise."""

_KEPT = "revisions"
"""The folder beside the spec in which older texts are kept."""

_HEADING_ID = r"^#{1,6}[ \t][^\r\n]*\{#"
_IN_TEXT = re.compile(_HEADING_ID, re.MULTILINE)
_IN_BYTES = re.compile(_HEADING_ID.encode(), re.MULTILINE)


class KeptRevision(NamedTuple):
    """An older text that lies beside the spec as a file of its own."""

    label: str
    date: date | None
    path: str


class Layout(NamedTuple):
    """Where things are in a tree.

    Attributes:
        folder: The folder that the other paths count from.
        file: The spec's text; the first of its files where it has several.
        examples: The folder of its eval prompt files, which need not be there.
        changelog: Its changelog, likewise.
        settings: What its `clausetree.toml` says, where it has one.
        parts: The files that its text is put together from; none where it is one file.
    """

    folder: str
    file: str
    examples: str
    changelog: str
    settings: Settings | None = None
    parts: tuple[str, ...] = ()

    @property
    def folders(self) -> tuple[str, ...]:
        """Returns where what is beside the spec is looked for: the folder of the settings, then that of the text."""
        return tuple(dict.fromkeys((join(self.folder, "."), str(PurePosixPath(self.file).parent))))


def find_layout(tree: Tree, folders: Iterable[str] = SPEC_FOLDERS) -> Layout | None:
    """Returns where in `tree` the spec is, or None where there is none.

    The first `clausetree.toml` decides, else the first `model_spec.md`, else the only Markdown file at
    the top whose headings have ids.
    """
    folders = tuple(folders)
    return find_stated_layout(tree, folders) or find_usual_layout(tree, folders)


def find_stated_layout(tree: Tree, folders: Iterable[str]) -> Layout | None:
    """Returns the layout that the first `clausetree.toml` in one of the folders states, or None where there is none."""
    for folder in folders:
        if tree.has(settings := join(folder, SETTINGS_FILE)):
            return _stated_layout(tree, folder, load_settings(tree, settings))
    return None


def find_usual_layout(tree: Tree, folders: Sequence[str]) -> Layout | None:
    """Returns the layout of a spec that no settings speak of: `model_spec.md`, or the only spec in the first folder."""
    for folder in folders:
        if tree.has(file := join(folder, SPEC_FILE)):
            return plain_layout(file)
    only = _only_spec(tree, folders[0]) if folders else None
    return plain_layout(only) if only else None


def find_layout_of(tree: Tree, file: str) -> Layout:
    """Returns the layout of the spec at `file`: as the nearest settings above say that name it, else the usual one."""
    for folder in map(str, PurePosixPath(file).parents):
        stated = find_stated_layout(tree, (folder,))
        if stated and stated.file == file:
            return stated
    return plain_layout(file)


def plain_layout(file: str) -> Layout:
    """Returns the layout around a spec file that no settings speak of."""
    folder = str(PurePosixPath(file).parent)
    return Layout(
        folder=folder,
        file=file,
        examples=join(folder, EXAMPLES),
        changelog=join(folder, CHANGELOG),
    )


def has_heading_id(text: str | bytes) -> bool:
    """Returns whether a file has what no other Markdown file has than a spec: a heading with an id."""
    found = _IN_BYTES.search(text) if isinstance(text, bytes) else _IN_TEXT.search(text)
    return found is not None


def find_kept(tree: Tree, layout: Layout) -> tuple[KeptRevision, ...]:
    """Returns the older texts beside the spec, oldest first: those that its settings list, else `revisions/DATE.md`.

    That folder is beside the settings, or else beside the spec.
    """
    listed = layout.settings.revision if layout.settings else ()
    kept = tuple(
        KeptRevision(
            label=entry.label,
            date=entry.date or parse_date(entry.label),
            path=join(layout.folder, entry.path),
        )
        for entry in listed
    )
    if all(revision.date for revision in kept):
        kept = tuple(sorted(kept, key=lambda revision: revision.date or date.min))
    return kept or next(
        filter(None, (_dated_files(tree, join(folder, _KEPT)) for folder in layout.folders)), ()
    )


def load_settings(tree: Tree, path: str) -> Settings:
    """Returns what the `clausetree.toml` at `path` says."""
    from clausetree.config.parsing import parse_settings  # noqa: PLC0415 - few specs have settings

    name = tree.name(path)
    return parse_settings(parse_text(tree.load(path), name), name)


def parse_date(text: str) -> date | None:
    """Returns the date that `text` is, written as `2025-09-12`, or None."""
    try:
        return date.fromisoformat(text) if text[4:5] == text[7:8] == "-" else None
    except ValueError:
        return None


def join(folder: str, path: str) -> str:
    """Returns the path in a tree of `path` in `folder`; `.` and the empty text are the tree itself."""
    return str(PurePosixPath(folder, path))


def _stated_layout(tree: Tree, folder: str, settings: Settings) -> Layout:
    """Returns the layout that settings in `folder` state."""
    parts: tuple[str, ...] = ()
    if settings.spec.files:
        from clausetree.history.layouts.spec_files import find_files  # noqa: PLC0415 - few specs have several files

        parts = find_files(tree, folder, settings.spec.files, tree.name(join(folder, SETTINGS_FILE)))
    layout = Layout(
        folder=folder,
        file=parts[0] if parts else join(folder, settings.spec.file),
        examples=join(folder, settings.spec.examples),
        changelog=join(folder, settings.spec.changelog),
        settings=settings,
        parts=parts,
    )
    if settings.spec.examples == EXAMPLES:
        layout = layout._replace(
            examples=_find_beside(layout, EXAMPLES, lambda path: _has_prompts(tree, path))
        )
    if settings.spec.changelog == CHANGELOG:
        layout = layout._replace(changelog=_find_beside(layout, CHANGELOG, tree.has))
    return layout


def _find_beside(layout: Layout, name: str, is_there: Callable[[str], bool]) -> str:
    """Returns where a file or folder of the usual name is: beside the settings, else beside the spec where only that is there."""
    usual, *others = (join(folder, name) for folder in layout.folders)
    return next(filter(is_there, others), usual) if others and not is_there(usual) else usual


def _has_prompts(tree: Tree, folder: str) -> bool:
    """Returns whether a folder holds files that can be eval prompts; what can't be listed is told where they are read."""
    try:
        return any(name.endswith(".md") for name in tree.names(folder))
    except ClausetreeError:
        return True


def is_dated_text(path: str) -> bool:
    """Returns whether a path is one at which an older text is kept without a word in the settings: `revisions/DATE.md`."""
    file = PurePosixPath(path)
    return file.parent.name == _KEPT and file.suffix == ".md" and parse_date(file.stem) is not None


def _dated_files(tree: Tree, folder: str) -> tuple[KeptRevision, ...]:
    """Returns the texts of a folder that are named for their dates, oldest first."""
    return tuple(
        KeptRevision(label=name[:-3], date=parse_date(name[:-3]), path=join(folder, name))
        for name in tree.names(folder)
        if is_dated_text(join(folder, name))
    )


def _only_spec(tree: Tree, folder: str) -> str | None:
    """Returns the only Markdown file in `folder` that has a heading with an id, or None."""
    paths = [join(folder, name) for name in tree.names(folder) if name.endswith(".md")]
    specs = [path for path, data in _load_inside(tree, paths).items() if has_heading_id(data)]
    return specs[0] if len(specs) == 1 else None


def _load_inside(tree: Tree, paths: Sequence[str]) -> Mapping[str, bytes]:
    """Returns what several files hold, but for links out of the project, which are no spec of its."""
    try:
        return tree.load_all(paths)
    except OutsideError:
        found: dict[str, bytes] = {}
        for path in paths:
            with suppress(OutsideError):
                found |= tree.load_all([path])
        return found
