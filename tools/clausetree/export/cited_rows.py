"""Rows of somebody's dataset that cite a spec: what each says of the words that it was made from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from clausetree.export.records import make_error
from clausetree.text.nearest import find_nearest
from clausetree.text.told_columns import tell_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from clausetree.export.records import Record

COLUMNS = ("locator", "clause_locator", "clause", "clause_id", "spec_clause", "section", "section_id", "id")
"""The columns in which a locator or a clause's id is looked for, the first that a row has."""

_INSIDE = "metadata"
"""The field of a sample of Inspect AI that says where it comes from."""

_HASH = re.compile(r"[0-9a-f]{64}")
_SIDES = ("chosen", "rejected")
_SUBJECT = frozenset((*_SIDES, "footnote", "clause_fingerprint"))  # what says which words a row has
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")  # what the escapes of JSON can write and no file can hold


class CitedRow(NamedTuple):
    """A row, as far as it says what it was made from.

    Attributes:
        number: Which row of the file it is, from 1.
        line: The line where it begins.
        id: What it is called; None where it has no `id`, or one that is neither a text nor a number.
        cited: The locator or the clause's id, as written.
        fingerprint: The fingerprint of the words that it was made for; None where it has none itself.
        pair: The numbers of the two responses of a comparison that it has; None where it isn't a pair.
        footnote: The label of the eval prompt file that it has a prompt of; None where it names none.
        clause_fingerprint: The fingerprint of the clause that this prompt tests; None where it has none.
        label: What it calls the revision; None where it doesn't say which text that is.
        commit: The commit of this; None where it does not say.
        sha256: The hash of this text; None where it does not say.
        path: The file that it was in; None where it does not say.
    """

    number: int
    line: int
    id: str | None
    cited: str
    fingerprint: str | None = None
    pair: tuple[int, int] | None = None
    footnote: str | None = None
    clause_fingerprint: str | None = None
    label: str | None = None
    commit: str | None = None
    sha256: str | None = None
    path: str | None = None


class CitedRows(NamedTuple):
    """The rows of a file.

    Attributes:
        name: What errors call the file.
        column: The column that names what each was made from.
        rows: The rows, in their order.
    """

    name: str
    column: str
    rows: tuple[CitedRow, ...]


def read_cited_rows(records: Iterable[Record], name: str, column: str | None = None) -> CitedRows:
    """Returns the rows that records are.

    Args:
        records: The records of a file.
        name: What errors call it.
        column: The column that names what each was made from; None for the first of `COLUMNS` that the first row has.

    Raises:
        ClausetreeError: There is no row, or one that does not say what it was made from.
    """
    waiting = iter(records)
    first = next(waiting, None)
    if first is None:
        raise make_error(
            name, 1, "the file has no rows", "name a file with a row for each thing that was made from a spec"
        )
    chosen = column or _choose_column(first, name)
    inside, _, field = chosen.rpartition(".")
    reader = _Reader(name, chosen, inside, field)
    rows = [reader.read(1, first)]
    rows += (reader.read(number, record) for number, record in enumerate(waiting, 2))
    return CitedRows(name, chosen, tuple(rows))


def _choose_column(first: Record, name: str) -> str:
    fields = first.fields
    inside = fields.get(_INSIDE)
    if "locator" not in fields and isinstance(inside, dict) and "locator" in inside:
        return f"{_INSIDE}.locator"
    if found := next((column for column in COLUMNS if column in fields), None):
        return found
    raise make_error(
        name,
        first.line,
        f"no column is called {' or '.join(f'`{column}`' for column in COLUMNS[:4:2])} or the like",
        f"say which one names the clause: `--column NAME`; {tell_columns(list(fields))}"
        if fields
        else "write a `locator` in each row",
    )


class _Reader(NamedTuple):
    """What reads records of one file."""

    name: str
    column: str
    inside: str
    field: str

    def read(self, number: int, record: Record) -> CitedRow:
        fields = record.fields
        about: Mapping[str, object] = fields
        if self.inside:
            held = fields.get(self.inside)
            about = held if isinstance(held, dict) else {}
        cited = about.get(self.field)
        if type(cited) is not str or not cited or cited.isspace():
            raise self._complain(record, about, cited)
        name = _read_name(fields.get("id"))
        self._check_text(record.line, self.column, cited)
        self._check_text(record.line, "id", name)
        row = _read_subject(CitedRow(number, record.line, name, cited), about)
        if about.get("sha256") is None and about.get("fingerprint") is None:
            return row
        return self._read_origin(row, about)

    def _read_origin(self, row: CitedRow, about: Mapping[str, object]) -> CitedRow:
        """Returns a row with what it says of the text that it was made from."""
        fingerprint = about.get("fingerprint") or None
        sha256, label, commit = about.get("sha256"), about.get("label"), about.get("commit")
        path = about.get("path")
        if self.field != "locator":
            fingerprint = None  # it is that of the locator
        elif fingerprint is not None and not (isinstance(fingerprint, str) and _HASH.fullmatch(fingerprint)):
            told = f"the fingerprint `{_cut(str(fingerprint))}` is not one of 64 hexadecimal digits"
            raise make_error(self.name, row.line, told, "export the row again, or leave its fingerprint out")
        if not (isinstance(sha256, str) and _HASH.fullmatch(sha256)):
            return row._replace(fingerprint=fingerprint)
        self._check_text(row.line, "label", label)
        return row._replace(
            fingerprint=fingerprint,
            label=label if isinstance(label, str) else None,
            commit=commit if isinstance(commit, str) and commit else None,
            sha256=sha256,
            path=path if isinstance(path, str) and path and path.isprintable() else None,
        )

    def _check_text(self, line: int, column: str, value: object) -> None:
        """Raises `ClausetreeError` where a text can't be written to any file."""
        if not isinstance(value, str) or value.isascii() or not (found := _LONE_SURROGATE.search(value)):
            return
        told = f"`{_cut(column)}` contains a lone surrogate, `\\u{ord(found[0]):04x}`"
        raise make_error(self.name, line, told, "write the whole character, or leave it out")

    def _complain(self, record: Record, fields: Mapping[str, object], cited: object) -> Exception:
        column = f"`{_cut(self.column)}`"
        if isinstance(cited, list | dict):
            sort = "a list" if isinstance(cited, list) else "an object"
            return make_error(self.name, record.line, f"{column} is {sort}", "write one row for each locator")
        if cited is None and self.field not in fields:
            near = find_nearest(self.field, fields)
            hint = (
                f"did you mean `--column {near}`?"
                if near
                else "each row needs one; `--column NAME` chooses another column"
            )
            return make_error(self.name, record.line, f"the row has no {column}", hint)
        if isinstance(cited, str) or cited is None:
            return make_error(
                self.name,
                record.line,
                f"{column} is empty",
                "write a locator, such as `2025-09-12#be_kind/p3`",
            )
        return make_error(
            self.name,
            record.line,
            f"{column} is `{_cut(str(cited))}`, not a string",
            "write a locator, such as `2025-09-12#be_kind/p3`",
        )


def _read_subject(row: CitedRow, about: Mapping[str, object]) -> CitedRow:
    """Returns a row with what it says of which words it has, beyond its locator."""
    if _SUBJECT.isdisjoint(about):
        return row
    numbers = [_read_response(about.get(side)) for side in _SIDES]
    footnote, tested = about.get("footnote"), about.get("clause_fingerprint")
    return row._replace(
        pair=(numbers[0], numbers[1]) if numbers[0] and numbers[1] else None,
        footnote=footnote if isinstance(footnote, str) and footnote else None,
        clause_fingerprint=tested if isinstance(tested, str) and _HASH.fullmatch(tested) else None,
    )


def _read_response(messages: object) -> int | None:
    """Returns the number of the response that messages of a row are; None where they don't say."""
    first = messages[0] if isinstance(messages, list) and messages else None
    number = first.get("response") if isinstance(first, dict) else None
    return number if type(number) is int and number > 0 else None


def _read_name(called: object) -> str | None:
    """Returns what a row is called, given its `id`."""
    if isinstance(called, str):
        return called
    return str(called) if isinstance(called, int | float) and not isinstance(called, bool) else None


def _cut(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"  # noqa: PLR2004 - as much as a line has room for
