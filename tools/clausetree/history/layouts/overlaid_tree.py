"""A tree of files with other contents for some of them: as an editor has them open, or as a merge is about to write them."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clausetree.history.layouts.file_tree import Tree


class OverlaidTree(NamedTuple):
    """A tree with other contents for some of its files.

    Attributes:
        tree: The tree below.
        changed: What files hold instead, by what errors call them; None for one that is gone.
    """

    tree: Tree
    changed: Mapping[str, bytes | None]

    @property
    def commit(self) -> str | None:
        """Returns the full hash of the commit below; None for a folder on disk."""
        return self.tree.commit

    def name(self, path: str) -> str:
        """Returns what errors call a file."""
        return self.tree.name(path)

    def diagnostic_path(self, path: str) -> str:
        """Returns what diagnostics call a file."""
        return self.tree.diagnostic_path(path)

    def has(self, path: str) -> bool:
        """Returns whether there is a file at `path`."""
        name = self.name(path)
        return self.changed[name] is not None if name in self.changed else self.tree.has(path)

    def load(self, path: str) -> bytes:
        """Returns what a file holds; raises `ClausetreeError` where it can't be read."""
        data = self.changed.get(self.name(path))
        return self.tree.load(path) if data is None else data

    def load_all(self, paths: Sequence[str]) -> Mapping[str, bytes]:
        """Returns what several files hold, by path; those that are not there are left out."""
        below = self.tree.load_all([path for path in paths if self.name(path) not in self.changed])
        above = {path: data for path in paths if (data := self.changed.get(self.name(path))) is not None}
        return {**below, **above}

    def names(self, folder: str) -> tuple[str, ...]:
        """Returns the names of what is in a folder, sorted; none where it is not there."""
        own = {name: data is not None for name, data in self.changed.items()}
        names = {name for name in self.tree.names(folder) if own.get(self.name(f"{folder}/{name}"), True)}
        inside = PurePath(self.name(folder))
        names |= {
            PurePath(name).name for name, there in own.items() if there and PurePath(name).parent == inside
        }
        return tuple(sorted(names))

    def files(self, folder: str, *, deep: bool) -> Mapping[str, bool]:
        """Returns the files below: what is overlaid is no spec of several files, whose pieces are found so."""
        return self.tree.files(folder, deep=deep)
