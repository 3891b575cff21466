"""The way from one commit to another, in drawn histories with merges, by what is reachable step by step."""

from __future__ import annotations

import random
from datetime import date
from typing import TYPE_CHECKING

import pytest

from clausetree.history.commits.ancestry import find_way
from clausetree.history.git_access.repository import Commit
from clausetree.project.revs import load_revisions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from .conftest import GitRepository

_SEEDS = range(60)


@pytest.mark.parametrize("seed", _SEEDS)
def test_what_lies_between_two_commits(seed: int) -> None:
    commits = _draw(random.Random(seed))
    parents = {commit.hash: commit.parents for commit in commits}
    reached = {name: {*_walk(name, parents)} for name in parents}
    for new, ancestors in reached.items():
        assert find_way(commits, None, new) == ancestors
        for old in parents:
            between = {name for name in ancestors if old in reached[name]}
            assert find_way(commits, old, new) == between


def _walk(name: str, parents: Mapping[str, Sequence[str]]) -> Iterator[str]:
    yield name
    for parent in parents[name]:
        yield from _walk(parent, parents)


def _draw(chance: random.Random) -> list[Commit]:
    """Returns a history of a few branches and merges, newest first."""
    found: list[Commit] = []
    for number in range(12):
        count = min(len(found), chance.choice([0, 1, 1, 1, 2, 3]))
        parents = tuple(commit.hash for commit in chance.sample(found, count))
        found.append(
            Commit(hash=f"c{number}", short=f"c{number}", parents=parents, day=date(2025, 1, 1), subject="")
        )
    return found[::-1]


@pytest.mark.parametrize(
    ("old", "new", "labels"),
    [
        ("aside", "main", []),
        ("main", "aside", []),
        ("2025-02-12", "aside", ["2025-04-11"]),
        ("aside", "2025-02-12", ["2025-04-11"]),
    ],
)
def test_a_commit_that_neither_the_tip_nor_a_tag_comes_from(
    released: GitRepository, tmp_path: Path, old: str, new: str, labels: list[str]
) -> None:
    released.git("checkout", "--quiet", "-b", "aside", "HEAD~3")
    released.commit("Aside", {"model_spec.md": "# Aside {#aside}\n\nSaid aside.\n"}, "2025-05-01")
    released.git("checkout", "--quiet", "main")
    found = load_revisions(f"{released.path}@{old}", f"{released.path}@{new}", start=tmp_path)
    assert [read.revision.label for read in found[1:-1]] == labels
