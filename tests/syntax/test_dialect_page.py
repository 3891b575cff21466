"""The page about the dialect says what is read: below each sample stands a part of what `export` has of it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from mkdocs.utils.yaml import yaml_load

import clausetree
from clausetree.model.example import KNOWN_ROLES
from clausetree.model.revision import Revision
from clausetree.output.answers import DocumentAnswer
from clausetree.output.json.document import render

PAGE = Path(__file__).resolve().parents[2] / "site" / "guide" / "dialect.md"
_SAMPLE = re.compile(r"^(`{3,})markdown\n(.*?)^\1\n\n```yaml\n(.*?)^```\n", re.MULTILINE | re.DOTALL)
SAMPLES = {
    text.split("\n", 1)[0]: (text, yaml_load(read))
    for _, text, read in _SAMPLE.findall(PAGE.read_text("utf-8"))
}


def export(text: str) -> dict[str, Any]:
    document = clausetree.parse(text)
    revision = Revision(label="head", date=None, commit=None, sha256="", source="-", path="model_spec.md")
    exported: dict[str, Any] = json.loads(render(DocumentAnswer(revision, document), None))  # type: ignore[arg-type]
    return exported


def find_missing(told: Any, found: Any, place: str = "") -> list[str]:
    """Returns where what is told is not what is found; a table tells some keys, a list all of its entries."""
    if isinstance(told, dict):
        return [
            miss
            for key, value in told.items()
            for miss in find_missing(value, found.get(key), f"{place}.{key}")
        ]
    if isinstance(told, list) and isinstance(found, list) and len(told) == len(found):
        pairs = enumerate(zip(told, found, strict=True))
        return [
            miss for index, (one, other) in pairs for miss in find_missing(one, other, f"{place}[{index}]")
        ]
    return [] if told == found else [f"{place}: {told!r}, but {found!r}"]


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_read_as_told(name: str) -> None:
    text, told = SAMPLES[name]
    assert find_missing(told, export(text)) == []


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_has_no_error(name: str) -> None:
    text, _ = SAMPLES[name]
    assert [found for found in clausetree.lint(clausetree.parse(text)) if found.severity == "error"] == []


def test_every_sample_is_told_of() -> None:
    text = PAGE.read_text("utf-8")
    assert (
        len(SAMPLES)
        == len(re.findall(r"^`{3,}markdown$", text, re.MULTILINE))
        == len(re.findall("^```yaml", text, re.MULTILINE))
    )


def test_every_construct_has_a_sample() -> None:
    exports = [export(text) for text, _ in SAMPLES.values()]
    clauses = [clause for exported in exports for clause in exported["clauses"]]
    examples = [example for clause in clauses for example in clause["examples"]]
    responses = [one for example in examples for comparison in example["comparisons"] for one in comparison]
    messages = [*(message for one in examples for message in one["messages"])]
    messages += [message for response in responses for message in response["messages"]]
    assert {message["role"] for message in messages} == set(KNOWN_ROLES)
    assert {response["verdict"] for response in responses} == {"good", "bad", "ok"}
    kinds = {passage["kind"] for clause in clauses for passage in clause["passages"]}
    assert kinds >= {"paragraph", "list", "code", "commentary", "definition", "example"}


def test_a_wrong_page_is_found_out() -> None:
    assert find_missing({"clauses": [{"id": "a"}]}, {"clauses": [{"id": "b"}]}) == [
        ".clauses[0].id: 'a', but 'b'"
    ]
    assert find_missing({"clauses": []}, {"clauses": [{"id": "b"}]}) != []
