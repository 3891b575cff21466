"""Git repositories, read only: commits, tags and files, without a work tree."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from clausetree.history.encoding import check_size
from clausetree.history.git_command import GitFailedError, run_git
from clausetree.model.errors import ClausetreeError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

REMOTE_HEAD = "refs/clausetree/head"
"""Where a repository that we fetched keeps what the other side's HEAD was."""

_TIPS = (REMOTE_HEAD, "HEAD", "refs/heads/main", "refs/heads/master")
_LINK = "120000 "
"""How the row of a symbolic link begins."""
_TAG_FORMAT = "--format=%(refname:lstrip=2)%00%(objecttype)%00%(objectname)%00%(*objecttype)%00%(*objectname)"


class EmptyRepositoryError(ClausetreeError):
    """A repository has no commits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """What the log says of a commit: its full and short hash, its committer's day, its subject."""

    hash: str
    short: str
    day: date
    subject: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Repository:
    """A git repository; each call runs git once, so that nothing is left open.

    Attributes:
        folder: `.git`, or the bare repository.
        shown: What errors call it.
    """

    folder: Path
    shown: str

    def run(self, *arguments: str, feed: bytes = b"") -> bytes:
        """Returns what a git command writes; raises `GitFailedError` where it fails."""
        return run_git(*arguments, folder=self.folder, feed=feed)

    def tip(self) -> str:
        """Returns the commit that HEAD names, or the default branch where HEAD names none.

        Raises:
            ClausetreeError: The repository is empty, or has several branches and none is the default.
        """
        for name in _TIPS:
            if found := self.resolve(name):
                return found
        branches = self._read("for-each-ref", "--format=%(objectname)", "refs/heads").split()
        if len(branches) == 1:
            return branches[0]
        if branches:
            raise ClausetreeError(
                f"`{self.shown}` has {len(branches)} branches, and none is the default",
                f"name one: `{self.shown}@BRANCH`",
            )
        raise EmptyRepositoryError(f"the repository `{self.shown}` has no commits", "commit a spec first")

    def resolve(self, label: str) -> str | None:
        """Returns the full hash of the commit that git knows as `label`, or None."""
        try:
            return (
                self.run("rev-parse", "--verify", "--quiet", f"{label}^{{commit}}").decode().strip() or None
            )
        except GitFailedError as failed:
            if "not a git repository" in failed.message:
                raise self._broken(failed) from None
            return None

    def commits(self, *starts: str, path: str | None = None) -> tuple[Commit, ...]:
        """Returns the commits reachable from `starts`, a commit always before its parents.

        Args:
            starts: Commits, or options of `git rev-list` that name some.
            path: Where it is given, only commits that changed this file.
        """
        limit = ("--", path) if path else ("--",)
        output = self._read("rev-list", "--topo-order", "--format=%H%x00%h%x00%cs%x00%s", *starts, *limit)
        found = []
        for line in output.split("\n"):
            if "\0" in line:
                commit, short, day, subject = line.split("\0", 3)
                found.append(Commit(hash=commit, short=short, day=date.fromisoformat(day), subject=subject))
        return tuple(found)

    def tags(self) -> Mapping[str, tuple[str, ...]]:
        """Returns for each tagged commit its tags."""
        found: dict[str, tuple[str, ...]] = {}
        for line in self._read("for-each-ref", _TAG_FORMAT, "refs/tags").splitlines():
            name, kind, target, peeled_kind, peeled = line.split("\0")
            commit = target if kind == "commit" else peeled if peeled_kind == "commit" else None
            if commit:
                found[commit] = (*found.get(commit, ()), name)
        return found

    def names(self, commit: str, folder: str) -> tuple[str, ...]:
        """Returns the names of what is in a folder of a commit, sorted; none where it is not there."""
        at = "" if folder in {"", "."} else folder
        try:
            output = self.run("ls-tree", "--name-only", "-z", f"{commit}:{at}")
        except GitFailedError:
            return ()
        return tuple(sorted(name for name in output.decode(errors="surrogateescape").split("\0") if name))

    def files(self, commit: str, folder: str, *, deep: bool) -> Mapping[str, bool]:
        """Returns the files in a folder of a commit, with `deep` those in all folders under it too.

        Returns:
            For the path of each file, from the folder, whether it is a symbolic link; none where the folder is not there.
        """
        at = "" if folder in {"", "."} else folder
        try:
            output = self.run("ls-tree", "-z", *(["-r"] if deep else []), f"{commit}:{at}")
        except GitFailedError:
            return {}
        rows = (row.partition("\t") for row in output.decode(errors="surrogateescape").split("\0")[:-1])
        return {path: facts.startswith(_LINK) for facts, _, path in rows if facts.split()[1] == "blob"}

    def load_all(self, places: Iterable[tuple[str, str]]) -> Mapping[tuple[str, str], bytes]:
        """Returns the files at pairs of commit and path; those that are not there are left out.

        Raises:
            ClausetreeError: A file is too large to be a text, or the repository is broken.
        """
        wanted = [place for place in places if "\n" not in place[1]]
        found = []
        for place, (oid, kind, size) in zip(wanted, self._sizes(wanted), strict=True):
            if kind == "blob":
                check_size(size, place[1])
                found.append((place, oid))
        output = self._batch("--batch", [oid for _, oid in found])
        files: dict[tuple[str, str], bytes] = {}
        at = 0
        for place, _ in found:
            start = output.index(b"\n", at) + 1
            size = int(output[at:start].split()[2])
            files[place] = output[start : start + size]
            at = start + size + 1
        return files

    def _sizes(self, places: Sequence[tuple[str, str]]) -> list[tuple[str, str, int]]:
        """Returns hash, type and size of what is at each place; the type is empty where it is no file."""
        output = self._batch(
            "--batch-check", [f"{commit}:{path}" for commit, path in places], "--follow-symlinks"
        )
        sizes = []
        lines = iter(output.decode(errors="surrogateescape").splitlines())
        for line in lines:
            words = line.split(" ")
            if words[0] in {"symlink", "dangling", "loop", "notdir"} and len(words) == 2:  # noqa: PLR2004
                next(lines)  # where the link leads, or the name again
                sizes.append(("", "", 0))
            elif line.endswith((" missing", " ambiguous")):
                sizes.append(("", "", 0))
            else:
                sizes.append((words[0], words[1], int(words[2])))
        return sizes

    def _batch(self, option: str, names: Sequence[str], *options: str) -> bytes:
        """Returns what `git cat-file` says of objects, all in one run."""
        if not names:
            return b""
        feed = "".join(f"{name}\n" for name in names).encode(errors="surrogateescape")
        try:
            return self.run("cat-file", option, *options, feed=feed)
        except GitFailedError as failed:
            raise self._broken(failed) from None

    def _read(self, *arguments: str) -> str:
        """Returns what a git command writes, as text; raises a clear error where the repository is broken."""
        try:
            return self.run(*arguments).decode(errors="replace")
        except GitFailedError as failed:
            raise self._broken(failed) from None

    def _broken(self, failed: GitFailedError) -> ClausetreeError:
        """Returns the error for a repository that git can't read."""
        return ClausetreeError(
            f"git can't read the repository `{self.shown}`: {failed.message}",
            "`git fsck` says what is wrong with it",
        )
