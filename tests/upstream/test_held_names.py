"""The names in clauses that a fork leaves behind: levels and ids are those of the text around, and lifting a pin is clean."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from clausetree.syntax.document import parse_document
from tests.upstream.conftest import clausetree, run

if TYPE_CHECKING:
    from collections.abc import Callable

    from clausetree.model.document import Document
    from tests.history.conftest import GitRepository

FIRST = """# The shed {#shed}

## Who says so {#ladder}

1. **Owner**: whoever pays.
2. **Member**: whoever comes.

## Keys {#keys authority=owner}

Hang every key on the board by the door before you leave. See [?](#tools), [?](#noise) and [?](#paint).

## Tools {#tools authority=owner}

Write your name in the book before a drill or a saw leaves the shed. The board of [?](#keys) is beside it.

## Noise {#noise authority=member}

Nobody runs a machine before eight in the morning or after eight at night.

Nobody hammers on Sundays, for the neighbours sleep with their windows open all summer.

## Paint {#paint authority=member}

Close the lid of every tin, and press it down with the heel of a hand.

## Coffee {#coffee authority=member}

Whoever takes the last cup fills the machine again.
"""
RENAMED = (
    FIRST.replace("**Owner**", "**Warden**")
    .replace("authority=owner", "authority=warden")
    .replace("#tools", "#tools_out")
)
SECOND = (
    RENAMED.replace("before you leave", "before you lock up")
    .replace("See [?](#tools_out), [?](#noise) and [?](#paint).", "See [?](#tools_out) and [?](#hours).")
    .replace("## Noise {#noise", "## Hours {#hours")
    .replace(
        "\n\nNobody hammers",
        "\n\n## Sundays {#sundays authority=member}\n\nNobody hammers",
    )
    .replace("\n## Paint", "\n## Gone paint")
)
SECOND = SECOND[: SECOND.index("\n## Gone paint")] + SECOND[SECOND.index("\n## Coffee") :]
THIRD = SECOND.replace("on the board", "on the grey board")


@pytest.fixture
def shed(make_follower: Callable[..., GitRepository]) -> Callable[..., GitRepository]:
    """Makes a fork of the first release, with policies, that follows an upstream of some more releases."""

    def make(policies: str, *later: str) -> GitRepository:
        first, *others = ({"model_spec.md": text} for text in (FIRST, *later))
        return make_follower(first, *others, own={"clausetree.toml": policies})

    return make


def pin(*clauses: str) -> str:
    return "[upstream.clauses]\n" + "".join(f'{clause} = "pin"\n' for clause in clauses)


def read(fork: GitRepository) -> Document:
    return parse_document((fork.path / "model_spec.md").read_text())


def source(document: Document, clause_id: str) -> str:
    clause = document.clause(clause_id)
    assert clause
    return clause.content.source


def rows() -> dict[str, dict[str, object]]:
    return {row["id"]: row for row in json.loads(run("status", "--format", "json").stdout)["clauses"]}


def is_sound() -> bool:
    return clausetree("lint", "--select", "AUT004,REF001").exit_code == 0


def test_a_pinned_clause_has_the_new_names_and_its_own_words(shed: Callable[..., GitRepository]) -> None:
    later = RENAMED.replace("before you leave", "before you lock up")
    fork = shed(pin("keys"), later)
    assert run("merge").exit_code == 0
    assert source(read(fork), "keys") == source(parse_document(RENAMED), "keys")
    assert is_sound()
    fork.commit("took over", {})
    assert rows()["keys"]["fork"] == []
    assert rows()["keys"]["upstream"] == ["edited"]
    fork.commit("unpinned", {"clausetree.toml": ""})
    assert run("merge").exit_code == 0
    assert read(fork).text == later


def test_an_edit_of_the_fork_in_a_pinned_clause_is_all_that_counts(
    shed: Callable[..., GitRepository],
) -> None:
    fork = shed(pin("keys"), RENAMED.replace("before you leave", "before you lock up"))
    own = FIRST.replace("Hang every key", "Hang each and every key")
    fork.commit("own", {"model_spec.md": own})
    assert run("merge").exit_code == 0
    assert source(read(fork), "keys").startswith(
        "## Keys {#keys authority=warden}\n\nHang each and every key on the board by the door before you leave. "
        "See [?](#tools_out)"
    )
    fork.commit("took over", {})
    assert rows()["keys"]["fork"] == ["edited"]
    assert "relevelled" not in run("diff", "yours").stdout
    fork.commit("unpinned", {"clausetree.toml": ""})
    assert run("merge").exit_code == 0
    assert "Hang each and every key on the board by the door before you lock up." in read(fork).text


def test_a_pinned_clause_that_was_renamed_keeps_its_id_for_all(shed: Callable[..., GitRepository]) -> None:
    later = RENAMED.replace("a drill or a saw", "a drill")
    fork = shed(pin("tools"), later)
    assert run("merge").exit_code == 0
    assert source(read(fork), "tools").startswith("## Tools {#tools authority=warden}\n\nWrite your name")
    assert "See [?](#tools), " in source(read(fork), "keys")
    assert is_sound()
    fork.commit("unpinned", {"clausetree.toml": ""})
    assert run("merge").exit_code == 0
    assert read(fork).text == later


def test_what_cannot_follow_is_told(shed: Callable[..., GitRepository]) -> None:
    fork = shed(pin("keys"), SECOND)
    done = run("merge", "--report", "merge.md")
    assert done.exit_code == 0
    said = [
        "`keys` is left behind and refers to `noise`, which theirs split into `sundays` and `hours`",
        "`keys` is left behind and refers to `paint`, which theirs no longer has",
    ]
    assert [line for line in done.stderr.splitlines() if line.startswith("to look at: ")] == [
        f"to look at: {sentence}" for sentence in said
    ]
    assert f"\n## To look at\n\n- {said[0]}\n- {said[1]}\n" in (fork.path / "merge.md").read_text()
    assert "[?](#tools_out), [?](#noise)" in source(read(fork), "keys")


def test_what_the_fork_no_longer_says_is_not_told(shed: Callable[..., GitRepository]) -> None:
    fork = shed(pin("keys"), SECOND)
    own = FIRST.replace(", [?](#noise) and [?](#paint)", "")
    fork.commit("own", {"model_spec.md": own})
    assert "to look at" not in run("merge").stderr


def test_a_clause_that_is_not_taken_and_is_referred_to_is_told(shed: Callable[..., GitRepository]) -> None:
    text = FIRST.replace("fills the machine again.", "fills the machine again, see [?](#beans).")
    fork = shed("", f"{text}\n## Beans {{#beans authority=member}}\n\nThey are in the tin.\n")
    done = run("merge", "--only", "coffee")
    assert "to look at: `coffee` refers to `beans`, which is left behind\n" in done.stderr
    fork.commit("took one", {})
    assert "to look at" not in run("merge").stderr


def test_with_the_ladder_left_behind_what_is_taken_has_its_names(shed: Callable[..., GitRepository]) -> None:
    later = RENAMED.replace("before you leave", "before you lock up")
    fork = shed("", later)
    assert run("merge", "--only", "keys").exit_code == 0
    assert source(read(fork), "keys").startswith("## Keys {#keys authority=owner}\n\nHang every key")
    assert "before you lock up. See [?](#tools)," in source(read(fork), "keys")
    assert is_sound()
    fork.commit("took one", {})
    assert run("merge").exit_code == 0
    assert read(fork).text == later


def test_a_pin_that_holds_over_two_releases(shed: Callable[..., GitRepository]) -> None:
    fork = shed(pin("keys"), RENAMED, THIRD)
    for label in ("2026-02-10", "2026-03-10"):
        assert run("merge", "--to", label).exit_code == 0
        fork.commit(label, {})
        assert all(row["fork"] == [] for row in rows().values())
    assert "authority=warden" in source(read(fork), "keys")
    fork.commit("unpinned", {"clausetree.toml": ""})
    assert run("merge").exit_code == 0
    assert read(fork).text == THIRD


@pytest.mark.parametrize("policy", ["pin", "review"])
def test_a_chapter_left_behind_whole_is_sound(shed: Callable[..., GitRepository], policy: str) -> None:
    fork = shed(f'[upstream]\npolicy = "{policy}"\n', RENAMED)
    assert run("merge").exit_code == 0
    assert read(fork).text == FIRST
    assert is_sound()
