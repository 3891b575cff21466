"""The one spec that a server reads: its revisions by their labels, read again where they changed."""

from __future__ import annotations

from collections import OrderedDict
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from clausetree.history.commits.snapshot import find_declared
from clausetree.history.opening.revision_name import STANDARD_INPUT, parse_revision_name
from clausetree.history.opening.source_opening import open_at_hand
from clausetree.model.errors import ClausetreeError
from clausetree.project.chains import Chain
from clausetree.project.citations import read_citation
from clausetree.project.revs import load_revision, parse_name
from clausetree.project.spec_documents import SpecDocument, read_document
from clausetree.query.quotation import QuotationIndex
from clausetree.query.word_search import WordIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from pathlib import Path

    from clausetree.diff.changes import ChangeSet
    from clausetree.history.commits.snapshot import Snapshot
    from clausetree.history.opening.source import Source
    from clausetree.model.locator import Locator
    from clausetree.model.revision import Revision

_KEPT = 8  # texts, and comparisons of two, that are not read again while they stay the same

Value = TypeVar("Value")


class _Recent(Generic[Value]):
    """What was made last, by what it was made from; a call that its client gave up may still be at work beside the next."""

    def __init__(self) -> None:
        self._values: OrderedDict[Hashable, Value] = OrderedDict()
        self._lock = Lock()

    def load(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """Returns what was made for a key, or makes it."""
        with self._lock:
            value = self._values[key] if key in self._values else make()
            self._values[key] = value
            self._values.move_to_end(key)
            if len(self._values) > _KEPT:
                self._values.popitem(last=False)
            return value


class ReadText:
    """A text that was read, and what finds words in it, made when it is first asked."""

    def __init__(self, document: SpecDocument) -> None:
        """Takes the text."""
        self.document = document

    @cached_property
    def quotations(self) -> QuotationIndex:
        """Returns what finds words as they are quoted."""
        return QuotationIndex(self.document)

    @cached_property
    def words(self) -> WordIndex:
        """Returns what finds clauses that speak of words."""
        return WordIndex(self.document)


class Compared(NamedTuple):
    """Two revisions and what changed from the one to the other."""

    chain: Chain
    changes: ChangeSet


class ServedSpec:
    """A spec, read only; after the start nobody is asked for it but the disk."""

    def __init__(self, source: str | None, start: Path, report: Callable[[str], None]) -> None:
        """Takes what the user named, and reads it once.

        Args:
            source: `SOURCE@LABEL`, either half optional; None for the project around `start`.
            start: The working directory.
            report: Is told of slow work before it begins.

        Raises:
            ClausetreeError: It names nothing that can be read, or standard input, over which agents speak.
        """
        if source == STANDARD_INPUT:
            raise ClausetreeError(
                "the server uses standard input to talk to its client", "name a file or a folder"
            )
        self._name, self._start = parse_name(source, start), start
        load_revision(source, start=start, report=report)
        self._texts: _Recent[ReadText] = _Recent()
        self._compared: _Recent[Compared] = _Recent()

    def document(self, label: str | None) -> SpecDocument:
        """Returns the text of a revision as it is now; what did not change is not read again.

        Args:
            label: Its label; None for the default.

        Raises:
            ClausetreeError: The spec has no such revision, or `label` is more than a label.
        """
        snapshot = self._open().load(self._check(label))
        return _name(self._read(snapshot).document, snapshot)

    def indexes(self, document: SpecDocument) -> ReadText:
        """Returns what finds words in a text."""
        return self._read(document.snapshot)

    def revisions(self) -> tuple[Revision, ...]:
        """Returns the revisions that the spec lists, oldest first."""
        return self._open().revisions()

    def compare(self, old: str | None, new: str | None) -> Compared:
        """Returns what changed from one revision to another; raises as `document` does.

        Args:
            old: The label of the older one; None for the release before the newer one.
            new: The label of the newer one; None for the default.
        """
        source, newer = self._open(), self._check(new)
        snapshots = source.load_chain(self._check(old) if old else _find_release_before(source, newer), newer)
        key = tuple((one.revision, one.profile) for one in snapshots)

        def make() -> Compared:
            documents = tuple(self._read(one).document for one in snapshots)
            named = tuple(map(_name, documents, snapshots))
            chain = Chain(named, find_declared(snapshots))
            return Compared(chain, chain.diff())

        return self._compared.load((key, find_declared(snapshots)), make)

    def cite(self, text: str, label: str | None) -> tuple[SpecDocument, Locator]:
        """Returns the text and the locator that somebody cites, in any form that `clausetree resolve` reads.

        Raises:
            ClausetreeError: It is no locator, or names another revision than `label`.
        """
        cited = read_citation(text, None)  # nobody learns so which files there are
        if cited.rev and label and cited.rev != label:
            raise ClausetreeError(
                f"the locator is of `{cited.rev}`, and `revision` is `{label}`", "leave out one of the two"
            )
        return self.document(cited.rev or label), cited.locator

    def _open(self) -> Source:
        """Returns the spec as it is now; of what was fetched at the start the copy."""
        source = open_at_hand(self._name.source, self._start)
        if source is None:
            raise ClausetreeError("the copy of the spec was deleted", "start the server again")
        return source

    def _check(self, label: str | None) -> str | None:
        """Returns a label, the default in place of None; raises `ClausetreeError` for what could name something else."""
        if not label:
            return self._name.label
        if parse_revision_name(label).source is not None:
            raise ClausetreeError(
                f"`{label}` names a source, and this server reads only its own spec",
                "give the label of one of its revisions, such as `head` or `latest`",
            )
        return label

    def _read(self, snapshot: Snapshot) -> ReadText:
        key = snapshot.revision.sha256, snapshot.text, snapshot.profile, snapshot.paths
        return self._texts.load(key, lambda: ReadText(read_document(snapshot)))


def _find_release_before(source: Source, label: str | None) -> str:
    """Returns the label of the release before a revision; raises `ClausetreeError` where there is none."""
    own = source.load(label).revision.label
    before = source.load_way(own)[:-1]
    if not before:
        raise ClausetreeError(f"there is no release before `{own}`", "give `old`, the label to compare with")
    return before[-1].revision.label


def _name(document: SpecDocument, snapshot: Snapshot) -> SpecDocument:
    """Returns a document that was read as the text of a revision; texts that are the same are read once."""
    named = SpecDocument(*document)
    named.snapshot = snapshot
    return named
