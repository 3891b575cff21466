"""Rows of JSON: one object a line, or a list of objects, which may be a field of an object."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from clausetree.export.records import Record, make_error
from clausetree.text.json_faults import describe_json_fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SPACE = re.compile(r"[ \t\r\n]*")
_DECODE = json.JSONDecoder().raw_decode
_LOCATOR, _FINGERPRINT = '"locator"', '"fingerprint"'
"""Fields of which a row has one; where a line has more of them, it is looked at more closely."""


def read_json_lines(lines: Iterable[str], name: str) -> Iterator[Record]:
    """Yields the object of each line that is not empty; raises `ClausetreeError` for any other line."""
    for number, line in enumerate(lines, 1):
        if not line or line.isspace():
            continue
        try:
            value = _load(line)
        except (ValueError, RecursionError) as error:
            raise make_error(name, number, describe_json_fault(error), _guess(line, number)) from None
        if not isinstance(value, dict):
            raise make_error(name, number, f"{_name(value)}, not an object", _guess(line, number))
        if line.count(_LOCATOR) > 1 or line.count(_FINGERPRINT) > 1:
            _check_members(_Scanner(line, name, number))
        yield Record(number, value)


def _load(line: str) -> object:
    """Returns what `json.loads` does, sooner for an object without spaces before it."""
    if not line.startswith("{"):
        return json.loads(line)
    value, end = _DECODE(line, 0)
    if line[end:].strip():
        raise json.JSONDecodeError("Extra data", line, end)
    return value


def read_json(text: str, name: str) -> Iterator[Record]:
    """Yields the objects of a list, or of the one list of objects that an object has; raises `ClausetreeError` for other JSON."""
    scanner = _Scanner(text, name, 1)
    if scanner.sees("["):
        yield from _read_items(scanner)
    elif scanner.sees("{"):
        lists = {key: rows for key in scanner.members() if (rows := _read_list(scanner))}
        if len(lists) != 1:
            found = (
                f"has several lists: {', '.join(f'`{key}`' for key in lists)}"
                if lists
                else "has no list of rows"
            )
            raise make_error(name, 1, f"the object {found}", "save the list of rows in a file of its own")
        yield from next(iter(lists.values()))
    elif text.strip():
        raise make_error(
            name,
            1,
            "neither a list of rows nor an object with one",
            "choose the form of the file with `--as FORM`",
        )
    if not scanner.sees(""):
        hint = "one object a line is JSON Lines: add `--as jsonl`, or name the file `.jsonl`"
        raise make_error(name, scanner.line, "more than one JSON value", hint)


def _read_items(scanner: _Scanner) -> Iterator[Record]:
    for _ in scanner.items():
        line = scanner.line
        if not scanner.sees("{"):
            raise make_error(
                scanner.name, line, f"{_name(scanner.value())}, not an object", "write a row as an object"
            )
        yield Record(line, dict(_read_members(scanner)))


def _read_list(scanner: _Scanner) -> list[Record]:
    """Returns the rows of a field of an object; none where it is no list of objects."""
    if not scanner.sees("["):
        scanner.value()
        return []
    rows: list[Record] = []
    strays: list[int] = []
    for _ in scanner.items():
        line, value = scanner.line, scanner.value()
        if isinstance(value, dict):
            rows.append(Record(line, value))
        else:
            strays.append(line)
    if rows and strays:
        raise make_error(scanner.name, strays[0], "not an object", "write each row as an object")
    return rows


def _check_members(scanner: _Scanner) -> None:
    for _ in _read_members(scanner):
        pass


def _read_members(scanner: _Scanner) -> Iterator[tuple[str, object]]:
    """Yields the fields of an object; raises `ClausetreeError` where one is there twice."""
    seen = set()
    for key in scanner.members():
        if key in seen:
            raise make_error(
                scanner.name, scanner.line, f"the row has two fields `{key}`", "keep the one that is meant"
            )
        seen.add(key)
        yield key, scanner.value()


class _Scanner:
    """A place in JSON that moves on.

    Attributes:
        name: What errors call the file.
    """

    def __init__(self, text: str, name: str, line: int) -> None:
        """Takes the text, the file's name, and the line where the text begins."""
        self.name = name
        self._text = text
        self._at = 0
        self._counted, self._line = 0, line

    @property
    def line(self) -> int:
        """Returns the line of what comes next."""
        self._skip()
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._line

    def sees(self, sign: str) -> bool:
        """Returns whether a sign comes next; an empty one is the end."""
        self._skip()
        return self._text[self._at : self._at + 1] == sign

    def value(self) -> object:
        """Returns the value that comes next, and goes past it."""
        self._skip()
        try:
            value, self._at = _DECODE(self._text, self._at)
        except (ValueError, RecursionError) as error:
            if isinstance(error, json.JSONDecodeError):
                self._at = min(error.pos, len(self._text))
            raise make_error(self.name, self.line, describe_json_fault(error), "correct the JSON") from None
        return value

    def items(self) -> Iterator[None]:
        """Stops before each item of the list that comes next; whoever asks reads it."""
        self._take("[")
        while not self._takes("]"):
            yield
            if not self.sees("]"):
                self._take(",")

    def members(self) -> Iterator[str]:
        """Yields each key of the object that comes next; whoever asks reads its value."""
        self._take("{")
        while not self._takes("}"):
            key = self.value() if self.sees('"') else None
            if not isinstance(key, str):
                raise make_error(
                    self.name, self.line, "not JSON: a name in double quotes is missing", "correct the JSON"
                )
            self._take(":")
            yield key
            if not self.sees("}"):
                self._take(",")

    def _takes(self, sign: str) -> bool:
        found = self.sees(sign)
        self._at += found
        return found

    def _take(self, sign: str) -> None:
        if not self._takes(sign):
            raise make_error(self.name, self.line, f"not JSON: `{sign}` is missing", "correct the JSON")

    def _skip(self) -> None:
        found = _SPACE.match(self._text, self._at)
        self._at = found.end() if found else self._at


def _guess(line: str, number: int) -> str:
    """Returns what to do about a line that is no object."""
    start = line.lstrip()[:1]
    if number == 1 and start == "[":
        return "one list with all rows is JSON: add `--as json`, or name the file `.json`"
    if number == 1 and start == "{":
        return "write each row on one line; one object over several lines is JSON: add `--as json`"
    if number == 1 and "," in line:
        return "if it is CSV, add `--as csv`, or name the file `.csv`"
    if number == 1:
        return "choose the form of the file with `--as FORM`"
    return "write one JSON object on each line"


def _name(value: object) -> str:
    if isinstance(value, list):
        return "a list"
    return f"`{json.dumps(value)[:40]}`"
