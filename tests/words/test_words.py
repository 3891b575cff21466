"""Every string that users read keeps to the house style, as far as a pattern can tell."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from clausetree.mcp.tool_calls import list_tools
from clausetree.output.schemas import SHAPES, render_schema, render_settings_schema
from tests.words.house_style import EXEMPTIONS, REFUSALS, Refusal, list_refusals
from tests.words.walker import ROOT, list_strings, read_module

if TYPE_CHECKING:
    from collections.abc import Iterator

STRINGS = list_strings()

SCHEMAS: dict[str, Any] = {name: json.loads(render_schema(name)) for name in SHAPES}
SCHEMAS |= {"clausetree.toml": json.loads(render_settings_schema())}
SCHEMAS |= {f"{tool.name}: what it takes": tool.input_schema for tool in list_tools()}
SCHEMAS |= {f"{tool.name}: what it returns": tool.output_schema for tool in list_tools()}


def test_every_string_keeps_to_the_house_style() -> None:
    refused = [
        f"{one.path}:{one.line}: {told}" for one in STRINGS for told in list_refusals(one.path, one.text)
    ]
    assert "\n".join(refused) == ""


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: refusal.sample)
def test_a_bad_string_is_refused(refusal: Refusal) -> None:
    assert any(refusal.instead in told for told in list_refusals("x.py", refusal.sample))


@pytest.mark.parametrize("exemption", EXEMPTIONS, ids=lambda exemption: exemption.words)
def test_an_exemption_is_needed(exemption: tuple[str, str, str]) -> None:
    path, words, _ = exemption
    said = [one.text for one in STRINGS if one.path.endswith(path) and words in one.text]
    assert said
    assert any(refusal.pattern.search(text) for text in said for refusal in REFUSALS)


def test_the_walker_finds_every_kind_of_string() -> None:
    """Of each kind one: a message, a hint, help, a rule's page, a shape, a page, a script, a template, a guide."""
    found = {(one.path.removeprefix("tools/clausetree/"), one.text.partition("\n")[0]) for one in STRINGS}
    for path, text in (
        ("history/git_access/git_command.py", "install git"),
        ("cli/command_table.py", "Draw the clause tree."),
        ("cli/commands/fmt.py", "Write nothing; exit 1 if a file would change."),
        ("lint/rules/ids/duplicate_id.py", "An id that an earlier clause already has."),
        ("output/json/tree.py", "A clause in its place in the tree."),
        ("publish/pages/levels_page.py", "Levels of authority"),
        ("publish/theme/javascripts/search.js", "Nothing found"),
        ("publish/theme/404.html", "Page not found"),
        ("project/template/changing.md", "# Change this spec"),
        ("site/guide/authors.md", "# For authors"),
    ):
        assert (path, text) in found


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_walker_finds_all_that_a_schema_describes(name: str) -> None:
    read = "\n".join(" ".join(one.text.split()) for one in STRINGS)
    described = [" ".join(words.split()) for words in _list_descriptions(SCHEMAS[name])]
    assert described
    assert [words for words in described if words not in read] == []


def _list_descriptions(schema: Any) -> Iterator[str]:
    """Yields what a schema says of shapes and of fields."""
    if isinstance(schema, dict):
        said = schema.get("description")
        if isinstance(said, str):
            yield said
        for part in schema.values():
            yield from _list_descriptions(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from _list_descriptions(part)


def test_the_walker_leaves_out_what_users_do_not_see() -> None:
    module = ROOT / "tools" / "clausetree" / "text" / "docstring.py"
    assert list(read_module(module)) == []
