"""The lineage of a spec: what a git repository holds of it, commit by commit."""

from __future__ import annotations

import posixpath
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from clausetree.history.commits.ancestry import find_way
from clausetree.history.commits.release import Release, find_releases, list_commits
from clausetree.history.commits.snapshot import TextPlace
from clausetree.history.git_access.commit_tree import CommitTree, load_trees
from clausetree.history.git_access.lost_object import LostObjectError
from clausetree.history.layouts.spec_candidates import absent_at
from clausetree.history.layouts.spec_files import PartsError
from clausetree.history.layouts.spec_layout import (
    SETTINGS_FILE,
    SPEC_FILE,
    find_layout,
    find_layout_of,
    find_stated_layout,
    find_usual_layout,
    join,
)
from clausetree.history.layouts.spec_paths import BRANCHES, SpecPaths
from clausetree.model.errors import ClausetreeError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from clausetree.history.git_access.repository import Commit, Repository
    from clausetree.history.layouts.spec_layout import Layout

_AT_ONCE = 16
"""How many commits' texts are held in memory while a list is made."""


@dataclass(frozen=True, kw_only=True)
class CommitHistory:
    """The revisions of a spec that git keeps; the log is read once, so what is committed later is not seen.

    Attributes:
        repository: Where they are.
        source: What the user calls it.
        folders: The folders of a commit in which the spec can be.
        file: The spec's path today, which an old commit may have too; None where it isn't known.
        report: Is told of settings of old commits that can't be read.
    """

    repository: Repository
    source: str
    folders: tuple[str, ...]
    file: str | None
    report: Callable[[str], None]
    _ahead: dict[str, CommitTree] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def tip(self) -> str:
        """Returns the commit that the history ends with; raises `ClausetreeError` where there is none."""
        self.repository.check_trust()
        return self.repository.tip()

    @cached_property
    def paths(self) -> SpecPaths | None:
        """Returns the paths that the spec has had; None where it is not known to be anywhere."""
        file = self.file
        if file is None or not self.repository.has(self.tip, file):
            commits = (self.tip, *(release.commit for release in reversed(self.releases)))
            found = (self._find_file(commit) for commit in commits)
            file = next(
                (known for known in found if known), file
            )  # such as where a move is not committed yet
        if file is None:
            return None
        paths = SpecPaths(repository=self.repository, tip=self.tip, path=file)
        try:
            return paths if paths.names else None
        except LostObjectError as lost:
            with self._named_loss(self.releases):
                for release in self.releases:
                    self.repository.list_files(release.commit)
                raise lost from None

    def _find_file(self, commit: str) -> str | None:
        """Returns the path of the spec in a commit where nothing is known of it yet."""
        paths = [join(folder, name) for folder in self.folders for name in (SETTINGS_FILE, SPEC_FILE)]
        (tree,) = load_trees(self.repository, (commit,), paths)
        try:
            layout = find_layout(tree, self.folders)
        except ClausetreeError:  # which is told where the commit is read
            layout = find_usual_layout(tree, self.folders)
        return layout.file if layout else None

    @cached_property
    def _commits(self) -> tuple[Commit, ...]:
        """Returns what the tip and the tagged commits come from, a commit always before its parents."""
        return self.repository.commits(self.tip, "--tags")

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(commit.hash for commit in self._commits)

    @cached_property
    def releases(self) -> tuple[Release, ...]:
        """Returns the commits with a name of their own, oldest first, whether they hold the spec or not."""
        return find_releases(self._commits, self.repository.tags())

    @cached_property
    def listed(self) -> tuple[Release, ...]:
        """Returns what to list, oldest first: the releases, else every commit that touched the spec."""
        one_by_one = (next(self.places((release,)), None) for release in reversed(self.releases))
        if any(one_by_one):  # the first mostly is one, and a partial clone may lack the rest
            return self.releases
        return list_commits(self._touching()) if self.paths else ()

    def _touching(self) -> tuple[Commit, ...]:
        """Returns the commits on the way to the tip that touched the spec where it then was."""
        names = self.paths.names if self.paths else ()
        patterns = self._find_patterns()
        commits = self.repository.commits(self.tip, paths=names, patterns=patterns)
        if len(names) == 1 or patterns:
            return commits
        touched = {
            name: {one.hash for one in self.repository.commits(self.tip, paths=[name])} for name in names
        }
        files = {place.tree.commit: place.file for place in self.places(list_commits(commits))}
        return tuple(one for one in commits if one.hash in touched.get(files.get(one.hash, ""), ()))

    def _find_patterns(self) -> tuple[str, ...]:
        """Returns what the settings of the tip say of which files its text is put together from."""
        layout = self.layout(self.tree(self.tip))
        if layout is None or layout.settings is None:
            return ()
        return tuple(join(layout.folder, pattern) for pattern in layout.settings.spec.files)

    def find_cut(self) -> str | None:
        """Returns where the history begins and how to get the rest, where it is that of a shallow clone; None otherwise.

        Raises:
            EmptyRepositoryError: There is no commit.
        """
        tip = self.tip
        if not self.is_shallow:
            return None
        first = next((place.label for place in self.places(self.listed)), tip[:7])
        folder, name = posixpath.split(self.source)
        if self.file is None or name != posixpath.basename(self.file):
            folder = self.source
        where = "" if folder in {"", "."} else f" in `{folder}`"
        return f"shallow clone: history starts at `{first}`; run `git fetch --unshallow`{where}"

    def newest(self) -> TextPlace | None:
        """Returns the newest release that has a date, else the last revision of the list, or None."""
        dated = [release for release in self.releases if release.dated]
        for release in reversed(dated):
            for place in self.places((release,)):
                return place
        return next(self.places(self.listed[::-1]), None)

    def find(self, label: str) -> TextPlace | None:
        """Returns the revision that `label` names, or None where git can't resolve it.

        Raises:
            ClausetreeError: It names a commit without the spec.
        """
        release = next((known for known in self.releases if label in {known.label, known.commit}), None)
        commit = release.commit if release else self.repository.resolve(self._rooted(label))
        return None if commit is None else self.at(commit, label)

    def at(self, commit: str, label: str) -> TextPlace:
        """Returns the revision of `commit`: under the date where it was released on one, else under `label`.

        Raises:
            ClausetreeError: It does not hold the spec.
        """
        known = next((release for release in self.releases if release.commit == commit), None)
        if known is None:
            (logged,) = self.repository.commits("--max-count=1", commit)
            known = Release(label=label, date=logged.day, commit=commit, dated=False)
        for place in self.places((known,)):
            if known.dated or known.label == label:
                return place
            return place._replace(label=label, listed_as=known.label)
        if not self.folders:
            raise ClausetreeError(
                f"`{self.source}` is not in commit `{commit[:7]}`", "commit it, or name another commit"
            )
        if listed := absent_at(self.tree(commit), self.source, self.folders[0], label):
            raise listed
        looked = ", ".join(f"`{path}`" for path in self._candidates())
        raise ClausetreeError(
            f"there is no spec in `{self.source}` at commit `{commit[:7]}`",
            f"looked for {looked}; name another commit",
        )

    @cached_property
    def is_shallow(self) -> bool:
        """Returns whether the history was cut off when it was cloned, so that commits seem to come from nothing."""
        return self.repository.is_shallow()

    def find_way(self, old: str | None, new: str | None) -> frozenset[str]:
        """Returns the commits that come from one and that another comes from, both included; None for an end is no bound."""
        if old and new is None:
            return self.repository.list_way(self.tip, *BRANCHES, after=old) | {old}
        last = new or self.tip
        if self._known.issuperset(filter(None, (old, last))):
            return find_way(self._commits, old, last)
        found = self.repository.list_way(last, after=old)
        return found | {old} if old and (found or old == new) else found

    def tree(self, commit: str) -> CommitTree:
        """Returns the files of a commit."""
        return self._load_trees((commit,))[0]

    def read_ahead(self, labels: Collection[str | None]) -> None:
        """Reads the releases of these labels in one run of git, for when they are asked for one by one."""
        commits = [release.commit for release in self.releases if release.label in labels]
        with suppress(ClausetreeError):  # which is told of the one that is asked for
            self._ahead.update(zip(commits, self._load_trees(commits), strict=True))

    def _load_trees(self, commits: Sequence[str]) -> tuple[CommitTree, ...]:
        """Returns the files of commits."""
        known = tuple(self._ahead[commit] for commit in commits if commit in self._ahead)
        return (
            known if len(known) == len(commits) else load_trees(self.repository, commits, self._candidates())
        )

    def layout(self, tree: CommitTree) -> Layout | None:
        """Returns where the spec is in a commit, or None; settings that can't be read are reported and left out."""
        try:
            return self._find_layout(tree)
        except PartsError as error:
            self.report(f"left out: {error.message}")
            return None
        except ClausetreeError as error:
            self.report(f"settings left out: {error.message}")
            bare = {path: None for path in self._candidates() if path.endswith(SETTINGS_FILE)}
            return self._find_layout(replace(tree, known={**tree.known, **bare}))

    def _find_layout(self, tree: CommitTree) -> Layout | None:
        """Returns where the spec is in a commit: as its settings say, else where it was then, else where specs are."""
        stated = find_stated_layout(tree, self.folders)
        if stated and tree.has(stated.file):
            return stated
        for name in self.paths.at(tree.commit) if self.paths else ():
            if tree.has(name):
                return find_layout_of(tree, name)
        return stated or find_usual_layout(tree, self.folders)

    def places(self, releases: Sequence[Release]) -> Iterator[TextPlace]:
        """Yields where the text of each release is; those that do not hold the spec are left out."""
        for start in range(0, len(releases), _AT_ONCE):
            part = releases[start : start + _AT_ONCE]
            with self._named_loss(part):
                trees = self._load_trees([one.commit for one in part])
            for release, tree in zip(part, trees, strict=True):
                layout = self.layout(tree)
                if layout and tree.has(layout.file):
                    yield TextPlace(
                        tree=tree,
                        layout=layout,
                        file=layout.file,
                        label=release.label,
                        date=release.date,
                        source=self.source,
                        text_number=release.text_number,
                    )

    @contextmanager
    def _named_loss(self, releases: Sequence[Release]) -> Iterator[None]:
        """Says of which release it is what git lacks, where it is one of these."""
        try:
            yield
        except LostObjectError as lost:
            label = next((known.label for known in releases if known.commit == lost.name), None)
            raise (lost.of(label) if label else lost) from None

    def _rooted(self, label: str) -> str:
        """Returns `label` with the tip in HEAD's place: the HEAD of what we fetched, or of a bundle, is not it.

        What HEAD was before, as in `HEAD@{1}`, only HEAD itself knows.
        """
        rest = label.removeprefix("HEAD")
        is_head = rest != label and not rest[:1].isalnum() and not rest.startswith("@")
        return self.tip + rest if is_head else label

    def _candidates(self) -> tuple[str, ...]:
        """Returns the paths to look at in every commit."""
        names = self.paths.names if self.paths else ()
        around = [str(folder) for name in names for folder in PurePosixPath(name).parents]
        paths = [join(folder, name) for folder in self.folders for name in (SETTINGS_FILE, SPEC_FILE)]
        return tuple(dict.fromkeys([*paths, *(join(folder, SETTINGS_FILE) for folder in around), *names]))
