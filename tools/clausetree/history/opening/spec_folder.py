"""A spec with its revisions, in a folder or in a git repository."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clausetree.history.commits.between import End, find_before, find_between, is_superseded
from clausetree.history.commits.snapshot import TextPlace
from clausetree.history.git_access.repository import EmptyRepositoryError
from clausetree.history.layouts.spec_candidates import absent_spec
from clausetree.history.layouts.spec_layout import (
    KeptRevision,
    find_kept,
)
from clausetree.history.opening.source import LATEST, UnknownLabelError, unknown_label
from clausetree.model.errors import ClausetreeError
from clausetree.model.revision import HEAD

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clausetree.history.commits.commit_history import CommitHistory
    from clausetree.history.commits.release import Release
    from clausetree.history.commits.snapshot import Snapshot
    from clausetree.history.layouts.file_tree import WholeTree
    from clausetree.history.layouts.spec_layout import Layout
    from clausetree.model.revision import Revision


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecFolder:
    """A spec and its revisions: `head`, the older texts beside it, and what git keeps.

    Attributes:
        source: What the user calls it.
        tree: The files of its head: those of a folder, or those of the tip of a repository's branch.
        layout: Where things are in them; None where the head holds no spec.
        commits: What git keeps of it; None where it is in no repository.
        default: The label where none is given.
    """

    source: str
    tree: WholeTree
    layout: Layout | None
    commits: CommitHistory | None
    default: str

    def load(self, label: str | None) -> Snapshot:
        """Returns the revision that `label` names, or the default one.

        Raises:
            ClausetreeError: There is none, or it can't be read.
        """
        label = label or self.default
        place = self._find(label)
        if place is None:
            raise self._unknown(label)
        return self._read(place)

    def load_chain(self, old: str | None, new: str | None) -> tuple[Snapshot, ...]:
        """Returns two revisions and those listed between them, in the order from the one to the other."""
        if committed := self._committed():
            committed.read_ahead((old, new))
        first, last = self.load(old), self.load(new)
        ends = self._end(first), self._end(last)
        between = find_between(self._entries(), *ends, self._find_way)
        return (first, *map(self._read, self._places(between)), last)

    def load_way(self, label: str | None) -> tuple[Snapshot, ...]:
        """Returns the released texts that a revision comes from, oldest first, and it last; None is the last listed one."""
        last = self.load(label) if label else self._read(self._listed_places(superseded=False)[-1])
        before = find_before(self._entries(), self._end(last), self._find_way)
        return (*map(self._read, self._places(before)), last)

    def _read(self, place: TextPlace) -> Snapshot:
        """Returns the text at a place, with what the head's settings say of all revisions."""
        settings = self.layout.settings if self.layout else None
        return place.load()._replace(declared_since=settings.declared if settings else ())

    def _end(self, snapshot: Snapshot) -> End:
        """Returns a revision as the end of a chain: the work tree is edited from the commit that is checked out.

        A shallow clone doesn't know what came from what.
        """
        revision, commit = snapshot.revision, None
        committed = self._committed()
        if committed and not committed.is_shallow:
            commit = committed.tip if revision.label == HEAD else revision.commit
        around = find_kept(snapshot.tree, snapshot.layout) if snapshot.tree and snapshot.layout else ()
        return End(revision, commit, frozenset(kept.label for kept in around))

    def _find_way(self, old: str | None, new: str | None) -> frozenset[str] | None:
        """Returns the commits on the way from one to another; None where neither is known."""
        return self.commits.find_way(old, new) if self.commits and (old or new) else None

    def load_all(self, *, superseded: bool = False) -> tuple[Snapshot, ...]:
        """Returns the revisions that it lists, with their texts."""
        return tuple(map(self._read, self._listed_places(superseded=superseded)))

    def revisions(self, *, superseded: bool = False) -> tuple[Revision, ...]:
        """Returns the revisions that it lists, oldest first; `head` too where its text is not the newest one's."""
        return tuple(place.revision() for place in self._listed_places(superseded=superseded))

    def _unknown(self, label: str) -> UnknownLabelError:
        """Returns the error for a label that names nothing; `latest` and `head` can be named too."""
        places = self._places(self._entries())
        listed = [place.label for place in places if place.text_number is None]
        superseded = [place.label for place in places if place.text_number is not None]
        return unknown_label(label, self.source, [*listed, LATEST, HEAD], superseded, note=self._find_limit())

    def _find_limit(self) -> str | None:
        """Returns why git keeps less than one might think, and what to do about it; None where it does not."""
        if self.commits is None or self._is_listed():
            return None
        try:
            return self.commits.find_cut()
        except EmptyRepositoryError as empty:
            return empty.message

    def _find(self, label: str) -> TextPlace | None:
        """Returns where the text that `label` names is, or None."""
        if label == HEAD:
            return self._head()
        if label == LATEST:
            return self._newest() or self._head()
        kept = next((entry for entry in self._kept() if entry.label == label), None)
        if kept:
            return self._place(kept)
        committed = self._committed()
        return committed.find(label) if committed else None

    def _head(self) -> TextPlace:
        """Returns where the text of the head is."""
        if self.layout is None:
            raise self._absent()
        if self.tree.commit and self.commits:
            return self.commits.at(self.tree.commit, HEAD)
        return self._place(KeptRevision(label=HEAD, date=None, path=self.layout.file))

    def _absent(self) -> ClausetreeError:
        """Returns the error for a head without the spec."""
        if self.commits and not self.commits.folders:
            hint = "check the path, or name a revision that has it"
            return ClausetreeError(f"there is no file `{self.source}`", hint)
        if self.tree.commit is None and not self.tree.paths() and self._committed():
            return ClausetreeError(
                f"there is no spec in `{self.source}`, and no other file",
                "`git checkout BRANCH` puts there what git has; `clausetree revisions` lists it",
            )
        return absent_spec(self.tree, self.source)

    def _committed(self) -> CommitHistory | None:
        """Returns what git keeps of it; None where that is nothing."""
        try:
            return self.commits if self.commits and self.commits.tip else None
        except EmptyRepositoryError:
            return None

    def _newest(self) -> TextPlace | None:
        """Returns the newest of the revisions that it lists, or None."""
        kept = next((self._place(entry) for entry in reversed(self._kept())), None)
        if self._is_listed() or not (committed := self._committed()):
            return kept
        released = committed.newest()
        if released and kept and released.date and kept.date and kept.date >= released.date:
            return kept
        return released or kept

    def _listed_places(self, *, superseded: bool) -> tuple[TextPlace, ...]:
        """Returns where the listed revisions are, oldest first, with the head where its text is not the newest one's."""
        entries = self._entries()
        if self.commits and (limit := self._find_limit()):
            self.commits.report(limit)
        listed = self._places(entry for entry in entries if superseded or not is_superseded(entry))
        if self.tree.commit is None and self.layout is not None:
            head = self._head()
            if not listed or listed[-1].revision().sha256 != head.revision().sha256:
                return (*listed, head)
        if not listed:
            raise self._absent()
        return listed

    def _entries(self) -> tuple[KeptRevision | Release, ...]:
        """Returns what is listed, superseded texts included, oldest first; a list in the settings is the whole list."""
        kept = self._kept()
        if self._is_listed() or not (committed := self._committed()):
            return kept
        labels = {entry.label for entry in kept}
        rest = (release for release in committed.listed if release.label not in labels)
        both: list[KeptRevision | Release] = [*kept, *rest]
        return tuple(sorted(both, key=lambda entry: str(entry.date)))

    def _places(self, entries: Iterable[KeptRevision | Release]) -> tuple[TextPlace, ...]:
        """Returns where the texts of `entries` are, in their order; commits that do not hold the spec are left out."""
        places: dict[str, TextPlace | None] = {}
        releases = []
        for entry in entries:
            if isinstance(entry, KeptRevision):
                places[entry.label] = self._place(entry)
            else:
                places[entry.label] = None
                releases.append(entry)
        if releases and self.commits:
            places |= {place.label: place for place in self.commits.places(releases)}
        return tuple(place for place in places.values() if place)

    def _kept(self) -> tuple[KeptRevision, ...]:
        """Returns the older texts beside the spec, oldest first."""
        return find_kept(self.tree, self.layout) if self.layout else ()

    def _is_listed(self) -> bool:
        """Returns whether settings list the revisions."""
        return bool(self.layout and self.layout.settings and self.layout.settings.revision)

    def _place(self, kept: KeptRevision) -> TextPlace:
        """Returns where the text of a file of the head is."""
        assert self.layout  # noqa: S101 - it is what says which files there are
        return TextPlace(
            tree=self.tree,
            layout=self.layout,
            file=kept.path,
            label=kept.label,
            date=kept.date,
            source=self.source,
        )
