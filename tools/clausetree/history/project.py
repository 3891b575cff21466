"""Projects: a spec with its revisions, in a folder or in a git repository."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clausetree.history.layout import SPEC_FILE, KeptRevision, find_kept
from clausetree.history.repository import EmptyRepositoryError
from clausetree.history.snapshot import Place
from clausetree.history.source import HEAD, LATEST, unknown_label
from clausetree.model.errors import ClausetreeError

if TYPE_CHECKING:
    from clausetree.history.layout import Layout
    from clausetree.history.lineage import Lineage
    from clausetree.history.snapshot import Snapshot
    from clausetree.history.tree import Tree
    from clausetree.model.revision import Revision


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A spec and its revisions: `head`, the older texts beside it, and what git keeps.

    Attributes:
        source: What the user calls it.
        tree: The files of its head: those of a folder, or those of the tip of a repository's branch.
        layout: Where things are in them; None where the head holds no spec.
        lineage: What git keeps of it; None where it is in no repository.
        default: The label where none is given.
    """

    source: str
    tree: Tree
    layout: Layout | None
    lineage: Lineage | None
    default: str

    def load(self, label: str | None) -> Snapshot:
        """Returns the revision that `label` names, or the default one.

        Raises:
            ClausetreeError: There is none, or it can't be read.
        """
        label = label or self.default
        place = self._find(label)
        if place is None:
            raise unknown_label(label, self.source, self.labels())
        return place.load()

    def revisions(self) -> tuple[Revision, ...]:
        """Returns the revisions that it lists, oldest first; `head` too where its text is not the newest one's."""
        listed = [place.revision() for place in self._places()]
        if self.tree.commit is None and self.layout is not None:
            head = self._head().revision()
            if not listed or listed[-1].sha256 != head.sha256:
                listed.append(head)
        return tuple(listed)

    def labels(self) -> tuple[str, ...]:
        """Returns the labels that can be named, oldest first, `latest` and `head` last."""
        return (*(place.label for place in self._places()), LATEST, HEAD)

    def _find(self, label: str) -> Place | None:
        """Returns where the text that `label` names is, or None."""
        if label == HEAD:
            return self._head()
        if label == LATEST:
            return self._newest() or self._head()
        kept = next((place for place in self._kept() if place.label == label), None)
        if kept or self.lineage is None:
            return kept
        try:
            return self.lineage.find(label)
        except EmptyRepositoryError:
            return None

    def _head(self) -> Place:
        """Returns where the text of the head is."""
        if self.tree.commit and self.lineage:
            return self.lineage.at(self.tree.commit, HEAD)
        if self.layout is None:
            raise ClausetreeError(
                f"there is no spec in `{self.source}`",
                f"looked for `clausetree.toml` and `{SPEC_FILE}`, there and in `spec/`; name the spec's own file",
            )
        return self._place(self.layout, KeptRevision(label=HEAD, date=None, path=self.layout.file))

    def _newest(self) -> Place | None:
        """Returns the newest of the revisions that it lists, or None."""
        kept = self._kept()
        if self._is_listed() or self.lineage is None:
            return kept[-1] if kept else None
        try:
            released = self.lineage.newest()
        except EmptyRepositoryError:
            released = None
        if released and kept and released.date and kept[-1].date and kept[-1].date >= released.date:
            return kept[-1]
        return released or (kept[-1] if kept else None)

    def _places(self) -> tuple[Place, ...]:
        """Returns where the listed revisions are, oldest first: the settings' list is the whole list, where there is one."""
        kept = self._kept()
        if self._is_listed() or self.lineage is None:
            return kept
        try:
            released = self.lineage.places()
        except EmptyRepositoryError:
            return kept
        labels = {place.label for place in kept}
        both = [*kept, *(place for place in released if place.label not in labels)]
        return tuple(sorted(both, key=lambda place: str(place.date)))

    def _kept(self) -> tuple[Place, ...]:
        """Returns where the older texts beside the spec are, oldest first."""
        if self.layout is None:
            return ()
        layout = self.layout
        return tuple(self._place(layout, kept) for kept in find_kept(self.tree, layout))

    def _is_listed(self) -> bool:
        """Returns whether settings list the revisions."""
        return bool(self.layout and self.layout.settings and self.layout.settings.revision)

    def _place(self, layout: Layout, kept: KeptRevision) -> Place:
        """Returns where the text of a file of the head is."""
        return Place(
            tree=self.tree,
            layout=layout,
            file=kept.path,
            label=kept.label,
            date=kept.date,
            source=self.source,
        )
