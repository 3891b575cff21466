"""Releases: which commits of a repository have a name of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clausetree.history.layout import parse_date

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from clausetree.history.repository import Commit

_DAY = r"v?(\d{4})[-.](\d{2})[-.](\d{2})"
_MESSAGE = re.compile(rf"release {_DAY}(?!\d)", re.IGNORECASE)
_TAG = re.compile(_DAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A commit that stands in the list of revisions.

    Attributes:
        label: Its date, its tag, or its short hash.
        date: The day it was released, else the day it was committed.
        commit: Its full hash.
        dated: Whether a message or a tag says that it was released on this date.
    """

    label: str
    date: date
    commit: str
    dated: bool


def find_releases(commits: Sequence[Commit], tags: Mapping[str, tuple[str, ...]]) -> tuple[Release, ...]:
    """Returns the releases among `commits`, oldest first.

    A message `Release 2025-09-12` or a tag `v2025.09.12` gives a date. Where two commits bear one date,
    the later has it as its label, and the earlier is known by its short hash. Other tags are labels themselves.

    Args:
        commits: A commit always before its parents.
        tags: For each tagged commit its tags.
    """
    taken: set[str] = set()
    found = []
    for commit in commits:
        names = tags.get(commit.hash, ())
        day = _release_day(commit, names)
        if day is None and not names:
            continue
        label = str(day) if day else names[0]
        found.append(
            Release(
                label=commit.short if label in taken else label,
                date=day or commit.day,
                commit=commit.hash,
                dated=day is not None,
            )
        )
        taken.add(label)
    found.reverse()
    return tuple(sorted(found, key=lambda release: release.date))


def list_commits(commits: Sequence[Commit]) -> tuple[Release, ...]:
    """Returns every commit under its short hash, oldest first: for a repository that names no release.

    Args:
        commits: A commit always before its parents.
    """
    return tuple(
        Release(label=commit.short, date=commit.day, commit=commit.hash, dated=False)
        for commit in reversed(commits)
    )


def _release_day(commit: Commit, tags: Sequence[str]) -> date | None:
    """Returns the date that the commit's message or one of its tags gives it, or None."""
    matches = (_MESSAGE.match(commit.subject), *(_TAG.fullmatch(tag) for tag in tags))
    days = (parse_date("-".join(match.groups())) for match in matches if match)
    return next((day for day in days if day), None)
