"""Datasets: files of rows that were made from a spec, with the revision and the locator that each row means."""

from __future__ import annotations

import io
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from clausetree.export.cited_rows import COLUMNS, read_cited_rows
from clausetree.export.record_reading import RECORD_FORMS, find_form, read_records
from clausetree.export.records import make_error
from clausetree.export.row_subjects import RowSubject
from clausetree.history.files.disk import load_bytes, load_lines, load_standard_input
from clausetree.history.files.encoding import parse_text
from clausetree.history.opening.revision_name import STANDARD_INPUT
from clausetree.model.errors import ClausetreeError
from clausetree.output.stale.pins import name_pins, parse_pins
from clausetree.project.citations import read_citation
from clausetree.syntax.collector import paused_collector
from clausetree.text.counted_noun import count_noun
from clausetree.text.nearest import did_you_mean

if TYPE_CHECKING:
    from clausetree.export.cited_rows import CitedRow, CitedRows
    from clausetree.export.record_reading import RecordForm
    from clausetree.model.cited_locator import CitedLocator
    from clausetree.model.locator import Locator
    from clausetree.output.stale.pins import Pin, Pins

_LARGEST_PINS = 1 << 32


class RowOrigin(NamedTuple):
    """The text that rows were made from, as they name it.

    Attributes:
        rev: A REV.
        commit: Its commit; None where they don't say.
        sha256: The hash of the text; None where they don't say.
        files: The files that may hold it, as named from the working directory: where they say it was, from there or from
            the folder of the rows.
    """

    rev: str
    commit: str | None = None
    sha256: str | None = None
    files: tuple[str, ...] = ()


class DatasetRow(NamedTuple):
    """A row and what it means.

    Attributes:
        row: The row.
        origin: The text that it was made from.
        locator: Where in this.
        fingerprint: The fingerprint of the words that it was made for; None where neither the row nor a pin has one.
    """

    row: CitedRow
    origin: RowOrigin
    locator: Locator
    fingerprint: str | None

    @property
    def subject(self) -> RowSubject:
        """Returns what in the text it was made from."""
        row = self.row
        fingerprint = self.fingerprint if row.footnote else None
        return RowSubject(self.locator, row.pair, row.footnote if fingerprint else None, fingerprint)

    def is_made_for(self, known: str) -> bool:
        """Returns whether it was made for the words of a fingerprint, as far as it has one."""
        return self.fingerprint is None or self.fingerprint == known


class Dataset(NamedTuple):
    """A file of rows.

    Attributes:
        name: What it is called.
        column: The column that names what each row was made from.
        rows: Its rows, in their order.
    """

    name: str
    column: str
    rows: tuple[DatasetRow, ...]


def load_cited_rows(name: str, form: RecordForm | None, column: str | None, start: Path) -> CitedRows:
    """Returns the rows of a file.

    Args:
        name: The file as named from the folder `start`; `-` is standard input.
        form: Its form; None for the one that its ending says.
        column: The column that names what each row was made from; None to look for it.
        start: The working directory.

    Raises:
        ClausetreeError: It can't be read, is not of that form, or has a row that names nothing.
    """
    known = form or find_form(name)
    if known is None:
        if name != STANDARD_INPUT:
            load_bytes(start / name, name, limit=0)  # one that is not there has no form either
        ending = Path(name).suffix
        near = did_you_mean(ending.removeprefix("."), RECORD_FORMS) if ending else None
        told = "standard input" if name == STANDARD_INPUT else f"`{name}`"
        raise ClausetreeError(
            f"the form of {told} is not known",
            f"{near or ''} add `--as FORM`: {', '.join(RECORD_FORMS)}".strip(),
        )
    lines = io.BytesIO(load_standard_input()) if name == STANDARD_INPUT else load_lines(start / name, name)
    with paused_collector():
        return read_cited_rows(read_records(lines, known, name), name, column)


def read_dataset(cited: CitedRows, rev: str | None, start: Path) -> Dataset:
    """Returns what the rows of a file mean.

    Args:
        cited: The rows.
        rev: The REV of those that name none.
        start: The working directory.

    Raises:
        ClausetreeError: A row names no revision, or what it names is no locator.
    """
    reader = _Reader(cited.name, rev, start)
    with paused_collector():
        return Dataset(cited.name, cited.column, tuple(map(reader.read, cited.rows)))


def load_pins(name: str, start: Path) -> Pins | None:
    """Returns the pins beside a file; None where there are none."""
    beside = name_pins(name)
    if name == STANDARD_INPUT or not (start / beside).exists():
        return None
    return parse_pins(parse_text(load_bytes(start / beside, beside, _LARGEST_PINS), beside), beside)


def read_pinned(cited: CitedRows, pins: Pins, start: Path) -> Dataset:
    """Returns what the rows of a file mean, as its pins tell.

    Raises:
        ClausetreeError: The pins are those of other rows.
    """
    reader = _PinReader(cited, pins, start)
    if len(pins.rows) != len(cited.rows):
        told = f"`{cited.name}` has {count_noun(len(cited.rows), 'row')}, its pins are for {len(pins.rows)}"
        raise make_error(
            name_pins(cited.name), 1, told, f"if that is meant, write them again: `{reader.command}`"
        )
    rows = zip(cited.rows, pins.rows, strict=True)
    return Dataset(cited.name, cited.column, tuple(reader.read(row, pin) for row, pin in rows))


class _Reader:
    """What reads the locators of a file's rows, each of them once."""

    def __init__(self, name: str, rev: str | None, start: Path) -> None:
        self._name = name
        self._rev = rev
        self._start = start
        self._cited: dict[str, CitedLocator] = {}
        self._origins: dict[tuple[str | None, ...], RowOrigin] = {}

    def read(self, row: CitedRow) -> DatasetRow:
        cited = self._cited.get(row.cited) or self.cite(row, row.cited)
        key = (cited.rev or row.label or self._rev, row.commit, row.sha256)
        origin = self._origins.get(key) or self._make_origin(row, *key)
        return DatasetRow(row, origin, cited.locator, row.fingerprint)

    def cite(self, row: CitedRow, text: str) -> CitedLocator:
        """Returns what a text of a row means as a locator."""
        if text not in self._cited:
            try:
                self._cited[text] = read_citation(text, self._start)
            except ClausetreeError as error:
                raise make_error(self._name, row.line, error.message, error.hint) from None
        return self._cited[text]

    def _make_origin(
        self, row: CitedRow, rev: str | None, commit: str | None, sha256: str | None
    ) -> RowOrigin:
        if rev is None:
            command, hint = shlex.join(["clausetree", "pin", self._name]), f"write `LABEL#{row.cited}`"
            if self._name != STANDARD_INPUT:
                hint = f"name it for all rows, `{command} --rev REV`, or {hint}"
            raise make_error(self._name, row.line, f"`{row.cited}` names no revision", hint)
        origin = RowOrigin(rev, commit, sha256, self._find_files(row))
        self._origins[rev, commit, sha256] = origin
        return origin

    def _find_files(self, row: CitedRow) -> tuple[str, ...]:
        if row.path is None:
            return ()
        beside = [] if self._name == STANDARD_INPUT else [str(Path(self._name).parent / row.path)]
        names = dict.fromkeys([row.path, *beside])
        return tuple(name for name in names if (self._start / name).is_file())


class _PinReader:
    """What puts pins beside rows."""

    def __init__(self, cited: CitedRows, pins: Pins, start: Path) -> None:
        self._name = cited.name
        self._rows = cited
        self._reader = _Reader(cited.name, None, start)
        self._origins = {one.rev: RowOrigin(one.rev, one.commit, one.sha256) for one in pins.revisions}
        self._labels = {one.rev: one.label for one in pins.revisions}

    @property
    def command(self) -> str:
        """Returns what writes the pins again, with what the rows don't say themselves."""
        words = ["clausetree", "pin", self._name]
        if self._rows.column not in COLUMNS:
            words += ["--column", self._rows.column]
        revs = (row.label or self._reader.cite(row, row.cited).rev for row in self._rows.rows)
        if len(self._origins) == 1 and not all(revs):
            words += ["--rev", *self._origins]
        return shlex.join(words)

    def read(self, row: CitedRow, pin: Pin) -> DatasetRow:
        pinned, written = self._reader.cite(row, pin.locator), self._reader.cite(row, row.cited)
        if row.id != pin.id or written.locator != pinned.locator or not self._agree(written.rev, pinned.rev):
            told = (
                f"the row {_name(row.id, row.cited)} has the pin of another row, {_name(pin.id, pin.locator)}"
            )
            hint = f"if that is meant, write the pins again: `{self.command}`"
            raise make_error(self._name, row.line, told, hint)
        if row.fingerprint and row.fingerprint != pin.fingerprint:
            told = f"two fingerprints: {row.fingerprint[:12]}… in the row, {pin.fingerprint[:12]}… in its pin"
            hint = f"if the row is right, write the pins again: `{self.command}`"
            raise make_error(self._name, row.line, told, hint)
        origin = self._origins.get(pinned.rev or "")
        if origin is None:
            told = f"a pin names the revision `{pinned.rev}`, which the pins don't list"
            raise make_error(name_pins(self._name), 1, told, f"write them again: `{self.command}`")
        return DatasetRow(row, origin, pinned.locator, pin.fingerprint)

    def _agree(self, written: str | None, pinned: str | None) -> bool:
        """Returns whether the revision that a row names, if any, can be the one of its pin, which can have the source before it."""
        return written in {None, pinned, self._labels.get(str(pinned))} or str(pinned).endswith(
            f"@{str(written).rpartition('@')[2]}"
        )


def _name(name: str | None, cited: str) -> str:
    return f"`{name}`, `{cited}`" if name else f"`{cited}`"
