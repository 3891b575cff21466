"""The clauses that older revisions of a text had: what became of them, looked up only where a text names one."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from clausetree.history.commits.snapshot import find_declared
from clausetree.history.opening.source_opening import open_source
from clausetree.lint.fate import Fate, tell_fate
from clausetree.model.errors import ClausetreeError
from clausetree.model.revision import HEAD
from clausetree.syntax.document import parse_document

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from clausetree.diff.changes import ChangeSet, ClauseChange
    from clausetree.history.commits.snapshot import Snapshot
    from clausetree.history.opening.source import Source
    from clausetree.model.clause import Clause
    from clausetree.model.declared import Declared, DeclaredKind
    from clausetree.model.document import Document

_TIP = "HEAD"


class GoneClauses:
    """What became of the clauses that a text no longer has.

    Attributes:
        was_asked: Whether anybody asked, so that what was found follows from more than the text.
    """

    def __init__(self, snapshot: Snapshot, text: str, load: Callable[[Snapshot], Sequence[Snapshot]]) -> None:
        """Takes a revision, its text, which fixes may have changed, and what returns the revisions that it comes from."""
        self.was_asked = False
        self._snapshot = snapshot
        self._text = text
        self._load = load
        self._fates: dict[str, Fate | None] = {}
        self._documents: dict[int, Document] = {}
        self._steps: dict[int, ChangeSet] = {}
        self._spans: dict[int, ChangeSet] = {}
        self._changes: dict[int, dict[int, ClauseChange]] = {}

    def find(self, gone: str) -> Fate | None:
        """Returns what became of the clause that last had an id; None where no revision at hand had one."""
        self.was_asked = True
        if gone not in self._fates:
            self._fates[gone] = self._find(gone)
        return self._fates[gone]

    @cached_property
    def _row(self) -> tuple[Snapshot, ...]:
        """Returns the older revisions, oldest first, and last the text itself."""
        return (*self._load(self._snapshot), self._snapshot._replace(text=self._text))

    def _find(self, gone: str) -> Fate | None:
        for at in reversed(range(len(self._row) - 1)):
            if gone in self._row[at].text and (old := self._document(at).clause(gone)):
                fate = tell_fate(self._change_of(old, at), self._row[at].revision.label)
                return fate if fate.is_final else self._find_declared(gone) or fate
        return self._find_declared(gone)

    def _change_of(self, old: Clause, at: int) -> ClauseChange:
        """Returns what became of a clause of the revision at a place in the row."""
        if at not in self._changes:
            changes = self._diff(at).clauses
            self._changes[at] = {change.old.start: change for change in changes if change.old}
        return self._changes[at][old.start]

    @cached_property
    def _declared(self) -> Mapping[str, Declared]:
        """Returns what the settings declare, by the id that a clause had."""
        return {entry.source: entry for entry in find_declared(self._row)}

    def _find_declared(self, gone: str) -> Fate | None:
        """Returns what the settings declare of a clause that no revision at hand has."""
        entries = self._declared
        document = self._document(len(self._row) - 1)
        kind: DeclaredKind | None = None
        ids: tuple[str, ...] = (gone,)
        seen = {gone}
        while (entry := entries.get(ids[0])) and (kind in {None, "renamed"}):
            kind, ids = entry.kind, entry.targets
            if len(ids) != 1 or ids[0] in seen or document.clause(ids[0]):
                break
            seen.add(ids[0])
        there = tuple(one for one in ids if document.clause(one))
        if kind is None or (not there and kind != "deleted"):
            return None
        return Fate(kind, there, is_sure=len(there) == 1, last=None)

    def _document(self, at: int) -> Document:
        if at not in self._documents:
            snapshot = self._row[at]
            self._documents[at] = parse_document(snapshot.text, snapshot.profile)
        return self._documents[at]

    def _diff(self, at: int) -> ChangeSet:
        """Returns what changed from the revision at a place in the row to the text."""
        from clausetree.diff.time.chain import diff_lineage  # noqa: PLC0415 - in most texts no reference dangles

        if at not in self._spans:
            self._spans[at] = diff_lineage([self._step(one) for one in range(at, len(self._row) - 1)])
        return self._spans[at]

    def _step(self, at: int) -> ChangeSet:
        """Returns what changed from one revision of the row to the next."""
        from clausetree.diff.documents import diff_documents  # noqa: PLC0415 - likewise
        from clausetree.diff.time.chain import declared_at  # noqa: PLC0415 - likewise

        if at not in self._steps:
            declared = declared_at(find_declared(self._row), self._row[at + 1].revision)
            self._steps[at] = diff_documents(self._document(at), self._document(at + 1), declared)
        return self._steps[at]


def load_older(snapshot: Snapshot) -> Sequence[Snapshot]:
    """Returns the revisions before one, oldest first; none where its source can't be asked any more, or lists none."""
    tree, layout = snapshot.tree, snapshot.layout
    if tree is None or layout is None:
        return ()
    around = (
        () if tree.commit else (tree.name(""),)
    )  # a file is the spec of its project, or has a past of its own
    for name in (*around, snapshot.revision.source):
        with suppress(ClausetreeError):
            if older := _cut(snapshot, open_source(name, start=Path.cwd())):
                return older
    return ()


def _cut(snapshot: Snapshot, source: Source) -> Sequence[Snapshot]:
    """Returns what a source lists before a revision; nothing where the revision is none of its."""
    own = snapshot.revision
    for known in source.revisions():
        if (known.commit, known.path) == (own.commit, own.path) and known.label != HEAD:
            return source.load_way(known.label)[:-1]
    if own.commit:
        return source.load_way(own.label)[:-1]
    if source.load(HEAD).revision.path != own.path:
        return ()  # another text of the same folder
    older = list(source.load_way(HEAD)[:-1])
    with suppress(ClausetreeError):  # such as a folder that is in no repository
        tip = source.load(_TIP)
        if not any(known.revision.sha256 == tip.revision.sha256 for known in older):
            older.append(tip)
    return older
