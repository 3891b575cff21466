"""A rename in `clausetree.toml`: what leads to the clause follows, what was stays, and so do comments."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from clausetree.config.parsing import parse_settings
from clausetree.config.renaming_ids import rename_id

SPEC = """\
# About rice.
[spec] # the spec
informative = [
  "rice", # ours
  "salt",
]

[[revision]]
label = "2025-01-01"   # the first
"""
ENTRY = """
# as it is told
[[lineage]]
from = "{}" # the old one
to = {}
at = "{}"
kind = "{}"
"""
LINT = """
# strict
[lint]
ignore = [] # none
"""


def lineage(text: str) -> list[dict[str, Any]]:
    parse_settings(text, "clausetree.toml")
    return [*tomllib.loads(text).get("lineage", [])]


def declared(old: str, new: str) -> dict[str, Any]:
    return {"from": old, "to": [new], "at": "head", "kind": "renamed"}


def test_an_empty_file_gets_one_table() -> None:
    assert lineage(rename_id("", "pan", "wok", declare=True)) == [declared("pan", "wok")]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "text",
    [SPEC, SPEC.rstrip("\n"), SPEC + LINT, SPEC + ENTRY.format("a", "[]", "head", "deleted") + LINT],
)
def test_a_rename_is_declared_and_every_line_stays(text: str, ending: str) -> None:
    text = text.replace("\n", ending)
    written = rename_id(text, "pan", "wok", declare=True)
    assert lineage(written)[-1] == declared("pan", "wok")
    table = '[[lineage]]\nfrom = "pan"\nto = ["wok"]\nat = "head"\nkind = "renamed"\n'.replace("\n", ending)
    assert [line for line in written.replace(table, "").splitlines() if line] == [
        line for line in text.splitlines() if line
    ]
    assert written.count("\n") == written.count(ending)


def test_a_comment_stays_above_what_it_speaks_of() -> None:
    written = rename_id(
        SPEC + ENTRY.format("a", '["b"]', "head", "renamed") + LINT, "pan", "wok", declare=True
    )
    assert "# strict\n[lint]" in written
    assert '# as it is told\n[[lineage]]\nfrom = "a" # the old one' in written


def test_informative_chapters_follow_with_their_comments() -> None:
    written = rename_id(SPEC, "rice", "grain", declare=False)
    assert written == SPEC.replace('"rice", # ours', '"grain", # ours')


@pytest.mark.parametrize(
    ("at", "kind", "to", "expected"),
    [
        ("head", "renamed", ["b"], [declared("a", "c")]),
        (
            "head",
            "split",
            ["b", "d"],
            [{"from": "a", "to": ["c", "d"], "at": "head", "kind": "split"}, declared("b", "c")],
        ),
        (
            "head",
            "merged",
            ["b"],
            [{"from": "a", "to": ["c"], "at": "head", "kind": "merged"}, declared("b", "c")],
        ),
        (
            "2025-01-01",
            "renamed",
            ["b"],
            [{"from": "a", "to": ["b"], "at": "2025-01-01", "kind": "renamed"}, declared("b", "c")],
        ),
    ],
)
def test_what_led_to_the_clause_leads_to_its_new_id(
    at: str, kind: str, to: list[str], expected: list[dict[str, Any]]
) -> None:
    text = SPEC + ENTRY.format("a", str(to).replace("'", '"'), at, kind)
    assert lineage(rename_id(text, "b", "c", declare=True)) == expected


def test_what_became_of_a_clause_is_declared_once() -> None:
    text = SPEC + ENTRY.format("a", '["a", "b"]', "head", "split")
    assert lineage(rename_id(text, "a", "c", declare=True)) == [
        {"from": "a", "to": ["c", "b"], "at": "head", "kind": "split"}
    ]


@pytest.mark.parametrize("before", ["", ENTRY.format("x", '["y"]', "head", "renamed")])
def test_a_rename_that_is_taken_back_was_none(before: str) -> None:
    text = SPEC + before + ENTRY.format("a", '["b"]', "head", "renamed") + LINT
    written = rename_id(text, "b", "a", declare=True)
    assert lineage(written) == ([declared("x", "y")] if before else [])
    assert "# strict" in written


def test_tables_in_one_line_get_another_one() -> None:
    text = 'lineage = [{from = "a", to = ["b"], at = "head", kind = "renamed"}]\n'
    assert lineage(rename_id(text, "x", "y", declare=True)) == [declared("a", "b"), declared("x", "y")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            '[upstream.clauses] # ours\n"rice"   = "pin" # for good\nsalt = "review"\n',
            '   = "pin" # for good',
        ),
        ('[upstream]\nclauses.rice = "pin"\nsource = "x"\n', 'clauses.grain = "pin"'),
        ('[upstream]\nclauses = { salt = "pin", rice="pin" } # both\n', ', grain="pin" } # both'),
        (
            '[upstream]\nsource = "x"\n\n[lint]\n\n[upstream.clauses]\n\n# ours\nrice = "pin"\n',
            'grain = "pin"',
        ),
        ('[upstream.clauses]\nrice = "pin"\ngrain = "review"\n', 'rice = "pin"\ngrain = "review"'),
        ('[upstream.clauses]\nprice = "pin"\n', 'price = "pin"'),
    ],
)
def test_a_policy_follows_where_it_stands_unless_the_new_id_has_one(before: str, after: str) -> None:
    written = rename_id(before, "rice", "grain", declare=False)
    parse_settings(written, "")
    assert after in written
    assert written.replace("grain", "rice") == before.replace('"rice"', "rice").replace("grain", "rice")
