"""Eval prompts that one side deleted with their clause stay while words of the other side stay that name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.upstream.conftest import run
from tests.upstream.test_held_prompts import PROMPT, prompt, write

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.history.conftest import GitRepository

EDITED = write(beds="beds", water="gently")
WITHOUT: dict[str, str | None] = {
    "model_spec.md": str(write()["model_spec.md"]).partition("# Water beds")[0].rstrip("\n") + "\n",
    "examples/beds.md": None,
}


@pytest.mark.parametrize(("own", "theirs"), [(EDITED, WITHOUT), (WITHOUT, EDITED)])
def test_prompts_that_a_conflict_names_are_there_to_keep(
    make_follower: Callable[..., GitRepository],
    own: dict[str, str | None],
    theirs: dict[str, str | None],
) -> None:
    fork = make_follower(write(), {**write(), **theirs})
    fork.commit("own", own)
    assert run("merge").exit_code == 1
    assert "<<<<<<< ours" in (fork.path / "model_spec.md").read_text()
    assert prompt(fork, "beds") == write()["examples/beds.md"]
    assert run("abort").exit_code == 0
    assert prompt(fork, "beds") == own["examples/beds.md"]


def test_prompts_go_with_a_clause_that_goes(make_follower: Callable[..., GitRepository]) -> None:
    fork = make_follower(write(), {**write(), **WITHOUT})
    assert run("merge").exit_code == 0
    assert prompt(fork, "beds") is None


def test_prompts_go_where_upstream_names_them_on_without_a_file(
    make_follower: Callable[..., GitRepository],
) -> None:
    fork = make_follower(write(), {**write(water="twice"), "examples/beds.md": None})
    assert run("merge").exit_code == 0
    assert prompt(fork, "beds") is None
    assert "[^beds]" in (fork.path / "model_spec.md").read_text()


def test_prompts_that_ours_edited_are_a_question_of_their_own(
    make_follower: Callable[..., GitRepository],
) -> None:
    fork = make_follower(write(), {**write(), **WITHOUT})
    fork.commit("own", {**EDITED, "examples/beds.md": PROMPT.format("beds", "Water beds", "At dusk?")})
    asked = run("merge")
    assert asked.exit_code == 1
    assert "examples/beds.md:1: ours changed it, theirs deleted it" in asked.stderr
