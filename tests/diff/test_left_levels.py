"""A clause that goes by a level's old name where the ladder has a new one: nobody says that its level changed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from clausetree.cli.main import main
from tests.history.conftest import make_repository

if TYPE_CHECKING:
    from pathlib import Path

OLD = """# Desk {#desk}

## Who decides {#ladder}

1. **Owner**: whoever pays.
2. **Member**: whoever comes.

## Keys {#keys authority=owner}

Hang every key on the board.

## Tools {#tools authority=owner}

Write your name in the book.

## Doors {#doors authority=owner}

Lock both doors at night.

## Coffee {#coffee authority=member}

Fill the machine again.
"""
NEW = OLD.replace("**Owner**", "**Warden**").replace("=owner", "=warden")
LEFT = NEW.replace("{#keys authority=warden}", "{#keys authority=owner}")
SENTENCE = "still `owner`, which the ladder renamed"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A repository with a release before the rename, one with a clause left, and one with that clause mended."""
    repository = make_repository(tmp_path / "desk")
    for day, text in (("2026-01-10", OLD), ("2026-02-10", LEFT), ("2026-03-10", NEW)):
        repository.commit(f"Release {day}", {"model_spec.md": text}, day=day)
    monkeypatch.chdir(repository.path)


def say(*arguments: str) -> str:
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code in {0, 1}, done.output
    return done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("log", "keys"),
        ("diff", "2026-01-10", "2026-02-10"),
        ("diff", "2026-01-10", "2026-02-10", "--format", "markdown"),
        ("changelog", "2026-01-10", "2026-02-10"),
        ("review", "2026-01-10", "2026-02-10"),
        ("review", "2026-01-10", "2026-02-10", "--format", "markdown"),
    ],
    ids=" ".join,
)
def test_it_is_said_to_have_the_old_name(arguments: tuple[str, ...]) -> None:
    told = say(*arguments)
    assert SENTENCE in told
    assert "`owner` → `owner`" not in told


def test_it_has_not_left_the_top_level() -> None:
    assert "no longer at the top level" not in say("drift")
    rows = json.loads(say("drift", "--format", "json"))["revisions"]
    assert [row["limits_lost"] for row in rows] == [[], [], []]


def test_a_level_that_changes_has_an_arrow() -> None:
    assert "`owner` → `warden`" in say("log", "keys")
