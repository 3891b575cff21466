"""From the lines of a file to its records, in the form that its ending says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from clausetree.export.records import make_error
from clausetree.text.lines import BYTE_ORDER_MARK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from clausetree.export.records import Record

RecordForm = Literal["jsonl", "csv", "tsv", "json", "yaml"]
RECORD_FORMS: tuple[str, ...] = get_args(RecordForm)
"""The forms of files of rows."""

_ENDINGS: Mapping[str, RecordForm] = {"ndjson": "jsonl", "yml": "yaml"}
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def find_form(name: str) -> RecordForm | None:
    """Returns the form that the ending of a file's name says; None where it says none."""
    ending = name.rpartition(".")[2].lower()
    return _ENDINGS.get(ending) or next((form for form in get_args(RecordForm) if form == ending), None)


def read_records(lines: Iterable[bytes], form: RecordForm, name: str) -> Iterator[Record]:
    """Yields the rows of a file.

    Args:
        lines: Its lines, with their ends.
        form: Its form.
        name: What errors call it.

    Raises:
        ClausetreeError: It is not of that form; the message says at which line.
    """
    decoded = _decode(lines, name)
    if form == "jsonl":
        from clausetree.export.json_records import read_json_lines  # noqa: PLC0415 - a file has one form

        return read_json_lines(decoded, name)
    if form == "json":
        from clausetree.export.json_records import read_json  # noqa: PLC0415 - likewise

        return read_json("".join(decoded), name)
    if form == "yaml":
        from clausetree.export.yaml_records import read_yaml  # noqa: PLC0415 - likewise

        return read_yaml("".join(decoded), name)
    from clausetree.export.csv_records import read_csv  # noqa: PLC0415 - likewise

    return read_csv(decoded, name, is_tabbed=form == "tsv")


def _decode(lines: Iterable[bytes], name: str) -> Iterator[str]:
    """Yields the lines of a file in UTF-8, without a byte-order mark.

    Raises:
        ClausetreeError: A line is not UTF-8.
    """
    for number, line in enumerate(lines, 1):
        try:
            text = line.decode()
        except UnicodeDecodeError as error:
            said = "it is UTF-16" if line.startswith(_WIDE) else f"byte 0x{line[error.start]:02x}"
            hint = "save it as UTF-8; `iconv` converts from other encodings"
            raise make_error(name, number, f"not valid UTF-8: {said}", hint) from None
        yield text.removeprefix(BYTE_ORDER_MARK) if number == 1 else text
