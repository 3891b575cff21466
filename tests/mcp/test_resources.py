"""Resources and prompts, over standard input and output."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from mcp.shared.exceptions import MCPError

if TYPE_CHECKING:
    from tests.mcp.conftest import Agent


def _read(agent: Agent, uri: str) -> dict[str, Any]:
    (page,) = agent.ask(agent.session.read_resource, uri).contents
    assert page.mime_type == "application/json"
    told: dict[str, Any] = json.loads(page.text)  # type: ignore[union-attr]
    assert told["untrusted"] is True
    return told


def test_resources_lead_from_revisions_to_clauses(agent: Agent) -> None:
    listed = [one.uri for one in agent.ask(agent.session.list_resources).resources]
    assert listed == ["clausetree://revisions", "clausetree://revisions/head"]
    revisions = _read(agent, listed[0])["revisions"]
    assert [one["revision"]["label"] for one in revisions] == ["2025-01-01", "head"]
    clauses = _read(agent, revisions[0]["uri"])["clauses"]
    assert [one["locator"] for one in clauses] == [
        f"2025-01-01#{name}" for name in ("harbour", "moor_boats", "light_lamps")
    ]
    clause = _read(agent, "clausetree://revisions/2025-01-01/clauses/light_lamps")
    assert clause == agent.answer("get_clause", clause="2025-01-01#light_lamps")


def test_long_resources_come_in_pages(agent: Agent) -> None:
    first = _read(agent, "clausetree://revisions/head")
    second = _read(agent, f"clausetree://revisions/head?cursor={first['next_cursor']}")
    assert len(first["clauses"]) + len(second["clauses"]) <= first["total"]
    assert first["clauses"][-1] != second["clauses"][0]
    huge = "clausetree://revisions/head/clauses/huge"
    following = _read(agent, huge)["content"]["next_offset"]
    assert _read(agent, f"{huge}?offset={following}")["content"]["offset"] == following


def test_templates_say_which_addresses_there_are(agent: Agent) -> None:
    templates = agent.ask(agent.session.list_resource_templates).resource_templates
    assert [one.uri_template for one in templates] == [
        "clausetree://revisions/{label}{?cursor}",
        "clausetree://revisions/{label}/clauses/{id}{?offset}",
    ]


def test_prompts_bring_the_facts(agent: Agent) -> None:
    listed = agent.ask(agent.session.list_prompts).prompts
    assert [one.name for one in listed] == ["review_this_edit", "explain_this_change"]
    review = agent.ask(agent.session.get_prompt, "review_this_edit", {"old": "2025-01-01"})
    _, data = [message.content.text for message in review.messages if message.content.type == "text"]
    assert json.loads(data) == agent.answer("diff", old="2025-01-01")
    explain = agent.ask(agent.session.get_prompt, "explain_this_change", {"clause": "light_lamps", "new": ""})
    _, data = [message.content.text for message in explain.messages if message.content.type == "text"]
    assert json.loads(data) == agent.answer("diff", clause="light_lamps")


@pytest.mark.parametrize(
    ("name", "arguments", "message"),
    [
        ("explain_this_change", {}, "`explain_this_change` needs `clause`"),
        ("explain_this_change", {"clause": "light_lamp"}, "neither text has a clause `light_lamp`"),
        ("review_this_edit", {"path": "x"}, "`review_this_edit` has no argument `path`"),
        ("review_this_edit", {"old": "../x"}, "reads only its own spec"),
        ("review_this_edit", {"old": "x" * 201}, "longer than 200"),
        ("review", {}, "there is no prompt `review`"),
    ],
)
def test_a_wrong_prompt_is_refused(agent: Agent, name: str, arguments: dict[str, str], message: str) -> None:
    with pytest.raises(MCPError) as failed:
        agent.ask(agent.session.get_prompt, name, arguments)
    told = json.loads(failed.value.error.message)
    assert message in told["error"]
    assert told["hint"]
