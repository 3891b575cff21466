"""Upstream gives the id of one clause to another: what is left behind is told by the id that it had before."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from clausetree.config.lock import parse_lock
from clausetree.diff.documents import diff_documents
from clausetree.merge.held.crossings import Crossings
from clausetree.merge.held.held_clauses import hold_clauses
from clausetree.syntax.document import parse_document
from tests.upstream.conftest import run

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.history.conftest import GitRepository

STAMP = "Stamp each slip twice with red ink. Dry it on the blotter before noon. Hand it back to the reader."
GREET = "Say hello to whoever comes in from the rain. Show them where the coats are kept and offer tea."
COUNT = "Count the books each evening before you leave. Write the number on the board by the door."
LAMPS = "# Lamps {#lamps authority=user}\n\nThe porter lights the lamps at dusk.\n"


def _write(*clauses: tuple[str, str, str]) -> str:
    return (
        "".join(f"# {title} {{#{name} authority=user}}\n\n{body}\n\n" for name, title, body in clauses)
        + LAMPS
    )


FIRST = _write(
    ("stamp", "Stamping slips", STAMP),
    ("greet", "Greeting readers", GREET),
    ("count", "Counting books", COUNT),
)
SECOND = _write(
    ("slips", "Stamping slips", f"{STAMP} Then rest."), ("stamp", "Greeting readers", f"{GREET}\n\n{COUNT}")
)


@pytest.fixture
def fork(make_follower: Callable[..., GitRepository]) -> GitRepository:
    """A fork of the first release; the second is out, in which `stamp` is another clause's id."""
    return make_follower({"model_spec.md": FIRST}, {"model_spec.md": SECOND})


def test_only_the_clause_that_had_the_id_is_left_behind(fork: GitRepository) -> None:
    assert run("merge", "--only", "greet", "--only", "count").exit_code == 0
    assert (fork.path / "model_spec.md").read_text() == SECOND.replace(" Then rest.", "")
    lock = parse_lock((fork.path / "clausetree.lock").read_text(), "")
    assert list(lock.held) == ["stamp"]
    fork.commit("took two", {})
    status = json.loads(run("status", "--format", "json").stdout)
    assert [one["id"] for one in status["clauses"]] == ["slips"]
    assert run("merge").exit_code == 0
    assert (fork.path / "model_spec.md").read_text() == SECOND


@pytest.mark.parametrize(
    ("held", "bound"),
    [
        ("stamp", {}),
        ("greet", {"count": "greet"}),
        ("count", {}),
        ("slips", {}),
    ],
)
def test_what_is_bound_is_bound_to_a_clause_that_is_held(held: str, bound: dict[str, str]) -> None:
    assert (
        Crossings(diff_documents(parse_document(FIRST), parse_document(SECOND))).find_bound({held}) == bound
    )


def test_two_that_change_their_ids_with_each_other_are_told_apart() -> None:
    old = _write(("stamp", "Stamping slips", STAMP), ("greet", "Greeting readers", GREET))
    new = _write(
        ("greet", "Stamping slips", f"{STAMP} Then rest."), ("stamp", "Greeting readers", f"{GREET} Smile.")
    )
    mixed = hold_clauses(parse_document(old), parse_document(new), {"stamp"}, parse_document)
    assert mixed.text == new.replace(" Then rest.", "")
