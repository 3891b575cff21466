"""The files that a text links to, and which of them are not there."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from clausetree.history.spec_layout import join
from clausetree.text.nearest import SURE, KnownWords

if TYPE_CHECKING:
    from clausetree.history.file_tree import Tree
    from clausetree.history.snapshot import Snapshot
    from clausetree.model.document import Document

# An address that does not begin as one of another host, or in this text; most specs have none, and need not be read.
_ADDRESS = re.compile(r"""(?:\]\(|\]:|\bhref\s*=)[ \t\r\n"']*<?(?![A-Za-z][A-Za-z0-9+.-]+:|[/#])[^\s<>"']""")


def find_missing(snapshot: Snapshot, document: Document | None = None) -> tuple[tuple[str, str | None], ...]:
    """Returns the paths of links in a text to files that are not there, each with the nearest one that is, if one is near.

    A path from the top of the repository is left alone, since the top is not known of every text. `document` is the text,
    read, where somebody has it.
    """
    tree, layout = snapshot.tree, snapshot.layout
    if tree is None or layout is None:
        return ()
    if document is None:
        if not _ADDRESS.search(snapshot.text):
            return ()
        from clausetree.syntax.document import parse_document  # noqa: PLC0415 - see above

        document = parse_document(snapshot.text, snapshot.profile, snapshot.paths)
    links = {link.path: None for _, content in document.contents() for link in content.file_links}
    folders = tuple(dict.fromkeys(posixpath.dirname(one) for one in snapshot.paths))
    names: dict[str, KnownWords] = {}
    return tuple(
        (path, _find_near(path, tree, folders[0], names))
        for path in links
        if not path.startswith("/") and not any(_is_there(join(folder, path), tree) for folder in folders)
    )


def _is_there(path: str, tree: Tree) -> bool:
    path = posixpath.normpath(path)
    return tree.has(path) or bool(tree.names(path))


def _find_near(path: str, tree: Tree, folder: str, names: dict[str, KnownWords]) -> str | None:
    """Returns the path of the file beside a missing one that has nearly its name, or None; `names` are those of each folder."""
    inside, name = posixpath.split(path)
    if inside not in names:
        names[inside] = KnownWords(tree.names(posixpath.normpath(join(folder, inside))))
    near = names[inside].find_nearest(name, SURE)
    return posixpath.join(inside, near) if near else None
