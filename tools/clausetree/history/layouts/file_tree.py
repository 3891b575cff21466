"""Trees of files: a folder on disk and a commit look the same to those who read a spec from them."""

from __future__ import annotations

import os
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple, Protocol

from clausetree.history.files.containment import check_inside
from clausetree.history.files.disk import load_bytes, missing, unreadable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from clausetree.history.git_access.stored_endings import StoredEndings


_MANY_FILES = 20_000


class Tree(Protocol):
    """Files by their paths, which are relative and use `/`."""

    @property
    def commit(self) -> str | None:
        """Returns the full hash of the commit; None for a folder on disk."""
        ...

    def name(self, path: str) -> str:
        """Returns what errors call a file."""
        ...

    def diagnostic_path(self, path: str) -> str:
        """Returns what diagnostics call a file."""
        ...

    def has(self, path: str) -> bool:
        """Returns whether there is a file at `path`."""
        ...

    def load(self, path: str) -> bytes:
        """Returns what a file holds; raises `ClausetreeError` where it can't be read."""
        ...

    def load_all(self, paths: Sequence[str]) -> Mapping[str, bytes]:
        """Returns what several files hold, by path; those that are not there are left out."""
        ...

    def names(self, folder: str) -> tuple[str, ...]:
        """Returns the names of what is in a folder, sorted; none where it is not there."""
        ...

    def files(self, folder: str, *, deep: bool) -> Mapping[str, bool]:
        """Returns the files in a folder, with `deep` those in all folders under it too; no symbolic link is followed.

        Returns:
            For the path of each file, from the folder, whether it is a symbolic link.
        """
        ...


class WholeTree(Tree, Protocol):
    """A tree of which all files can be listed."""

    def paths(self) -> tuple[str, ...]:
        """Returns the paths of all files, sorted; on disk those of no hidden folder, and not of thousands."""
        ...


class DiskTree(NamedTuple):
    """A folder on disk.

    Attributes:
        root: The folder.
        shown: The folder as the user named it.
        endings: What the repository around it does with line endings, if there is one.
        given: The file that the user named, which may be a link to anywhere; no other may lead out of the project.
    """

    root: Path
    shown: str
    endings: StoredEndings | None = None
    given: str | None = None

    @property
    def commit(self) -> None:
        """Returns None: what is on disk is no commit."""
        return

    def name(self, path: str) -> str:
        """Returns the path as it leads there from the working directory; from a folder above, not by way of that one."""
        name = os.path.normpath(f"{self.shown}/{path}")
        if set(PurePath(self.shown).parts) != {".."}:
            return name
        short = os.path.relpath(name)
        return short if short == os.path.relpath(self.root / path) else name

    def diagnostic_path(self, path: str) -> str:
        """Returns the same."""
        return self.name(path)

    def has(self, path: str) -> bool:
        """Returns whether there is anything at `path`; what is no file is then refused by `load`."""
        return os.path.lexists(self.root / path)

    def load(self, path: str) -> bytes:
        """Returns what a file holds, as git would store it; raises `ClausetreeError` where it can't be read."""
        if path != self.given:
            check_inside(self.root / path, self.root, self.name(path))
        data = load_bytes(self.root / path, self.name(path))
        return self.endings.restore(self.root / path, data) if self.endings else data

    def load_all(self, paths: Sequence[str]) -> Mapping[str, bytes]:
        """Returns what several files hold, by path; those that are not there are left out."""
        return {path: self.load(path) for path in paths if self.has(path)}

    def names(self, folder: str) -> tuple[str, ...]:
        """Returns the names of what is in a folder, sorted; none where it is not there."""
        path = self.root / folder
        check_inside(path, self.root, self.name(folder))
        try:
            return tuple(sorted(entry.name for entry in path.iterdir()))
        except FileNotFoundError:
            if path.is_symlink():
                raise missing(path, self.name(folder)) from None
            return ()
        except NotADirectoryError:
            return ()
        except OSError as error:
            raise unreadable(error, self.name(folder)) from None

    def files(self, folder: str, *, deep: bool) -> Mapping[str, bool]:
        """Returns the files in a folder, with `deep` those in all folders under it too; no symbolic link is followed."""
        top = self.root / folder
        if os.path.realpath(top) != os.path.normpath(f"{os.path.realpath(self.root)}/{folder}"):
            return {}
        found = {}
        folders = [""]
        for inner in folders:  # grows while it is walked
            for entry in self._scan(f"{folder}/{inner}"):
                path = f"{inner}{entry.name}"
                if entry.is_symlink() or entry.is_file():
                    found[path] = entry.is_symlink()
                elif deep and entry.is_dir():
                    folders.append(f"{path}/")
        return found

    def _scan(self, folder: str) -> Sequence[os.DirEntry[str]]:
        """Returns what is in a folder; nothing where it is not there."""
        try:
            with os.scandir(self.root / folder) as entries:
                return list(entries)
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as error:
            raise unreadable(error, self.name(folder)) from None

    def paths(self) -> tuple[str, ...]:
        """Returns the paths of files in it, sorted; those in hidden folders and in `node_modules` left out."""
        found: list[str] = []
        for folder, inner, names in os.walk(self.root):
            inner[:] = [name for name in inner if not name.startswith(".") and name != "node_modules"]
            inside = os.path.relpath(folder, self.root).replace(os.sep, "/")
            found += [f"{inside}/{name}".removeprefix("./") for name in names]
            if len(found) > _MANY_FILES:
                break
        return tuple(sorted(found))
