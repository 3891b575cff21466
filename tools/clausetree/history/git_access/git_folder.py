"""The folder of a git repository: what is known of it without its history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clausetree.history.git_access.git_command import GitFailedError, run_git

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class GitFolder:
    """The folder of a git repository.

    Attributes:
        folder: `.git`, or the bare repository.
        shown: What errors call it.
    """

    folder: Path
    shown: str

    @property
    def home(self) -> Path:
        """Returns the folder in which a person would type git commands."""
        return self.folder.parent if self.folder.name == ".git" else self.folder

    def run(self, *arguments: str, feed: bytes = b"") -> bytes:
        """Returns what a git command writes; raises `GitFailedError` where it fails."""
        return run_git(*arguments, folder=self.folder, feed=feed)

    def is_partial(self) -> bool:
        """Returns whether it was cloned without some of its objects, which its origin would send when asked."""
        try:
            return bool(
                self.run("config", "--get-regexp", r"^remote\..*\.promisor$|^extensions\.partialclone$")
            )
        except GitFailedError:  # no such key
            return False

    def find_lost_loan(self) -> str | None:
        """Returns the folder that it borrows objects from, where that is not there, or None."""
        file = self.folder / "objects" / "info" / "alternates"
        try:
            folders = file.read_text("utf-8", "surrogateescape").splitlines()
        except OSError:
            return None
        return next((path for path in folders if not (file.parent.parent / path).is_dir()), None)

    def tag_of(self, name: str) -> str | None:
        """Returns a tag that names an object, which git may lack, or None."""
        rows = self.run("for-each-ref", "--format=%(objectname) %(refname:lstrip=2)", "refs/tags").decode()
        tags = dict(row.split(" ", 1) for row in rows.splitlines())
        return name if name in tags.values() else tags.get(name)
