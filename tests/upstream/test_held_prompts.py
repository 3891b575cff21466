"""The eval prompts of clauses that a fork leaves behind stay behind with them, and come with them later."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.upstream.conftest import run

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.history.conftest import GitRepository

TEXT = """# Lend tools {{#tools authority=user}}

Write your name in the {tools} before a saw leaves the shed[^saws].

# Water beds {{#{beds} authority=user}}

Water the beds {water} in the evening, and never at noon[^beds]{more}.
"""
PROMPT = "Examples for [^{}] in {}:\n\n~~~xml\n<user>\n{}\n</user>\n~~~\n"


def write(
    tools: str = "book", beds: str = "beds", water: str = "slowly", asked: str = "Now?", more: str = ""
) -> dict[str, str | None]:
    """Returns the files of one state; each part can differ."""
    files: dict[str, str | None] = {
        "model_spec.md": TEXT.format(tools=tools, beds=beds, water=water, more=more),
        "examples/saws.md": PROMPT.format("saws", "Lend tools", f"May I take the saw from the {tools}?"),
        "examples/beds.md": PROMPT.format("beds", "Water beds", asked),
    }
    return (
        {**files, "examples/frost.md": PROMPT.format("frost", "Water beds", "In frost?")} if more else files
    )


@pytest.fixture
def plot(make_follower: Callable[..., GitRepository]) -> Callable[..., GitRepository]:
    """Makes a fork with settings of the first state, whose upstream has some more; the working directory."""

    def make(settings: str, *later: dict[str, str | None]) -> GitRepository:
        return make_follower(write(), *later, own={"clausetree.toml": settings})

    return make


def prompt(fork: GitRepository, label: str) -> str | None:
    file = fork.path / "examples" / f"{label}.md"
    return file.read_text() if file.is_file() else None


def changed() -> list[str]:
    """Returns the eval prompt files that status says a merge would change."""
    return [row["path"] for row in json.loads(run("status", "--format", "json").stdout)["files"]]


PIN = '[upstream.clauses]\nbeds = "pin"\n'
LATER = write(tools="list", water="twice", asked="At noon?", more=", nor in frost[^frost]")


def test_a_pinned_clause_keeps_its_prompts_and_the_others_take_theirs(
    plot: Callable[..., GitRepository],
) -> None:
    fork = plot(PIN, LATER)
    assert changed() == ["examples/saws.md"]
    assert run("merge").exit_code == 0
    assert prompt(fork, "saws") == LATER["examples/saws.md"]
    assert prompt(fork, "beds") == write()["examples/beds.md"]
    assert prompt(fork, "frost") is None


def test_they_come_when_the_pin_is_lifted(plot: Callable[..., GitRepository]) -> None:
    fork = plot(PIN, LATER)
    run("merge")
    fork.commit("took over, unpinned", {"clausetree.toml": ""})
    assert changed() == ["examples/beds.md", "examples/frost.md"]
    assert run("merge").exit_code == 0
    assert {path: text for path, text in LATER.items() if text != (fork.path / path).read_text()} == {}


def test_the_forks_own_prompts_of_a_pinned_clause_are_kept(plot: Callable[..., GitRepository]) -> None:
    fork = plot(PIN, LATER)
    own = PROMPT.format("beds", "Water beds", "May I water now?")
    fork.commit("own prompts", {"examples/beds.md": own})
    assert run("merge").exit_code == 0
    assert prompt(fork, "beds") == own
    fork.commit("took over, unpinned", {"clausetree.toml": ""})
    asked = run("merge")
    assert asked.exit_code == 1
    assert "examples/beds.md:5: both sides changed it" in asked.stderr


def test_only_takes_the_prompts_of_what_was_asked_for(plot: Callable[..., GitRepository]) -> None:
    fork = plot("", LATER)
    assert run("merge", "--only", "tools").exit_code == 0
    assert prompt(fork, "saws") == LATER["examples/saws.md"]
    assert prompt(fork, "beds") == write()["examples/beds.md"]


def test_the_prompts_of_a_renamed_pinned_clause_keep_its_old_name(plot: Callable[..., GitRepository]) -> None:
    named = {"examples/saws.md": PROMPT.format("saws", "Lend tools", "See [?](#beds). May I?")}
    fork = plot(PIN, write(beds="garden", water="twice"))
    fork.commit("own prompts", named)
    assert run("merge").exit_code == 0
    assert "{#beds " in (fork.path / "model_spec.md").read_text()
    assert prompt(fork, "saws") == named["examples/saws.md"]


def test_a_label_that_moved_to_a_clause_that_is_taken_comes_with_it(
    plot: Callable[..., GitRepository],
) -> None:
    moved = write(tools="list[^beds]", asked="At noon?")
    moved["model_spec.md"] = str(moved["model_spec.md"]).replace("at noon[^beds]", "at noon or later")
    fork = plot(PIN, moved)
    run("merge")
    assert prompt(fork, "beds") == moved["examples/beds.md"]


def test_prompts_of_a_label_that_upstream_names_elsewhere_without_a_file_stay(
    plot: Callable[..., GitRepository],
) -> None:
    first = write(tools="list", asked="At noon?", water="twice")
    second: dict[str, str | None] = {**write(tools="list[^beds]", water="twice"), "examples/beds.md": None}
    second["model_spec.md"] = str(second["model_spec.md"]).replace("at noon[^beds]", "at noon or later")
    fork = plot(PIN, first, second)
    assert run("merge").exit_code == 0
    assert prompt(fork, "beds") == write()["examples/beds.md"]
    assert "at noon[^beds]" in (fork.path / "model_spec.md").read_text()


def test_prompts_of_a_mark_whose_words_stay_in_a_pinned_clause_stay(
    plot: Callable[..., GitRepository],
) -> None:
    words = "Water the beds slowly in the evening, and never at noon[^beds]."
    moved = write(asked="At noon?")
    spec = str(moved["model_spec.md"])
    moved["model_spec.md"] = spec.replace(words, "Mind the frost.").replace(
        "[^saws].\n", f"[^saws].\n\n{words}\n"
    )
    fork = plot(PIN, moved)
    assert run("merge").exit_code == 0
    assert (fork.path / "model_spec.md").read_text() == write()["model_spec.md"]
    assert prompt(fork, "beds") == write()["examples/beds.md"]
