"""From rows of conversations and of pairs each content and the whole structure come back, as `export --format json` has them."""

from __future__ import annotations

import json
from functools import cache
from itertools import groupby
from typing import Any

import pytest

from clausetree.export.building import build_rows
from clausetree.output.answers import DocumentAnswer
from clausetree.output.formats import render
from clausetree.output.json.encoder import encode_compact
from clausetree.project.revs import load_revision
from clausetree.project.spec_documents import SpecDocument, read_document
from tests.folders import SAMPLES

RELEASES = ("2025-02-12", "2025-04-11", "2025-09-12", "2025-10-27")
SOURCES = [
    "spec",
    "spec@2024-05-08",
    "spec/forks/tutor/model_spec.md",
    "../specs/several",
    *(pytest.param(f"upstream@{label}", marks=pytest.mark.upstream) for label in RELEASES),
]


@pytest.fixture(params=SOURCES)
def document(request: pytest.FixtureRequest) -> SpecDocument:
    rev: str = request.param
    if rev.startswith("upstream@"):
        rev = f"{request.getfixturevalue('upstream_bundle')}@{rev.partition('@')[2]}"
    return load(rev)


@cache
def load(rev: str) -> SpecDocument:
    return read_document(load_revision(rev, start=SAMPLES))


def export(document: SpecDocument) -> list[dict[str, Any]]:
    """Returns what the export says of each example, with its locator."""
    exported = json.loads(render("export", "json", DocumentAnswer(document.revision, document)))
    label = document.revision.label
    return [
        {"locator": f"{label}#{clause.locator}/e{number}", "path": shape["path"], **example}
        for clause, shape in zip(document.clauses, exported["clauses"], strict=True)
        for number, example in enumerate(shape["examples"], 1)
    ]


def build(document: SpecDocument, form: Any) -> list[dict[str, Any]]:
    return [json.loads(encode_compact(row)) for row in build_rows(document, form)]


def rebuild(messages: list[dict[str, Any]]) -> dict[str, Any]:
    """Returns the structure of a conversation, from the messages of a row alone."""
    blocks: list[str] = []
    outside: list[dict[str, Any]] = []
    comparisons: list[list[dict[str, Any]]] = []
    for number, run in groupby(messages, key=lambda message: message["comparison"]):
        if number is None:
            said = list(run)
            blocks += [message["role"] for message in said]
            outside += map(rebuild_turn, said)
            continue
        blocks.append("comparison")
        assert number == len(comparisons) + 1
        comparisons.append([rebuild_response(list(one)) for _, one in groupby(run, lambda m: m["response"])])
    return {"blocks": blocks, "messages": outside, "comparisons": comparisons}


def rebuild_response(messages: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        **rebuild_verdict(messages[0]),
        "messages": [rebuild_message(message) for message in messages],
    }


def rebuild_turn(message: dict[str, Any]) -> dict[str, Any]:
    return {**rebuild_message(message), **rebuild_verdict(message)}


def rebuild_verdict(message: dict[str, Any]) -> dict[str, Any]:
    return {key: message[key] for key in ("verdict", "reason", "violates")}


def rebuild_message(message: dict[str, Any]) -> dict[str, Any]:
    assert message["name"] == message["attributes"].get("name")
    assert message["recipient"] == message["attributes"].get("recipient")
    return {
        "role": message["role"],
        "text": message["content"],
        "attributes": message["attributes"],
        "settings": message["settings"] or {},
        "untrusted": message["untrusted"],
    }


def strip(value: Any) -> Any:
    """Returns a part of the export without what rows have elsewhere: places, and comments as written."""
    if isinstance(value, dict):
        left_out = {"line", "path", "comment"} if "messages" in value or "role" in value else set()
        return {key: strip(held) for key, held in value.items() if key not in left_out}
    return [strip(one) for one in value] if isinstance(value, list) else value


def test_conversations_come_back_from_chat_rows(document: SpecDocument) -> None:
    rows = build(document, "chat")
    exported = export(document)
    assert [row["locator"] for row in rows] == [example["locator"] for example in exported]
    for row, example in zip(rows, exported, strict=True):
        expected = {key: strip(example[key]) for key in ("blocks", "messages", "comparisons")}
        assert rebuild(row["messages"]) == expected, row["locator"]
        where = (row["title"], row["path"], row["line"], row["end_line"])
        assert where == tuple(example[key] for key in ("title", "path", "line", "end_line"))


def test_the_examples_of_clause_rows_are_the_chat_rows(document: SpecDocument) -> None:
    keys = ("locator", "fingerprint", "title", "messages", "abridged")
    chats = [{key: row[key] for key in keys} for row in build(document, "chat")]
    assert [example for row in build(document, "jsonl") for example in row["examples"]] == chats


def test_pairs_come_back_from_preference_rows(document: SpecDocument) -> None:
    expected = [pair for example in export(document) for pair in find_pairs(example)]
    found = [
        {
            "locator": row["locator"],
            "prompt": list(map(rebuild_turn, row["prompt"])),
            "chosen": rebuild_response(row["chosen"]),
            "rejected": rebuild_response(row["rejected"]),
            "after_comparison": row["after_comparison"],
        }
        for row in build(document, "preference")
    ]
    assert found == expected
    for row in build(document, "preference"):
        assert row["chosen_reason"] == row["chosen"][0]["reason"]
        assert row["rejected_reason"] == row["rejected"][0]["reason"]
        assert row["violates"] == row["rejected"][0]["violates"]


def find_pairs(example: dict[str, Any]) -> list[dict[str, Any]]:
    """Returns the pairs of an exported example, each with what was said before."""
    found = []
    messages = iter(strip(example["messages"]))
    prompt: list[Any] = []
    comparisons = iter(strip(example["comparisons"]))
    number = 0
    for block in example["blocks"]:
        if block != "comparison":
            prompt.append(next(messages))
            continue
        number += 1
        responses = next(comparisons)
        found += [
            {
                "locator": f"{example['locator']}/c{number}",
                "prompt": list(prompt),
                "chosen": good,
                "rejected": bad,
                "after_comparison": number > 1,
            }
            for good in responses
            for bad in responses
            if good["verdict"] == "good" and bad["verdict"] == "bad"
        ]
    return found
