"""How long `stale` takes beside `json.loads` of every line of its file, and whether it is linear."""

from __future__ import annotations

import json
import time
from itertools import cycle, islice
from math import log
from typing import TYPE_CHECKING

from clausetree.export.building import build_rows
from clausetree.history.opening.source_opening import open_source
from clausetree.output.formats import render
from clausetree.output.json.encoder import encode_compact
from clausetree.project.chains import load_chain
from clausetree.project.dataset_checking import Texts, check_dataset
from clausetree.project.datasets import load_cited_rows, read_dataset
from clausetree.project.spec_documents import read_document
from tests.bench.measure import BUILD, BUNDLE, report, time_calls
from tests.folders import ROOT, SPEC

if TYPE_CHECKING:
    from pathlib import Path

    from clausetree.export.row_values import RowForm

_SOURCE = str(BUNDLE if BUNDLE.is_file() else SPEC)
_OLD, _NEW = "2025-04-11", "2025-10-27"
_MANY = 100_000
_GOAL = 4
_LINEAR = 1.2
_ROUNDS = 3
_BARE = ("id", "locator")


def main() -> None:
    BUILD.mkdir(parents=True, exist_ok=True)
    _measure("rows of examples", "chat", (), ("text", "json"))
    _measure("rows of an id and a locator", "chat", _BARE, ("text",))  # as JSON they are twelve times as long


def _measure(name: str, form: RowForm, fields: tuple[str, ...], formats: tuple[str, ...]) -> None:
    """Prints the ratio for many rows, and the exponent between a quarter of them and all."""
    files = {count: _write(count, form, fields) for count in (_MANY // 4, _MANY)}
    many = files[_MANY]
    calls = {
        "loads": lambda: _load(many),
        "diff": _diff,
        "text": lambda: _check(many, "text"),
        "json": lambda: _check(many, "json"),
        "few": lambda: _check(files[_MANY // 4], "text"),
    }
    taken = time_calls(calls, _ROUNDS, time.process_time)
    for shown in formats:
        ratio = (taken[shown] - taken["diff"]) / taken["loads"]
        report(f"stale, {_MANY} {name}, {shown}, less one diff: times json.loads", ratio, _GOAL)
    less = {call: taken[call] - taken["diff"] for call in ("text", "few")}
    report(f"stale, {name}: exponent", log(less["text"] / max(less["few"], 1e-9), 4), _LINEAR)


def _write(count: int, form: RowForm, fields: tuple[str, ...]) -> Path:
    """Writes a file of so many rows, made of those of a release again and again, and returns its path."""
    document = read_document(open_source(_SOURCE, start=ROOT).load(_OLD))
    rows = [json.loads(encode_compact(row)) for row in build_rows(document, form)]
    path = BUILD / f"rows-{count}.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number, row in enumerate(islice(cycle(rows), count)):
            kept = {field: row[field] for field in fields} if fields else row
            file.write(json.dumps(kept | {"id": f"r{number}"}) + "\n")
    return path


def _load(path: Path) -> None:
    with path.open("rb") as file:
        for line in file:
            json.loads(line)


def _diff() -> object:
    return load_chain(f"{_SOURCE}@{_OLD}", f"{_SOURCE}@{_NEW}", start=ROOT).diff().passages.passings


def _check(path: Path, shown: str) -> str:
    target = f"{_SOURCE}@{_NEW}"
    texts = Texts(target, start=ROOT, report=None, tell=lambda _: None, option="--to")
    dataset = read_dataset(load_cited_rows(str(path), None, None, ROOT), None, ROOT)
    return render("stale", shown, check_dataset(dataset, target, texts))


if __name__ == "__main__":
    main()
