"""`query` as people type it: what a shell leaves of it, and the options around it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from clausetree.cli.main import main
from clausetree.model.errors import ClausetreeError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

TEXT = "# Rules {#rules}\n\n## One {#one authority=root}\n\nBe kind.\n\n## Two {#two authority=user}\n\nLevel with them.\n"


@pytest.fixture
def spec(tmp_path: Path) -> str:
    path = tmp_path / "a.md"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def ask(*arguments: str) -> str:
    result = CliRunner().invoke(main, list(arguments), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.mark.parametrize(
    ("expression", "ids"),
    [
        ("level:root", ["one"]),
        ("-level:root", ["rules", "two"]),
        ("-has:level", ["rules"]),
        ("-harm -kind", ["rules", "two"]),
        ('-"be kind" level:root', []),
        ("level>=user", ["one", "two"]),
    ],
)
def test_ids_are_one_a_line_also_where_the_expression_begins_like_an_option(
    spec: str, expression: str, ids: list[str]
) -> None:
    assert ask("query", expression, spec, "--format", "ids").splitlines() == ids


def test_text_has_a_line_a_clause_and_the_totals(spec: str) -> None:
    assert ask("query", "has:level", spec).splitlines() == [
        "1.1  One  root  #one",
        "1.2  Two  user  #two",
        "",
        "2 clauses · 2 provisions (1 root, 1 user) · 0 examples",
    ]
    assert ask("query", "nowhere", spec) == "0 clauses · 0 provisions · 0 examples\n"


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_the_lines_keep_to_the_width_of_the_terminal(run: Callable[..., Ran], columns: int) -> None:
    rows = run("query", "level>=developer", COLUMNS=str(columns)).out.splitlines()[:-2]
    assert len(rows) > 20
    assert max(map(len, rows)) <= max(columns, 50)


def test_json_says_what_was_asked(spec: str) -> None:
    told = json.loads(ask("query", "level:root", spec, "--format", "json"))
    assert told["query"] == "level:root"
    assert [(one["id"], one["locator"], one["number"]) for one in told["clauses"]] == [("one", "one", "1.1")]


def test_the_tree_keeps_what_a_fitting_clause_stands_in(spec: str) -> None:
    lines = ask("tree", "--query", "-level:root text:them", spec).splitlines()
    assert [line.split("#")[-1] for line in lines[2:4]] == ["rules", "two"]
    assert ask("tree", "--level", "root", spec) == ask("tree", "--query", "level:root", spec)


def test_a_term_in_place_of_the_revision_is_told(spec: str) -> None:
    for term in ("has:level", "-has:level", "level>=user"):
        with pytest.raises(ClausetreeError) as raised:
            ask("query", "level:root", term)
        assert raised.value.hint == f"put the expression in single quotes: 'level:root {term}'"
    assert ask("query", "level:root", spec)


def test_what_a_shell_made_of_a_comparison_is_noted(spec: str) -> None:
    """It reads `level>=user` as the word `level`, with the output going to a file `=user`."""
    result = CliRunner().invoke(main, ["query", "level", spec])
    assert result.exit_code == 0
    assert "put an expression with `<` or `>` in single quotes" in result.stderr
    assert CliRunner().invoke(main, ["query", "kind", spec]).stderr == ""


def test_a_mistake_is_shown_with_carets(run: Callable[..., Ran], spec: str) -> None:
    ran = run("query", "has:level level:rot", spec)
    assert ran.code == 2
    assert ran.err.splitlines()[:3] == [
        "error: no level `rot` here",
        "  has:level level:rot",
        "                  ^^^",
    ]


def test_the_help_lists_every_term() -> None:
    told = ask("query", "--help")
    assert all(f"\n  {term}" in told for term in ("level:root", "since:", "under:", 'text:"', "who:user"))
    assert "-h" in told
