"""What agents are told to do is what they can do."""

from __future__ import annotations

import pytest

from clausetree.mcp.agent_hints import translate_finding_hint, translate_hint


@pytest.mark.parametrize(
    ("hint", "translated"),
    [
        (None, None),
        ("did you mean `be_kind`?", "did you mean `be_kind`?"),
        ("`clausetree revisions` lists them", "the resource `clausetree://revisions` lists the revisions"),
        (
            "`git checkout BRANCH` puts there what git has; `clausetree revisions` lists it",
            "the resource `clausetree://revisions` lists the revisions",
        ),
        (
            "create it again with `clausetree lint --write-baseline`",
            "ask the user to run a command: create it again with `clausetree lint --write-baseline`",
        ),
    ],
)
def test_a_hint_that_names_a_command_is_translated(hint: str | None, translated: str | None) -> None:
    assert translate_hint(hint) == translated


@pytest.mark.parametrize(
    "hint", ["`clausetree tree` lists the ids", "`clausetree tree --format json` gives it"]
)
def test_clauses_are_searched_where_users_list_them(hint: str) -> None:
    assert str(translate_hint(hint)).startswith("`search` finds clauses")


@pytest.mark.parametrize(
    ("hint", "translated"),
    [
        ("write `clausetree rm x`", "write `clausetree rm x`"),
        ("write `clausetree ", "write `clausetree "),
        (
            "`clausetree explain` lists the rules",
            "give codes such as `REF001`, or beginnings of codes such as `REF`",
        ),
    ],
)
def test_words_of_a_spec_are_no_command_to_run(hint: str, translated: str) -> None:
    assert translate_finding_hint(hint) == translated


def test_what_was_meant_is_not_lost() -> None:
    hint = translate_hint("did you mean `be_kind`? `clausetree tree` lists the ids")
    assert str(hint).startswith("did you mean `be_kind`? `search` finds clauses")
