"""The way from one commit to another, in drawn histories with merges, by what is reachable step by step."""

from __future__ import annotations

import random
from datetime import date
from typing import TYPE_CHECKING

import pytest

from clausetree.history.commits.ancestry import find_way
from clausetree.history.git_access.repository import Commit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

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
