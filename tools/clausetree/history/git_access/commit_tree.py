"""The files of a commit, as a tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clausetree.model.errors import ClausetreeError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clausetree.history.git_access.repository import Repository


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitTree:
    """The files of one commit.

    Attributes:
        repository: Where it is.
        commit: Its full hash.
        known: What was already loaded, by path; None for what is not there.
    """

    repository: Repository
    commit: str
    known: Mapping[str, bytes | None]

    def name(self, path: str) -> str:
        """Returns the path and the commit that it is in."""
        return f"{path} at {self.commit[:7]}"

    def diagnostic_path(self, path: str) -> str:
        """Returns the path itself."""
        return path

    def has(self, path: str) -> bool:
        """Returns whether there is a file at `path`."""
        return self._find(path) is not None

    def load(self, path: str) -> bytes:
        """Returns what a file holds; raises `ClausetreeError` where it is not there."""
        data = self._find(path)
        if data is None:
            raise ClausetreeError(
                f"there is no file `{path}` in commit `{self.commit[:7]}`", "name another revision"
            )
        return data

    def load_all(self, paths: Sequence[str]) -> Mapping[str, bytes]:
        """Returns what several files hold, by path; those that are not there are left out."""
        files = self.repository.load_all([(self.commit, path) for path in paths])
        return {path: data for (_, path), data in files.items()}

    def names(self, folder: str) -> tuple[str, ...]:
        """Returns the names of what is in a folder, sorted; none where it is not there."""
        return self.repository.names(self.commit, folder)

    def files(self, folder: str, *, deep: bool) -> Mapping[str, bool]:
        """Returns the files in a folder, with `deep` those in all folders under it too; no symbolic link is followed."""
        start = "" if folder in {"", "."} else f"{folder}/"
        found = {
            path.removeprefix(start): is_link
            for path, is_link in self.repository.list_links(self.commit).items()
            if path.startswith(start)
        }
        return {path: is_link for path, is_link in found.items() if deep or "/" not in path}

    def paths(self) -> tuple[str, ...]:
        """Returns the paths of all files."""
        return tuple(self.repository.list_files(self.commit))

    def _find(self, path: str) -> bytes | None:
        """Returns what a file holds, or None where it is not there."""
        return self.known[path] if path in self.known else self.load_all([path]).get(path)


def load_trees(
    repository: Repository, commits: Sequence[str], paths: Sequence[str]
) -> tuple[CommitTree, ...]:
    """Returns the trees of `commits`, with the files at `paths` loaded ahead, all in one run of git."""
    files = repository.load_all([(commit, path) for commit in commits for path in paths])
    return tuple(
        CommitTree(
            repository=repository, commit=commit, known={path: files.get((commit, path)) for path in paths}
        )
        for commit in commits
    )
