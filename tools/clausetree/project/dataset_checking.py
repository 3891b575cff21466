"""Pinning the rows of a dataset, and telling which of them are stale: from what they name to texts, and to what became of these."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from clausetree.diff.time.migration import make_unknown
from clausetree.export.checked_rows import CheckedRow, CheckedRows
from clausetree.export.fingerprints import find_fingerprint
from clausetree.export.prompt_staleness import find_subject_fingerprint, is_marked
from clausetree.export.records import make_error
from clausetree.export.staleness import Staleness, measure_staleness
from clausetree.history.git_access.address import KNOWN_NAMES, is_address, publish_address
from clausetree.history.layouts.spec_search import find_project
from clausetree.history.opening.source import LATEST
from clausetree.model.errors import ClausetreeError
from clausetree.output.stale.pins import Pin, PinnedRevision, Pins
from clausetree.project.chains import load_chain
from clausetree.project.migrating import check_one_spec
from clausetree.project.revs import load_revision, parse_name
from clausetree.project.spec_documents import read_document
from clausetree.syntax.collector import paused_collector

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from clausetree.export.row_subjects import RowSubject
    from clausetree.history.commits.snapshot import Snapshot
    from clausetree.model.document import Document
    from clausetree.project.datasets import Dataset, DatasetRow, RowOrigin

    _Report = Callable[[str], None]


class _Text(NamedTuple):
    """A text that rows were made from.

    Attributes:
        rev: The REV under which it was found.
        snapshot: It.
        is_other: Whether it is not the text that the rows name, which is nowhere to be found.
    """

    rev: str
    snapshot: Snapshot
    is_other: bool = False


class Texts:
    """Where the texts are that rows name; what is found out of them on the way is told.

    Attributes:
        start: The working directory.
    """

    def __init__(
        self, rev: str | None, *, start: Path, report: _Report | None, tell: _Report, option: str
    ) -> None:
        """Takes the REV that says which source labels without one are of, and the option by which it is named.

        Args:
            rev: The REV; None for the project around.
            start: The working directory.
            report: Is told of slow work before it begins.
            tell: Is told of labels whose texts have changed.
            option: The option, as typed.
        """
        self.start = start
        self.report = report
        self._rev = rev
        self._source = find_source(rev, start)
        self._tell = tell
        self._option = option

    def load(self, rev: str) -> Snapshot:
        """Returns the text of a REV."""
        try:
            return load_revision(rev, start=self.start, report=self.report)
        except ClausetreeError as error:
            is_near = str(error.hint).startswith("did you mean")
            if is_near or parse_name(rev, self.start).source or find_project(self.start):
                raise
            option = self._option
            hint = f"name its source: `{option} SOURCE@LABEL`, such as `{option} openai@latest`, or `{option} FILE`"
            raise ClausetreeError(error.message, hint) from None

    def complete(self, rev: str) -> str:
        """Returns a REV with the source of labels that name none."""
        name = parse_name(rev, self.start)
        if name.source is not None or not name.label:
            return rev
        if self._source:
            return f"{self._source}@{name.label}"
        return self._rev if self._rev and name.label == self._bare_label else rev

    @cached_property
    def _bare_label(self) -> str | None:
        """Returns the label of the text that a source without a label is, such as a plain file; None where none is named."""
        is_bare = parse_name(self._rev, self.start).source is not None and not self._source
        return self.load(str(self._rev)).revision.label if is_bare else None

    def find(self, origin: RowOrigin) -> _Text:
        """Returns the text that rows name, by its hash; by its label where there is no such text any more.

        A label that names nothing here can be that of a file, whose name tells it: then the file is the text.
        """
        rev = self.complete(origin.rev)
        try:
            snapshot = self.load(rev)
        except ClausetreeError:
            if not origin.files:
                raise
            rev = origin.files[0]
            snapshot = self.load(rev)
        if origin.sha256 in {None, snapshot.revision.sha256}:
            return _Text(rev, snapshot)
        source = parse_name(rev, self.start).source
        committed = f"{source}@{origin.commit}" if source else str(origin.commit)
        told = f"the text of `{rev}` has changed since the rows were made"
        if origin.commit:
            try:
                found = self.load(committed)
            except ClausetreeError:
                found = None
            if found and found.revision.sha256 == origin.sha256:
                self._tell(f"{told}: they are compared with the text of commit {origin.commit[:7]}")
                return _Text(committed, found)
        if file := self._find_file(origin):
            return file
        self._tell(f"{told}, and that text, {str(origin.sha256)[:12]}…, was not found")
        return _Text(rev, snapshot, is_other=True)

    def _find_file(self, origin: RowOrigin) -> _Text | None:
        """Returns the text of the first file that has the hash of the one that rows name; None where there is none."""
        for name in origin.files:
            try:
                snapshot = self.load(name)
            except ClausetreeError:
                continue
            if snapshot.revision.sha256 == origin.sha256:
                return _Text(name, snapshot)
        return None


def find_source(rev: str | None, start: Path) -> str | None:
    """Returns the source in a REV whose labels those without one are taken for; None for the project around."""
    name = parse_name(rev, start)
    return name.source if name.label or name.source in KNOWN_NAMES else None


def pin_dataset(dataset: Dataset, texts: Texts) -> Pins:
    """Returns the pins of a dataset.

    Raises:
        ClausetreeError: A row names what its text does not have, or has a fingerprint of other words.
    """
    revisions: dict[RowOrigin, PinnedRevision] = {}
    pins: dict[int, Pin] = {}
    for origin, rows in _group(dataset).items():
        with _blamed(dataset.name, rows[0]):
            text = texts.find(origin)
        revision = text.snapshot.revision
        name = _name_lastingly(text, texts.start)
        revisions[origin] = PinnedRevision(name, revision.label, revision.commit, revision.sha256)
        document = read_document(text.snapshot)
        found: dict[RowSubject, str] = {}
        for row in rows:
            subject = row.subject
            if subject not in found:
                with _blamed(dataset.name, row):
                    found[subject] = find_subject_fingerprint(document, subject)
            if not row.is_made_for(found[subject]):
                raise _blame_fingerprint(dataset.name, row, found[subject], revision.label)
            pins[row.row.number] = Pin(row.row.id, f"{name}#{row.locator}", found[subject])
    in_order = tuple(pins[row.row.number] for row in dataset.rows)
    return Pins("1", dataset.column, tuple(dict.fromkeys(revisions.values())), in_order)


def check_dataset(dataset: Dataset, to: str | None, texts: Texts) -> CheckedRows:
    """Returns what became of the words that the rows of a dataset were made from.

    Args:
        dataset: The dataset.
        to: A REV: in which revision; None for the newest.
        texts: Where the texts are.

    Raises:
        ClausetreeError: A text can't be found, a row has a fingerprint of other words, or two texts are no two revisions of
            one spec.
    """
    groups = _group(dataset)
    target = _find_target(groups, to, texts)
    revision = texts.load(target).revision
    found: dict[int, CheckedRow] = {}
    with paused_collector():
        for rows in groups.values():
            found |= _check_group(dataset.name, rows, target, texts)
    return CheckedRows(dataset.name, revision, tuple(found[row.row.number] for row in dataset.rows))


def _check_group(name: str, rows: list[DatasetRow], target: str, texts: Texts) -> Mapping[int, CheckedRow]:
    """Returns what became of the rows that were made from one text, by their numbers."""
    with _blamed(name, rows[0]):
        text = texts.find(rows[0].origin)
        chain = load_chain(text.rev, target, start=texts.start, report=texts.report)
        changes = chain.diff()
        check_one_spec(chain, changes)
    subjects = [row.subject for row in rows]
    measured = measure_staleness(subjects, changes)
    prints = {subject: _find_print(chain.old, subject) for subject in measured}
    label = chain.old.revision.label
    found = {}
    for row, subject in zip(rows, subjects, strict=True):
        staleness, known = measured[subject], prints[subject]
        if text.is_other and known and not _has_words(chain.old, row, known):
            problem = ClausetreeError(
                f"the text of `{label}` has changed, and does not have the words of this row there"
            )
            staleness = Staleness(make_unknown(row.locator, problem))
        elif known and not text.is_other and not (row.is_made_for(known) or is_marked(chain.old, subject)):
            # a file of prompts can change while the text does not
            raise _blame_fingerprint(name, row, known, label)
        found[row.row.number] = CheckedRow(row.row, chain.old.revision, staleness)
    return found


def _has_words(document: Document, row: DatasetRow, known: str) -> bool:
    """Returns whether a document has the words that a row was made for, given the fingerprint of those that stand there."""
    tested = row.row.clause_fingerprint
    return row.is_made_for(known) and (tested is None or tested == find_fingerprint(document, row.locator))


def _group(dataset: Dataset) -> dict[RowOrigin, list[DatasetRow]]:
    """Returns the rows by the text that they were made from."""
    groups: dict[RowOrigin, list[DatasetRow]] = {}
    for row in dataset.rows:
        groups.setdefault(row.origin, []).append(row)
    return groups


def _find_target(origins: Iterable[RowOrigin], to: str | None, texts: Texts) -> str:
    """Returns the REV to compare with: a label alone, or none, is one of the source that the rows name."""
    name = parse_name(to, texts.start)
    if name.source is not None:
        return str(to)
    sources = {find_source(texts.complete(origin.rev), texts.start) for origin in origins}
    if len(sources) > 1:
        told = ", ".join(f"`{source or 'this project'}`" for source in sorted(sources, key=str))
        raise ClausetreeError(
            f"the rows come from several sources: {told}", "name what to compare with: `--to SOURCE@LABEL`"
        )
    source, label = sources.pop(), name.label or LATEST
    return f"{source}@{label}" if source else label


def _find_print(document: Document, subject: RowSubject) -> str | None:
    try:
        return find_subject_fingerprint(document, subject)
    except ClausetreeError:
        return None


def _blame_fingerprint(name: str, row: DatasetRow, known: str, label: str) -> ClausetreeError:
    """Returns the error that a row was made for other words than its text has."""
    told = (
        f"two fingerprints: {str(row.fingerprint)[:12]}… of the row, {known[:12]}… of `{label}#{row.locator}`"
    )
    return make_error(name, row.row.line, told, "correct the locator, or make the row again from that text")


def _name_lastingly(text: _Text, start: Path) -> str:
    """Returns a REV that means the same text tomorrow, if any does, without what can be a secret."""
    name, label = parse_name(text.rev, start), text.snapshot.revision.label
    if name.source is None:
        return label
    if name.label is None and name.source not in KNOWN_NAMES and not is_address(name.source):
        return name.source
    source = publish_address(name.source) if is_address(name.source) else name.source
    return f"{source}@{label}"


@contextmanager
def _blamed(name: str, row: DatasetRow) -> Iterator[None]:
    """Says of an error which row it is about."""
    try:
        yield
    except ClausetreeError as error:
        raise make_error(name, row.row.line, error.message, error.hint) from None
