"""A text on standard input that stands for a file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from clausetree.history.commits.snapshot import Snapshot
from clausetree.history.layouts.file_tree import DiskTree
from clausetree.history.layouts.spec_layout import find_layout
from clausetree.history.layouts.spec_search import find_project
from clausetree.history.opening.plain_file import PlainFile, StandardInput
from clausetree.history.opening.revision_name import STANDARD_INPUT
from clausetree.text.joined_files import join_parts

if TYPE_CHECKING:
    from pathlib import Path


def load_piped(name: str | None, start: Path) -> Snapshot:
    """Returns the text on standard input, with the settings that hold for it.

    Args:
        name: The file that it stands for, which need not be there; None where it is a text of the folder `start`.
        start: The working directory.

    Raises:
        ClausetreeError: It, or the settings, can't be read.
    """
    piped = StandardInput().load(None)
    if name is None:
        project = find_project(start)
        tree = DiskTree(project, os.path.relpath(project, start)) if project else None
        layout = find_layout(tree, ("",)) if tree else None
        return piped._replace(settings=layout and layout.settings, tree=tree, layout=layout)
    place = PlainFile(start / name, name, lambda _: None).place()
    if place.layout.parts:
        return _replace_part(place.load(), os.path.normpath(name), piped)
    revision = piped.revision._replace(
        label=place.label, date=place.date, path=place.tree.diagnostic_path(place.file)
    )
    return Snapshot(revision, piped.text, place.layout.settings, place.tree, place.layout)


def _replace_part(whole: Snapshot, path: str, piped: Snapshot) -> Snapshot:
    """Returns a spec of several files in which one of them holds the text on standard input."""
    text, parts = join_parts({**whole.revision.split(whole.text), path: piped.text})
    revision = whole.revision._replace(sha256=piped.revision.sha256, source=STANDARD_INPUT, parts=parts)
    return whole._replace(revision=revision, text=text)


def is_piped(snapshot: Snapshot) -> bool:
    """Returns whether a text came from standard input, whatever file it stands for."""
    return snapshot.revision.source == STANDARD_INPUT
