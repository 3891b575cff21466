"""Git repositories, read only: commits, tags and files, without a work tree."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from clausetree.history.files.containment import leads_out
from clausetree.history.git_access.git_command import GitFailedError, run_git
from clausetree.history.git_access.git_folder import GitFolder
from clausetree.history.git_access.lost_object import LostObjectError, explain_failure
from clausetree.history.git_access.object_files import has_file, list_names, load_files
from clausetree.model.errors import ClausetreeError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

REMOTE_HEAD = "refs/clausetree/head"
"""Where a repository that we fetched keeps what the other side's HEAD was."""

_TIPS = (REMOTE_HEAD, "HEAD", "refs/heads/main", "refs/heads/master")
_LINK, _SUBMODULE = "120000", "160000"
"""Modes of what is not a file of its own."""
_TAG_FORMAT = "--format=%(refname:lstrip=2)%00%(objecttype)%00%(objectname)%00%(*objecttype)%00%(*objectname)"


class EmptyRepositoryError(ClausetreeError):
    """A repository has no commits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """What the log says of a commit: its full and short hash, those of its parents, its committer's day, its subject."""

    hash: str
    short: str
    parents: tuple[str, ...]
    day: date
    subject: str


class Repository(GitFolder):
    """A git repository; each call runs git once, so that nothing is left open."""

    def check_trust(self) -> None:
        """Asks git as a person would ask it, who did not name the repository.

        Raises:
            UnreadableRepositoryError: It belongs to somebody whom the user does not trust.
        """
        try:
            run_git("-C", str(self.home), "rev-parse", "--git-dir")
        except GitFailedError as failed:
            if "dubious ownership" in failed.said:
                raise explain_failure(self, failed) from None

    def is_shallow(self) -> bool:
        """Returns whether its history was cut off when it was cloned."""
        if (self.folder / "objects").is_dir():  # else it is that of a second work tree
            return (self.folder / "shallow").exists()
        return self._read("rev-parse", "--is-shallow-repository") == "true\n"

    def tip(self) -> str:
        """Returns the commit that HEAD names, or the default branch where HEAD names none.

        Raises:
            ClausetreeError: The repository is empty, or has several branches and none is the default.
        """
        for name in _TIPS:
            if found := self.resolve(name):
                return found
        branches = self._branches("refs/heads") or self._branches("refs/remotes")
        if len(branches) == 1:
            return branches[0]
        if branches:
            raise ClausetreeError(
                f"`{self.shown}` has {len(branches)} branches, and none is the default",
                f"name one: `{self.shown}@BRANCH`",
            )
        raise EmptyRepositoryError(f"the repository `{self.shown}` has no commits", "commit a spec first")

    def _branches(self, under: str) -> list[str]:
        """Returns the commits of the branches under a name; what is only another name for one is none."""
        rows = self._read("for-each-ref", "--format=%(objectname) %(symref)", under).splitlines()
        return [commit for commit, symref in (row.split(" ", 1) for row in rows) if not symref]

    def resolve(self, label: str) -> str | None:
        """Returns the full hash of the commit that git knows as `label`, or None.

        Raises:
            ClausetreeError: Git lacks that commit, or can't read the repository.
        """
        found = self._parse(f"{label}^{{commit}}")
        if found is None and (known := self._parse(label)) and self._should_have(known, label):
            self._check(known, label)
        return found

    def _should_have(self, name: str, label: str) -> bool:
        """Returns whether there is more to say that an object should be there than a label that is its hash."""
        file = self.folder / "objects" / name[:2] / name[2:]
        return (
            name != label.lower() or file.exists() or self.is_partial() or self.find_lost_loan() is not None
        )

    def list_files(self, commit: str) -> Mapping[str, str]:
        """Returns all files of a commit, and for each its hash; raises `LostObjectError` where git lacks the commit or a folder."""
        return {path: name for path, (_, name) in self._list_entries(commit).items()}

    def list_links(self, commit: str) -> Mapping[str, bool]:
        """Returns all files of a commit, and for each whether it is a symbolic link; raises as `list_files` does."""
        entries = self._list_entries(commit)
        return {path: mode == _LINK for path, (mode, _) in entries.items() if mode != _SUBMODULE}

    def _list_entries(self, commit: str) -> Mapping[str, tuple[str, str]]:
        """Returns all files of a commit, and for each its mode and its hash."""
        try:
            output = self.run("ls-tree", "-r", "-z", commit)
        except GitFailedError:
            raise LostObjectError(self, f"commit `{commit[:7]}`, or a folder in it", commit) from None
        rows = (row.split("\t", 1) for row in os.fsdecode(output).split("\0") if row)
        return {path: (facts.split(" ")[0], facts.split(" ")[2]) for facts, path in rows}

    def _check(self, name: str, label: str) -> None:
        """Raises `LostObjectError` where git lacks an object."""
        try:
            self.run("cat-file", "-e", name)
        except GitFailedError:
            raise LostObjectError(self, f"`{name[:7]}`", name, label) from None

    def _parse(self, name: str) -> str | None:
        """Returns the full hash of what git knows by a name, or None."""
        try:
            return self.run("rev-parse", "--verify", "--quiet", name).decode().strip() or None
        except GitFailedError as failed:
            if "not a git repository" in failed.message:
                raise explain_failure(self, failed) from None
            return None

    def commits(
        self, *starts: str, paths: Sequence[str] = (), patterns: Sequence[str] = ()
    ) -> tuple[Commit, ...]:
        """Returns the commits reachable from `starts`, a commit always before its parents.

        Args:
            starts: Commits, or options of `git rev-list` that name some.
            paths: Where there are some, only commits that changed one of these files.
            patterns: Likewise, or one of those that these patterns mean.
        """
        limit = ("--", *map(_literal, paths), *(f":(top,glob){pattern}" for pattern in patterns))
        output = self._read(
            "rev-list", "--topo-order", "--format=%H%x00%h%x00%P%x00%cs%x00%s", *starts, *limit
        )
        found = []
        for line in output.split("\n"):
            if "\0" in line:
                commit, short, parents, day, subject = line.split("\0", 4)
                found.append(
                    Commit(
                        hash=commit,
                        short=short,
                        parents=tuple(parents.split()),
                        day=_parse_day(day),
                        subject=subject,
                    )
                )
        return tuple(found)

    def parents(self, *starts: str) -> Mapping[str, tuple[str, ...]]:
        """Returns the commits reachable from `starts`, each before its parents, and these."""
        lines = self._read("rev-list", "--topo-order", "--parents", *starts, "--").splitlines()
        return {commit: tuple(parents) for commit, *parents in map(str.split, lines)}

    def list_way(self, *starts: str, after: str | None = None) -> frozenset[str]:
        """Returns the commits that `starts` come from, themselves included; of these only what comes from `after`, if given."""
        bound = ("--ancestry-path", f"^{after}") if after else ()
        return frozenset(self._read("rev-list", *bound, *starts, "--").split())

    def turns(self, path: str, *starts: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Returns the commits reachable from `starts` that made or deleted a file, with their parents, newest first."""
        return self._log("AD", _literal(path), *starts)

    def deletions(self, pattern: str, start: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Returns the commits reachable from `start` that deleted a file of this pattern, with their parents, newest first."""
        return self._log("D", pattern, start)

    def _log(self, kinds: str, pattern: str, *starts: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Returns the commits that did one of these kinds of change to a file, against any of their parents."""
        quiet = ("-c", "log.follow=false", "log", "--no-show-signature", "--topo-order", "-m", "--no-renames")
        output = self._read(
            *quiet, "--name-only", f"--diff-filter={kinds}", "--format=%x00%H %P", *starts, "--", pattern
        )
        rows = dict.fromkeys(tuple(row.split("\n")[0].split()) for row in output.split("\0")[1:])
        return tuple((commit, tuple(parents)) for commit, *parents in rows)

    def tags(self) -> Mapping[str, tuple[str, ...]]:
        """Returns for each tagged commit its tags."""
        found: dict[str, tuple[str, ...]] = {}
        for line in self._read("for-each-ref", _TAG_FORMAT, "refs/tags").splitlines():
            name, kind, target, peeled_kind, peeled = line.split("\0")
            commit = target if kind == "commit" else peeled if peeled_kind == "commit" else None
            if commit:
                found[commit] = (*found.get(commit, ()), name)
        return found

    def has(self, commit: str, path: str) -> bool:
        """Returns whether there is a file at a path of a commit."""
        return has_file(self, commit, path)

    def names(self, commit: str, folder: str) -> tuple[str, ...]:
        """Returns the names of what is in a folder of a commit, sorted; none where it is not there."""
        return list_names(self, commit, folder)

    def load_all(self, places: Iterable[tuple[str, str]]) -> Mapping[tuple[str, str], bytes]:
        """Returns the files at pairs of commit and path; those that are not there are left out.

        Raises:
            LostObjectError: Git lacks an object that it takes to know.
            ClausetreeError: A file is too large to be a text, or the repository is broken.
        """
        return load_files(self, [(commit, path) for commit, path in places if not _is_unaskable(path)])

    def _read(self, *arguments: str) -> str:
        """Returns what a git command writes, as text; raises a clear error where the repository is broken."""
        try:
            return self.run(*arguments).decode(errors="replace")
        except GitFailedError as failed:
            raise explain_failure(self, failed) from None


def _parse_day(text: str) -> date:
    """Returns the day of a commit; for a date that is broken or beyond all calendars the first of 1970, as git shows it."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return date(1970, 1, 1)


def _is_unaskable(path: str) -> bool:
    """Returns whether no commit can hold a path that git would not even look for."""
    return "\n" in path or "\0" in path or leads_out(path)


def _literal(path: str) -> str:
    """Returns the pattern that means one path, whatever characters it has."""
    return f":(top,literal){path}"
