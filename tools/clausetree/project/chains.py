"""Revisions in a row, read: what changed from the first to the last, and the life of every clause."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from clausetree.history.commits.snapshot import find_declared
from clausetree.history.git_access.git_waits import filling_git_waits
from clausetree.history.opening.revision_name import STANDARD_INPUT, RevisionName
from clausetree.history.opening.source_opening import open_source, reopen_source
from clausetree.model.errors import ClausetreeError
from clausetree.model.revision import HEAD
from clausetree.project.revs import explained, load_revisions
from clausetree.project.spec_documents import SpecDocument, read_document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from clausetree.diff.changes import ChangeSet
    from clausetree.diff.time.lineage import Lineage
    from clausetree.history.commits.snapshot import Snapshot
    from clausetree.history.opening.source import Source
    from clausetree.model.declared import Declared
    from clausetree.model.document import Document

_COMPARING = tuple(
    partial(import_module, f"clausetree.{name}")
    for name in (
        "text.sentences",
        "diff.redlines",
        "diff.compare.conversations",
        "diff.compare.wording_changes",
        "diff.match.fragments",
        "diff.compare.rows",
        "diff.compare.passage_redlines",
        "diff.compare.clause_changes",
        "diff.match.matching",
        "diff.time.chain",
    )
)
"""Imports of what compares revisions, in steps of some milliseconds; together they take as long as git does."""


class Chain(NamedTuple):
    """Revisions in a row, and what the newest settings among them declare of the clauses' history."""

    documents: tuple[SpecDocument, ...]
    declared: tuple[Declared, ...]

    @property
    def old(self) -> SpecDocument:
        """Returns the first."""
        return self.documents[0]

    @property
    def new(self) -> SpecDocument:
        """Returns the last."""
        return self.documents[-1]

    def diff(self) -> ChangeSet:
        """Returns what changed from the first to the last."""
        from clausetree.diff.time.chain import diff_chain  # noqa: PLC0415 - it is imported while git works

        return diff_chain([(document.revision, document) for document in self.documents], self.declared)

    def trace(self) -> Lineage:
        """Returns the life of every clause."""
        from clausetree.diff.time.lineage import trace_clauses  # noqa: PLC0415 - a diff has no need of it

        return trace_clauses([(document.revision, document) for document in self.documents], self.declared)


def load_chain(
    old: str | None, new: str | None, *, start: Path, report: Callable[[str], None] | None = None
) -> Chain:
    """Returns what `old` and `new` name, and what their source lists between them, in the order from old to new.

    Texts of two sources have nothing between them, and `old` may be the later one: then the chain runs backwards.

    Args:
        old: A REV.
        new: Another.
        start: The working directory.
        report: Is told of slow work before it begins, and of declarations that say nothing.

    Raises:
        ClausetreeError: One of the two names nothing that can be read.
    """
    with filling_git_waits(_COMPARING):
        return _read(load_revisions(old, new, start=start, report=report), report)


def load_listed(
    source: str | None,
    until: str | None = None,
    *,
    start: Path,
    report: Callable[[str], None] | None = None,
) -> Chain:
    """Returns the revisions that a source lists, oldest first; those of another branch are left out.

    Args:
        source: Where the revisions are; None for the project around.
        until: The label of the last revision to go to; None for the newest.
        start: The working directory.
        report: Is told of slow work before it begins, and of declarations that say nothing.

    Raises:
        ClausetreeError: It lists none, or none of this label.
    """
    with filling_git_waits(_COMPARING):
        with explained(RevisionName(source, until), start):
            opened = open_source(source, start=start, report=report)
            if until is not None:
                return _read(_load_up_to(opened, until), report)
        chain = _read(opened.load_way(None), report)
    if report and chain.declared:
        from clausetree.project.idle_declarations import report_idle, tell_unlisted  # noqa: PLC0415 - seldom

        report_idle(report, tell_unlisted(_list_labels(opened), chain.declared))
    return chain


def load_lineage(document: SpecDocument) -> Lineage:
    """Returns the life of every clause of a document, over the revisions that its source lists up to it.

    Raises:
        ClausetreeError: Its source lists it no more, or can't be read.
    """
    revision = document.revision
    if revision.source == STANDARD_INPUT:
        return Chain((document,), ()).trace()
    *earlier, last = _load_up_to(reopen_source(document.snapshot, Path.cwd()), revision.label)
    if last.text != document.text:
        raise ClausetreeError(f"`{revision.path}` was changed while it was read", "run this again")
    documents = (*map(read_document, earlier), document)
    return Chain(documents, find_declared([*earlier, document.snapshot])).trace()


def diff_loaded(old: Document, new: Document) -> ChangeSet:
    """Returns what changed from one document to another.

    Of two revisions of one source, those between them tell which clause is which; other texts are compared directly.
    """
    if isinstance(old, SpecDocument) and isinstance(new, SpecDocument):
        documents = (old, *load_between(old, new), new)
        return Chain(documents, find_declared([document.snapshot for document in documents])).diff()
    from clausetree.diff.documents import diff_documents  # noqa: PLC0415 - it is imported while git works

    return diff_documents(old, new)


def load_between(old: SpecDocument, new: SpecDocument) -> tuple[SpecDocument, ...]:
    """Returns the revisions between two of one source, as it lists them now, in the order from `old` to `new`."""
    one, other = old.revision, new.revision
    if one.source != other.source or one.source == STANDARD_INPUT:
        return ()
    try:
        _, *between, _ = reopen_source(old.snapshot, Path.cwd()).load_chain(one.label, other.label)
    except (
        ClausetreeError
    ):  # it is elsewhere by now, or lists other revisions: the two texts are all there is
        return ()
    return tuple(map(read_document, between))


def _read(snapshots: Iterable[Snapshot], report: Callable[[str], None] | None) -> Chain:
    found = tuple(snapshots)
    chain = Chain(tuple(map(read_document, found)), find_declared(found))
    if report and chain.declared:
        from clausetree.project.idle_declarations import report_idle, tell_idle  # noqa: PLC0415 - seldom

        report_idle(report, tell_idle(chain.documents, chain.declared))
    return chain


def _list_labels(source: Source) -> list[str]:
    """Returns all labels of a source, oldest first, and `head` where its text is not a listed one's.

    The head of a repository without a work tree is not listed.
    """
    listed = source.revisions(superseded=True)
    labels = [label for revision in listed for label in revision.labels]
    try:
        head = source.load(HEAD).revision
    except ClausetreeError:  # the spec is gone there
        return labels
    return labels if any(one.sha256 == head.sha256 for one in listed) else [*labels, HEAD]


def _load_up_to(source: Source, label: str) -> tuple[Snapshot, ...]:
    """Returns the released texts up to the revision that `label` names, which may itself be a superseded one."""
    listed, revision = source.revisions(superseded=True), source.load(label).revision
    same = [known.label for known in listed if known.sha256 == revision.sha256]
    if not same:
        raise ClausetreeError(
            f"`{label}` is not one of the listed revisions", "`clausetree revisions` lists them"
        )
    named = [known for known in revision.labels if known in same]
    return source.load_way((named or same)[0])
