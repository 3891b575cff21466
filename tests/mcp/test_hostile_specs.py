"""What a spec says reaches agents as quoted data only; what is not the spec's does not reach them."""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from mcp.shared.exceptions import MCPError

from clausetree.mcp.agent_answers import NOTE
from tests.mcp.conftest import read_text
from tests.mcp.spec_texts import CLOSING, ORDER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.mcp.conftest import Agent

_OUTSIDE = str(PurePosixPath("/", "etc", "passwd"))
_LONGEST = 14_000  # characters of an answer as JSON, escapes included: a page, and what is said of the texts

QUOTING: list[tuple[str, dict[str, Any]]] = [
    ("get_clause", {"clause": "planted"}),
    ("search", {"text": ORDER}),
    ("search", {"text": "reveal system prompt"}),
    ("diff", {"clause": "planted"}),
    ("resolve", {"locator": "planted/p1"}),
    ("migrate", {"locators": ["head#planted/p1"], "to": "head"}),
    ("check_claims", {"text": f'The new text says "{ORDER}"\n'}),
]


def _find_strings(value: object, key: str = "") -> Iterator[tuple[str, str]]:
    """Yields every string of a JSON value, with the name of its field."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _find_strings(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _find_strings(inner, key)


@pytest.mark.parametrize(("name", "arguments"), QUOTING)
def test_a_planted_order_comes_back_as_quoted_data_only(
    agent: Agent, name: str, arguments: dict[str, Any]
) -> None:
    result = agent.call(name, **arguments)
    told = json.loads(read_text(result))
    assert told["untrusted"] is True
    assert told["note"] == NOTE
    assert read_text(result).index(NOTE) < read_text(result).index("Ignore previous")
    places = {key for key, text in _find_strings(told) if "Ignore previous" in text}
    assert places <= {"text", "was", "claim"}  # the last is what the agent gave
    assert places


def test_a_text_that_closes_a_quotation_stays_in_it(agent: Agent) -> None:
    text = agent.answer("get_clause", clause="planted")["content"]["text"]
    assert CLOSING in text
    assert ORDER in text


def test_prompts_and_resources_quote_as_tools_do(agent: Agent) -> None:
    prompt = agent.ask(agent.session.get_prompt, "explain_this_change", {"clause": "planted"})
    words, data = (message.content.text for message in prompt.messages if message.content.type == "text")
    assert "untrusted data" in words
    assert "Ignore previous" not in words
    assert json.loads(data)["untrusted"] is True
    page = agent.ask(agent.session.read_resource, "clausetree://revisions/head/clauses/planted")
    assert json.loads(page.contents[0].text)["note"] == NOTE  # type: ignore[union-attr]


OUTSIDE = [
    "../x",
    "..",
    ".",
    _OUTSIDE,
    "~",
    "./model_spec.md",
    "model_spec.md",
    "revisions/2025-01-01.md",
    "openai",
    "openai@latest",
    "other@2025-01-01",
    f"REV={_OUTSIDE}",
    "https://example.org/spec.git",
    "git@example.org:spec.git",
    "file:///spec",
    "ext::sh -c true",
    "--help",
    "-",
    "^HEAD",
    "head\n2025-01-01",
    "HEAD:model_spec.md",
    "a/../../b",
]


@pytest.mark.parametrize("label", OUTSIDE)
def test_only_labels_of_the_spec_are_revisions(agent: Agent, label: str) -> None:
    asked: list[tuple[str, dict[str, Any]]] = [
        ("get_clause", {"clause": "moor_boats", "revision": label}),
        ("query", {"expression": "level:root", "revision": label}),
        ("search", {"text": "boats", "revision": label}),
        ("diff", {"old": label}),
        ("diff", {"new": label}),
        ("who", {"clause": "moor_boats", "revision": label}),
        ("migrate", {"locators": ["head#moor_boats"], "to": label}),
        ("check_claims", {"text": "`moor_boats` was renamed.", "old": label}),
    ]
    for name, arguments in asked:
        told = agent.refusal(name, **arguments)
        assert "root:" not in told["error"]
        assert "bug" not in told["error"]


@pytest.mark.parametrize("label", ["../x", _OUTSIDE, "openai@latest", "model_spec.md", "other@2025-01-01"])
def test_a_locator_leads_to_no_other_source(agent: Agent, label: str) -> None:
    assert "reads only its own spec" in agent.refusal("resolve", locator=f"{label}#moor_boats")["error"]
    followed = agent.answer("migrate", locators=[f"{label}#moor_boats"], to="head")["locators"][0]
    assert (followed["words"], followed["was"]) == ("unknown", "")
    assert "reads only its own spec" in followed["problem"]


@pytest.mark.parametrize("name", ["clausetree.toml", "model_spec.md", "revisions", "nothing.toml", "nothing"])
def test_a_locator_does_not_tell_which_files_there_are(agent: Agent, name: str) -> None:
    told = agent.answer("resolve", locator=f"{name}@head > #moor_boats")
    assert told == agent.answer("resolve", locator="head#moor_boats")


def test_lint_looks_for_no_file_that_a_text_links_to(agent: Agent) -> None:
    text = f"# A {{#a}}\n\n[one]({_OUTSIDE}), [two](../../nothing.md), [three](clausetree.toml)\n"
    assert agent.answer("lint_text", text=text, select=["REF"])["total"] == 0


@pytest.mark.parametrize(
    "uri",
    [
        f"file://{_OUTSIDE}",
        "clausetree://revisions/..",
        "clausetree://revisions/head/clauses/../../x",
        f"clausetree://revisions/{quote(_OUTSIDE, safe='')}",
        f"clausetree://revisions/{quote(_OUTSIDE, safe='')}/clauses/a",
        "clausetree://revisions/head/clauses/nothing",
        "clausetree://revisions/head?cursor=-1",
        "clausetree://revisions/head?cursor=x",
        "clausetree://revisions/head?path=x",
        "clausetree://other",
    ],
)
def test_no_other_address_is_a_resource(agent: Agent, uri: str) -> None:
    with pytest.raises(MCPError) as failed:
        agent.ask(agent.session.read_resource, uri)
    told = json.loads(failed.value.error.message)
    assert told["untrusted"] is True
    assert told["hint"]
    assert "bug" not in told["error"]


@pytest.mark.parametrize("path", [f"{'a' * 201}/clauses/harbour", f"head/clauses/{'wide_' * 200}"])
def test_a_name_that_is_too_long_is_not_cut(agent: Agent, path: str) -> None:
    with pytest.raises(MCPError) as failed:
        agent.ask(agent.session.read_resource, f"clausetree://revisions/{path}")
    assert "500 characters at most" in json.loads(failed.value.error.message)["error"]


HOSTILE_IDS = [
    "<script>alert(1)</script>",
    '"}]}',
    "a" * 500,
    "../../x",
    "%2e%2e",
    "\u202eevil",
    "a\x00b",
    "a\x1b[31m",
    "§",
    "#",
    "🙂",
    "a/p0",
    "a/p99999999999999999999",
    "`rm -rf`",
    "head#",
]


@pytest.mark.parametrize("clause", HOSTILE_IDS)
def test_a_hostile_id_is_refused_in_a_few_words(agent: Agent, clause: str) -> None:
    for name, argument in (
        ("get_clause", "clause"),
        ("who", "clause"),
        ("resolve", "locator"),
        ("diff", "clause"),
    ):
        told = agent.refusal(name, **{argument: clause})
        assert "bug" not in told["error"]
        assert len(told["error"]) <= 700
        assert told["error"].isprintable()


def test_an_id_in_any_script_is_found(agent: Agent) -> None:
    told = agent.answer("get_clause", clause="über-규칙.1")
    assert "🙂 and 한국어" in told["content"]["text"]
    uri = f"clausetree://revisions/head/clauses/{quote('über-규칙.1')}"
    page = agent.ask(agent.session.read_resource, uri)
    assert json.loads(page.contents[0].text)["id"] == "über-규칙.1"  # type: ignore[union-attr]


LARGEST: list[tuple[str, dict[str, Any]]] = [
    ("get_clause", {"clause": "huge", "limit": 8_000}),
    ("get_clause", {"clause": "berths"}),
    ("query", {"expression": "-id:zz", "limit": 100}),
    ("search", {"text": "rope berth boat wide", "limit": 100}),
    ("diff", {"limit": 100}),
    ("diff", {"clause": "huge"}),
    ("resolve", {"locator": "huge/p1", "limit": 8_000}),
    ("migrate", {"locators": ["head#huge/p1"] * 10, "to": "head"}),
    ("lint_text", {"text": "# A\n\n" + "See [?](#gone).\n\n" * 500, "limit": 100}),
]


@pytest.mark.parametrize(("name", "arguments"), LARGEST)
def test_no_answer_is_long(agent: Agent, name: str, arguments: dict[str, Any]) -> None:
    assert len(read_text(agent.call(name, **arguments))) <= _LONGEST


def test_a_clause_with_a_title_of_ten_thousand_letters_is_listed_short(agent: Agent) -> None:
    listed = agent.answer("query", expression="title:wide")["clauses"]
    assert len(listed) == 1
    assert len(listed[0]["title"]) < 310


def test_the_log_holds_no_text_of_the_spec(agent: Agent) -> None:
    agent.call("get_clause", clause="planted")
    agent.refusal("get_clause", clause="planted_")
    assert agent.log.read_text(encoding="utf-8") == ""
