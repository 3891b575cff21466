"""Each tool, called by the library's own client over standard input and output, which checks answers by their schemas."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from clausetree.mcp.agent_answers import NOTE
from tests.mcp.spec_texts import HUGE

if TYPE_CHECKING:
    from tests.mcp.conftest import Agent

TOOLS = ("get_clause", "query", "search", "diff", "who", "resolve", "migrate", "lint_text", "check_claims")


def test_every_tool_says_what_it_takes_and_gives_and_writes_nothing(agent: Agent) -> None:
    tools = {tool.name: tool for tool in agent.ask(agent.session.list_tools).tools}
    assert tuple(tools) == TOOLS
    for tool in tools.values():
        assert tool.description
        assert tool.output_schema
        assert tool.annotations
        assert tool.annotations.read_only_hint
        assert not tool.annotations.open_world_hint
        for schema in (tool.input_schema, tool.output_schema):
            Draft202012Validator.check_schema(schema)
            assert all(field.get("description") for field in schema["properties"].values()), tool.name
        assert {"untrusted", "note"} <= set(tool.output_schema["required"])


def test_the_server_says_how_to_treat_what_it_quotes(agent: Agent) -> None:
    assert NOTE in str(agent.session.instructions)


def test_a_clause_is_cited_by_locator_and_hash(agent: Agent) -> None:
    told = agent.answer("get_clause", clause="moor_boats")
    text = (agent.folder / "model_spec.md").read_bytes()
    assert told["revision"] == {
        "label": "head",
        "date": None,
        "commit": None,
        "sha256": sha256(text).hexdigest(),
    }
    assert (told["locator"], told["level"], told["parent"]) == ("head#moor_boats", "developer", "harbour")
    assert (told["referred_by"], told["examples"], told["line"]) == (["harbour"], 1, 5)
    assert told["content"]["text"].startswith("## Moor boats {#moor_boats")
    assert told["content"]["next_offset"] is None
    assert agent.answer("get_clause", clause="light_lamps")["violated_by"] == ["moor_boats"]


@pytest.mark.parametrize("clause", ["light_lamps", "2025-01-01#light_lamps", "§1.2", "light_lamps/p1"])
def test_a_clause_is_found_by_any_locator(agent: Agent, clause: str) -> None:
    assert agent.answer("get_clause", clause=clause)["id"] == "light_lamps"


def test_an_older_revision_is_read_by_its_label(agent: Agent) -> None:
    levels = [
        agent.answer("get_clause", clause="light_lamps", revision=label)["level"]
        for label in ("2025-01-01", "head")
    ]
    assert levels == ["user", "root"]


def test_a_huge_clause_comes_in_stretches_that_are_the_whole(agent: Agent) -> None:
    stretches: list[str] = []
    offset: int | None = 0
    while offset is not None:
        window = agent.answer("get_clause", clause="huge", offset=offset, limit=8_000)["content"]
        assert len(window["text"]) <= 8_000
        stretches.append(window["text"])
        offset = window["next_offset"]
    whole = "".join(stretches)
    assert len(whole) == window["total_characters"] > HUGE
    assert whole in (agent.folder / "model_spec.md").read_text(encoding="utf-8")


def test_a_query_comes_in_pages_that_are_the_whole(agent: Agent) -> None:
    found: list[str] = []
    cursor: int | None = 0
    while cursor is not None:
        page = agent.answer("query", expression="under:berths", cursor=cursor, limit=40)
        assert len(page["clauses"]) <= 40
        assert page["total"] == 150
        found += [one["locator"] for one in page["clauses"]]
        cursor = page["next_cursor"]
    assert found == [f"head#berth_{number}" for number in range(150)]
    assert agent.answer("query", expression="under:berths", cursor=9_999)["clauses"] == []


def test_words_are_found_as_quoted_first(agent: Agent) -> None:
    told = agent.answer("search", text="wait at the outer buoy")
    assert told["places"][0] == {
        "locator": "head#moor_boats/p1/s1",
        "title": "Moor boats",
        "level": "developer",
        "how": "exact",
        "score": 1.0,
        "text": "wait at the outer buoy",
    }
    nearly = agent.answer("search", text="boats that arrive after dusk wait on an outer buoy")["places"][0]
    assert (nearly["how"], nearly["locator"]) == ("fuzzy", "head#moor_boats/p1/s1")


def test_words_apart_find_the_clause_that_speaks_of_them_most(agent: Agent) -> None:
    told = agent.answer("search", text="lamps dusk people", limit=3)
    assert told["places"][0]["locator"] == "head#light_lamps/p1"
    assert told["places"][0]["how"] == "words"
    assert agent.answer("search", text="zebra")["total"] == 0
    first, second = (agent.answer("search", text="berth boat", limit=5, cursor=cursor) for cursor in (0, 5))
    assert first["next_cursor"] == 5
    assert {one["locator"] for one in first["places"]}.isdisjoint(one["locator"] for one in second["places"])


def test_a_diff_tells_what_changed_by_meaning(agent: Agent) -> None:
    told = agent.answer("diff", limit=10)
    assert (told["old"]["label"], told["new"]["label"]) == ("2025-01-01", "head")
    (lamps,) = [one for one in told["clauses"] if one["new"] == "head#light_lamps"]
    assert (lamps["old_level"], lamps["new_level"], lamps["direction"]) == ("user", "root", "promoted")
    assert told["summary"]["promoted"] == 1
    assert told["next_cursor"] == 10
    assert agent.answer("diff", kinds=["relevelled"])["total"] == 1
    assert agent.answer("diff", old="head", new="head")["total"] == 0


def test_a_diff_of_one_clause_has_its_words(agent: Agent) -> None:
    told = agent.answer("diff", clause="light_lamps")
    runs = [run for passage in told["passages"] for run in passage["runs"]]
    assert {"kind": "deleted", "text": "supper"} in runs
    assert "2025-01-01#light_lamps/p1" in {passage["old"] for passage in told["passages"]}


def test_a_diff_of_one_clause_takes_the_second_of_an_id(agent: Agent) -> None:
    assert agent.answer("diff", clause="light_lamps~1") == agent.answer("diff", clause="light_lamps")
    assert "`light_lamps~2`" in agent.refusal("diff", clause="light_lamps~2")["error"]


def test_a_diff_of_a_huge_clause_says_that_it_is_cut(agent: Agent) -> None:
    told = agent.answer("diff", clause="huge")
    assert any(passage["is_cut"] for passage in told["passages"])


def test_who_can_override_a_clause_is_told(agent: Agent) -> None:
    told = agent.answer("who", clause="light_lamps", revision="2025-01-01")
    assert {one["by"]: one["can"] for one in told["override"]}["user"] == "explicitly"
    assert agent.answer("who", clause="light_lamps")["says"] == "Nobody: root"
    assert agent.answer("who", clause="harbour")["range"] == ["root", "guideline"]


def test_a_locator_is_resolved(agent: Agent) -> None:
    told = agent.answer("resolve", locator="head#moor_boats/e1/c1/r1/m1")
    assert told["content"]["text"].strip().endswith("</assistant>")
    assert (told["clause"], told["title"], told["line"]) == ("moor_boats", "Moor boats", 16)
    sentence = agent.answer("resolve", locator="moor_boats ¶1 s2")
    assert sentence["content"]["text"] == "The night watch writes each of them down."


def test_locators_are_followed(agent: Agent) -> None:
    asked = ["2025-01-01#moor_boats/p1", "2025-01-01#light_lamps/p1", "2025-01-01#nothing"]
    told = agent.answer("migrate", locators=asked, to="head")["locators"]
    assert [one["words"] for one in told] == ["exact", "edited", "unknown"]
    assert told[0]["to"][0]["locator"] == "head#moor_boats/p1"
    assert "no clause `nothing`" in told[2]["problem"]
    assert (
        agent.answer("migrate", locators=["moor_boats"], to="head", revision="2025-01-01")["locators"][0][
            "words"
        ]
        == "exact"
    )


def test_locators_come_in_pages(agent: Agent) -> None:
    asked = [f"head#huge/p1/s{number}" for number in range(1, 3)] + ["head#huge/p1"] * 8
    found: list[str] = []
    cursor: int | None = 0
    while cursor is not None:
        page = agent.answer("migrate", locators=asked, to="head", cursor=cursor)
        assert page["total"] == 10
        found += [one["asked"] for one in page["locators"]]
        cursor = page["next_cursor"]
    assert found == asked


def test_a_text_is_linted_as_the_spec_is(agent: Agent) -> None:
    text = "# A {#a}\n\n## B {#b authority=root}\n\nText. See [?](#zz).\n"
    told = agent.answer("lint_text", text=text)
    assert told["sha256"] == sha256(text.encode()).hexdigest()
    (dangling,) = [one for one in told["findings"] if one["code"] == "REF001"]
    assert (dangling["line"], dangling["clause"], dangling["severity"]) == (5, "b", "error")
    assert set(agent.answer("lint_text", text=text, select=["REF"])["counts"]) == {"REF001"}
    assert "REF001" not in agent.answer("lint_text", text=text, ignore=["REF001"])["counts"]
    assert agent.answer("lint_text", text=text, min_severity="error")["total"] == 1


def test_findings_come_in_pages(agent: Agent) -> None:
    text = "# A {#a}\n\n" + "".join(f"See [?](#gone_{number}).\n\n" for number in range(60))
    pages = [agent.answer("lint_text", text=text, select=["REF001"], cursor=cursor) for cursor in (0, 25, 50)]
    assert [len(page["findings"]) for page in pages] == [25, 25, 10]
    assert [page["next_cursor"] for page in pages] == [25, 50, None]


def test_claims_are_checked(agent: Agent) -> None:
    text = "`light_lamps` was promoted to root.\n\n`moor_boats` was deleted.\n"
    told = agent.answer("check_claims", text=text)
    assert [one["verdict"] for one in told["claims"]] == ["supported", "contradicted"]
    assert told["summary"]["contradicted"] == 1
    assert all(
        place["locator"].startswith(("head#", "2025-01-01#"))
        for one in told["claims"]
        for place in one["evidence"]
    )


WRONG: list[tuple[str, dict[str, Any], str, str]] = [
    ("get_clause", {"clause": "light_lamp"}, "no clause `light_lamp`", "`light_lamps`"),
    ("get_clause", {"clause": "zzzzzz"}, "no clause `zzzzzz`", "`search`"),
    ("get_clause", {"clause": "light_lamps", "revision": "2025-01-02"}, "no revision", "`2025-01-01`"),
    (
        "get_clause",
        {"clause": "2025-01-01#light_lamps", "revision": "head"},
        "the locator is of",
        "leave out",
    ),
    ("get_clause", {}, "`clause`: Field required", "`clause`"),
    ("get_clause", {"clause": "a", "path": "x"}, "`path`: Extra inputs", "`clause`"),
    ("get_clause", {"clause": "a", "limit": 9_000}, "`limit`", "`limit`"),
    ("get_clause", {"clause": ""}, "`clause`", "`clause`"),
    ("query", {"expression": "levle:root"}, "levle", "`level`"),
    ("query", {"expression": "level:root", "cursor": -1}, "`cursor`", "`cursor`"),
    ("search", {"text": "…?!"}, "no words", "letters"),
    ("diff", {"clause": "light_lamp"}, "neither text has", "`light_lamps`"),
    ("diff", {"kinds": ["renam"]}, "`kinds.0`", "`kinds`"),
    ("who", {"clause": "§9.9"}, "no clause has the number 9.9", "`search`"),
    ("resolve", {"locator": "moor_boats/p9"}, "no passage", "2 passages"),
    ("migrate", {"locators": [], "to": "head"}, "`locators`", "`locators`"),
    ("migrate", {"locators": ["moor_boats"], "to": "2030-01-01"}, "no revision", "`latest`"),
    ("get_clause", {"clause": "§7.7"}, "no clause has the number 7.7", "`search`"),
    ("resolve", {"locator": "zzzzzz/p1"}, "no clause `zzzzzz`", "`search`"),
    ("query", {"expression": "under:zzzzzz"}, "no clause `zzzzzz`", "`search`"),
    ("lint_text", {"text": "# A\n", "select": ["NOPE1"]}, "NOPE1", "`REF`"),
    ("lint_text", {"text": ""}, "`text`", "`text`"),
    ("find_clause", {}, "there is no tool `find_clause`", "`get_clause`"),
]


@pytest.mark.parametrize(("name", "arguments", "message", "hint"), WRONG)
def test_what_is_wrong_is_said_with_what_to_do(
    agent: Agent, name: str, arguments: dict[str, Any], message: str, hint: str
) -> None:
    told = agent.refusal(name, **arguments)
    assert message in told["error"]
    assert hint in told.get("hint", "")
    assert "`clausetree " not in told.get("hint", "")


def test_a_finding_names_no_command(agent: Agent) -> None:
    text = "# A {#a}\n\n<!-- clausetree: allow zzzzz-qqqqq because of this -->\n\nText.\n"
    (unknown,) = agent.answer("lint_text", text=text, select=["STY011"])["findings"]
    assert "`REF`" in unknown["hint"]
