"""Files of rows are read in four forms, and what is wrong with one is said with its line and what to do, nothing written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from clausetree.cli.main import main
from clausetree.export.cited_rows import read_cited_rows
from clausetree.export.record_reading import find_form, read_records
from clausetree.model.errors import ClausetreeError
from tests import folders

if TYPE_CHECKING:
    from pathlib import Path

SPEC = str(folders.SPEC)
CITED = "2025-04-11#good_faith"
ROW = json.dumps({"id": "a", "locator": CITED}) + "\n"
HEAD = "id,locator,note\n"
_LAUGHS = "a: &a [ha, ha]\n" + "".join(
    f"{chr(98 + number)}: &{chr(98 + number)} [{', '.join([f'*{chr(97 + number)}'] * 9)}]\n"
    for number in range(20)
)

GOOD: dict[str, tuple[str, bytes, list[int]]] = {
    "lines": ("a.jsonl", f"{ROW}\n{ROW}".encode(), [1, 3]),
    "lines of another ending": ("a.ndjson", ROW.encode(), [1]),
    "mark and returns": ("a.jsonl", b"\xef\xbb\xbf" + (ROW * 2).replace("\n", "\r\n").encode(), [1, 2]),
    "table with mark and returns": ("a.csv", b"\xef\xbb\xbf" + f"id,locator\r\na,{CITED}\r\n".encode(), [2]),
    "line break in a cell": ("a.csv", f'{HEAD}a,{CITED},"x\ny"\nb,{CITED},z\n'.encode(), [2, 4]),
    "semicolons": ("a.csv", f"id;locator\na;{CITED}\n".encode(), [2]),
    "tabs": ("a.tsv", f"id\tlocator\na\t{CITED}\n".encode(), [2]),
    "a huge cell": ("a.csv", f"{HEAD}a,{CITED},{'x' * 1_000_000}\n".encode(), [2]),
    "many columns": (
        "a.csv",
        f"{','.join(f'c{n}' for n in range(10_000))},locator\n{'x,' * 10_000}{CITED}\n".encode(),
        [2],
    ),
    "list": ("a.json", f"[\n{ROW},\n{ROW}]\n".encode(), [2, 4]),
    "list in an object": (
        "a.json",
        json.dumps({"n": 1, "tags": ["x"], "rows": [{"clause": CITED}]}, indent=1).encode(),
        [7],
    ),
    "not a number": ("a.jsonl", f'{{"locator": "{CITED}", "score": NaN}}\n'.encode(), [1]),
    "mappings": ("a.yaml", f"- locator: {CITED}\n  id: 3\n- locator: '{CITED}'\n".encode(), [1, 3]),
    "mappings in a mapping": (
        "a.yml",
        f"name: x\nrows:\n- {{clause: '{CITED}', tags: [a, [b]]}}\n".encode(),
        [3],
    ),
    "aliases of values": ("a.yaml", f"- locator: &one '{CITED}'\n- locator: *one\n".encode(), [1, 2]),
    "aliases that would blow up": (
        "a.yaml",
        f"{_LAUGHS}rows:\n- locator: '{CITED}'\n  x: *u\n".encode(),
        [23],
    ),
    "samples": ("a.jsonl", f'{{"id": 1, "metadata": {{"locator": "{CITED}"}}}}\n'.encode(), [1]),
}
"""A file's name, what it holds, and the lines where its rows begin."""

BAD: dict[str, tuple[str, bytes, str]] = {
    "empty lines": ("a.jsonl", b"\n", "a.jsonl:1: the file has no rows"),
    "empty table": ("a.csv", b"", "a.csv:1: the file has no rows"),
    "only names": ("a.csv", HEAD.encode(), "a.csv:1: the file has no rows"),
    "empty JSON": ("a.json", b"", "a.json:1: the file has no rows"),
    "empty list": ("a.json", b"[]", "a.json:1: the file has no rows"),
    "empty YAML": ("a.yaml", b"", "a.yaml:1: the file has no rows"),
    "a table by the name of lines": (
        "a.jsonl",
        f"id,locator\na,{CITED}\n".encode(),
        "a.jsonl:1: not JSON: expecting value (column 1)",
    ),
    "a list by the name of lines": ("a.jsonl", b"[\n{}]\n", "a.jsonl:1: not JSON"),
    "lines by the name of a table": ("a.csv", ROW.encode(), "a.csv:1: not CSV: it begins like JSON"),
    "lines by the name of JSON": ("a.json", (f"[{ROW}]" * 2).encode(), "a.json:2: more than one JSON value"),
    "invalid at a line": (
        "a.jsonl",
        f'{ROW}{ROW}{{"id": "a", "locator": \n'.encode(),
        "a.jsonl:3: not JSON: expecting value (column 23)",
    ),
    "cut JSON": ("a.json", f"[\n{ROW},".encode(), "a.json:3: not JSON: expecting value"),
    "cut object": ("a.json", b'[{"locator"', "a.json:1: not JSON: `:` is missing"),
    "not an object": ("a.jsonl", f"{ROW}5\n".encode(), "a.jsonl:2: `5`, not an object"),
    "not an object in a list": ("a.json", f"[{ROW},\n5]".encode(), "a.json:3: `5`, not an object"),
    "not an object among rows": ("a.json", b'{"rows": [{"id": "a"},\n5]}', "a.json:2: not an object"),
    "two lists": (
        "a.json",
        b'{"a": [{"id": "x"}], "b": [{"id": "y"}]}',
        "a.json:1: the object has several lists: `a`, `b`",
    ),
    "no list": ("a.json", b'{"a": 1}', "a.json:1: the object has no list of rows"),
    "too deep": ("a.json", b"[" * 100_000, "a.json:1: not JSON that can be read"),
    "too deep in a line": (
        "a.jsonl",
        b'{"locator": ' + b"[" * 100_000,
        "a.jsonl:1: not JSON that can be read",
    ),
    "too deep in YAML": (
        "a.yaml",
        b"- locator: x\n  y: " + b"[" * 10_000,
        "a.yaml:2: lists or mappings are too deep",
    ),
    "no YAML": ("a.yaml", b"- locator: 'x\n", "a.yaml:2: not YAML: found unexpected end of stream"),
    "a program in YAML": (
        "a.yaml",
        b"- locator: !!python/object/apply:os.system ['true']\n",
        "a.yaml:1: `locator` is a list",
    ),
    "no list in YAML": ("a.yaml", b"a: 1\n", "a.yaml:1: no list of rows"),
    "two lists in YAML": (
        "a.yaml",
        b"a: [{id: x}]\nb: [{id: y}]\n",
        "a.yaml:1: the mapping has several lists: `a`, `b`",
    ),
    "a row by alias": ("a.yaml", b"- &r\n  locator: x\n- *r\n", "a.yaml:3: not a mapping"),
    "no locator": ("a.jsonl", f'{ROW}{{"id": "b"}}\n'.encode(), "a.jsonl:2: the row has no `locator`"),
    "no column": ("a.csv", b"x,y\n1,2\n", "a.csv:2: no column is called `locator` or `clause` or the like"),
    "no column of many": (
        "a.csv",
        f"{','.join(f'c{n}' for n in range(10_000))}\n{'x,' * 9_999}x\n".encode(),
        "a.csv:2: no column is called",
    ),
    "locators in a list": (
        "a.jsonl",
        f'{ROW}{{"locator": ["x", "y"]}}\n'.encode(),
        "a.jsonl:2: `locator` is a list",
    ),
    "locators in a list of YAML": (
        "a.yaml",
        b"- id: 1\n  locator:\n  - x\n",
        "a.yaml:1: `locator` is a list",
    ),
    "a number": ("a.jsonl", b'{"locator": 12}\n', "a.jsonl:1: `locator` is `12`, not a string"),
    "an empty cell": ("a.csv", f"{HEAD}a,{CITED},\nb,,\n".encode(), "a.csv:3: `locator` is empty"),
    "null": ("a.jsonl", b'{"locator": null}\n', "a.jsonl:1: `locator` is empty"),
    "two fingerprints": (
        "a.jsonl",
        f'{{"locator": "x", "fingerprint": "{"a" * 64}", "fingerprint": "{"b" * 64}"}}'.encode(),
        "a.jsonl:1: the row has two fields `fingerprint`",
    ),
    "two locators": (
        "a.json",
        b'[{"locator": "x",\n"locator": "y"}]',
        "a.json:2: the row has two fields `locator`",
    ),
    "two locators in YAML": (
        "a.yaml",
        b"- locator: x\n  locator: y\n",
        "a.yaml:2: the row has two fields `locator`",
    ),
    "no fingerprint": (
        "a.jsonl",
        b'{"locator": "x", "fingerprint": "12"}\n',
        "a.jsonl:1: the fingerprint `12` is not one of 64 hexadecimal digits",
    ),
    "two columns of one name": (
        "a.csv",
        b"id,locator,locator\n",
        "a.csv:1: two columns are called `locator`",
    ),
    "more cells": (
        "a.csv",
        f"id,locator\na,{CITED},x\n".encode(),
        "a.csv:2: the row has 3 cells, the first line 2",
    ),
    "fewer cells": ("a.csv", b"id,locator\n\na\n", "a.csv:3: the row has 1 cell, the first line 2"),
    "a quote that is not closed": (
        "a.csv",
        f'{HEAD}a,{CITED},"x\ny\n'.encode(),
        "a.csv:2: not CSV: unexpected end of data",
    ),
    "Latin-1": ("a.csv", f"{HEAD}a,{CITED},caf".encode() + b"\xe9\n", "a.csv:2: not valid UTF-8: byte 0xe9"),
    "UTF-16": ("a.jsonl", ROW.encode("utf-16"), "a.jsonl:1: not valid UTF-8: it is UTF-16"),
    "a control character in JSON": (
        "a.jsonl",
        b'{"id": "\x01"}\n',
        "a.jsonl:1: not JSON: invalid control character (column 9)",
    ),
    "a text that does not end": (
        "a.jsonl",
        b'{"id": "x}',
        "a.jsonl:1: not JSON: unterminated string (column 8)",
    ),
    "a lone surrogate in an id": (
        "a.jsonl",
        f'{ROW}{{"id": "\\ud800", "locator": "{CITED}"}}\n'.encode(),
        r"a.jsonl:2: `id` contains a lone surrogate, `\ud800`",
    ),
    "a lone surrogate in a locator": (
        "a.json",
        b'[{"locator": "x\\uDFFF"}]',
        r"a.json:1: `locator` contains a lone surrogate, `\udfff`",
    ),
    "a lone surrogate in a label": (
        "a.jsonl",
        f'{{"locator": "x", "label": "\\udc00", "sha256": "{"a" * 64}"}}'.encode(),
        r"a.jsonl:1: `label` contains a lone surrogate, `\udc00`",
    ),
    "a picture": ("a.jsonl", bytes(range(256)), "a.jsonl:1: not JSON"),
}
"""A file's name, what it holds, and what is said of it."""

MEANT: dict[str, tuple[str, str]] = {
    "not a locator": (
        json.dumps({"locator": "2025-04-11#good_faith/q9"}),
        "a.jsonl:2: `good_faith/q9` is not a locator",
    ),
    "a control character": (
        json.dumps({"locator": "2025-04-11#good\x1b[31m"}),
        "a.jsonl:2: a locator contains a control character",
    ),
    "no revision": (json.dumps({"locator": "good_faith"}), "a.jsonl:2: `good_faith` names no revision"),
    "no such revision": (json.dumps({"locator": "1999-01-01#good_faith"}), "a.jsonl:2: "),
    "another's fingerprint": (
        json.dumps({"locator": CITED, "fingerprint": "a" * 64}),
        "a.jsonl:2: two fingerprints: aaaaaaaaaaaa… of the row, ",
    ),
}
"""A row that says what it can't mean, and what is said of it."""


def read(name: str, data: bytes) -> list[int]:
    form = find_form(name)
    assert form
    rows = read_cited_rows(read_records(data.splitlines(keepends=True), form, name), name).rows
    assert {row.cited for row in rows} == {CITED}
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))
    return [row.line for row in rows]


@pytest.mark.parametrize("case", GOOD)
def test_rows_are_read_with_the_lines_where_they_begin(case: str) -> None:
    name, data, lines = GOOD[case]
    assert read(name, data) == lines


@pytest.mark.parametrize("case", BAD)
def test_what_is_wrong_is_said_with_its_line(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, data, told = BAD[case]
    (tmp_path / name).write_bytes(data)
    monkeypatch.chdir(tmp_path)
    for command in (["pin", name, "--rev", f"{SPEC}@2025-04-11"], ["stale", name, "--to", f"{SPEC}@latest"]):
        error = CliRunner().invoke(main, command).exception
        assert isinstance(error, ClausetreeError), error
        assert error.message.startswith(told)
        assert "\n" not in error.message
        assert error.hint
        assert len(error.message) < 250
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_bytes() == data


@pytest.mark.parametrize("case", MEANT)
def test_what_a_row_cannot_mean_is_said_with_its_line(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row, told = MEANT[case]
    (tmp_path / "a.jsonl").write_text(f"{ROW}{row}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    error = CliRunner().invoke(main, ["stale", "a.jsonl", "--to", f"{SPEC}@latest"]).exception
    assert isinstance(error, ClausetreeError), error
    assert error.message.startswith(told)
    assert error.hint
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ('"x"', "x"),
        (r'"\ud83d\ude00"', "\U0001f600"),
        ("7", "7"),
        ("1.5", "1.5"),
        ("true", None),
        ("null", None),
        ('{"a": 1}', None),
        ("[1]", None),
    ],
)
def test_an_id_that_is_neither_a_text_nor_a_number_is_none(written: str, name: str | None) -> None:
    data = [f'{{"id": {written}, "locator": "{CITED}"}}'.encode()]
    (row,) = read_cited_rows(read_records(data, "jsonl", "a.jsonl"), "a.jsonl").rows
    assert row.id == name


def test_a_column_can_be_chosen() -> None:
    data = [b'{"id": "x", "made_from": "2025-04-11#good_faith"}']
    rows = read_cited_rows(read_records(data, "jsonl", "a.jsonl"), "a.jsonl", "made_from")
    assert (rows.column, rows.rows[0].cited, rows.rows[0].id) == ("made_from", CITED, "x")
    with pytest.raises(ClausetreeError) as raised:
        read_cited_rows(read_records(data, "jsonl", "a.jsonl"), "a.jsonl", "made_form")
    assert raised.value.hint == "did you mean `--column made_from`?"
