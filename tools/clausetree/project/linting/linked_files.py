"""The files that a text links to, and which of them are not there."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from clausetree.history.files.containment import leads_out
from clausetree.history.layouts.spec_layout import join
from clausetree.model.errors import ClausetreeError
from clausetree.model.reference import LinkedPath
from clausetree.text.joined_files import name_part
from clausetree.text.nearest import SURE, KnownWords

if TYPE_CHECKING:
    from clausetree.history.commits.snapshot import Snapshot
    from clausetree.history.layouts.file_tree import Tree
    from clausetree.model.document import Document

# An address that does not begin as one of another host, or in this text; most specs have none, and need not be read.
_ADDRESS = re.compile(
    r"""(?:\]\(|\]:|\b(?:href|src)\s*=)[ \t\r\n"']*<?(?![A-Za-z][A-Za-z0-9+.-]+:|[/#])[^\s<>"']"""
)


def find_missing(
    snapshot: Snapshot, document: Document | None = None
) -> tuple[tuple[LinkedPath, str | None], ...]:
    """Returns the links in a text to files that are not there, each with the nearest one that is, if one is near.

    A path counts from the folder of the file that it stands in. One from the top of the repository is left alone, since
    the top is not known of every text, and so is what leads out of the project. `document` is the text, read, where
    somebody has it.
    """
    tree, layout = snapshot.tree, snapshot.layout
    if tree is None or layout is None:
        return ()
    if document is None:
        if not _ADDRESS.search(snapshot.text):
            return ()
        from clausetree.syntax.document import parse_document  # noqa: PLC0415 - see above

        document = parse_document(snapshot.text, snapshot.profile, snapshot.paths)
    parts = snapshot.revision.parts
    links = dict.fromkeys(
        LinkedPath(name_part(parts, start + link.span.start), link.path)
        for start, content in document.contents()
        for link in content.file_links
        if not link.path.startswith("/")
    )
    own = {tree.diagnostic_path(path): posixpath.dirname(path) for path in snapshot.paths}
    names: dict[str, KnownWords] = {}
    missing = []
    for link in links:
        folders = (own[link.file],) if link.file in own else tuple(dict.fromkeys(own.values()))
        if all(_is_missing(join(folder, link.path), tree) for folder in folders):
            missing.append((link, _find_near(link.path, tree, folders[0], names)))
    return tuple(missing)


def _is_missing(path: str, tree: Tree) -> bool:
    """Returns whether nothing is at a path; False where it leads out of the project, or nobody can look there."""
    path = posixpath.normpath(path)
    if tree.commit and leads_out(path):
        return False
    try:
        return not tree.has(path) and not tree.names(path)
    except (ClausetreeError, ValueError):  # the latter for a name that no file can have
        return False


def _find_near(path: str, tree: Tree, folder: str, names: dict[str, KnownWords]) -> str | None:
    """Returns the path of the file beside a missing one that has nearly its name, or None; `names` are those of each folder."""
    inside, name = posixpath.split(path)
    place = posixpath.normpath(join(folder, inside))
    if place not in names:
        names[place] = KnownWords(_list_names(place, tree))
    near = names[place].find_nearest(name, SURE)
    return posixpath.join(inside, near) if near else None


def _list_names(folder: str, tree: Tree) -> tuple[str, ...]:
    """Returns the names of what is in a folder; none where nobody can look there."""
    try:
        return tree.names(folder)
    except ClausetreeError:
        return ()
