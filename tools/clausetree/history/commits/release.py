"""Releases: which commits of a repository have a name of their own."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clausetree.history.layouts.spec_layout import parse_date

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from clausetree.history.git_access.repository import Commit

_DAY = r"v?(\d{4})[-.](\d{2})[-.](\d{2})"
_MESSAGE = re.compile(rf"release {_DAY}(?!\d)", re.IGNORECASE)
_TAG = re.compile(_DAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A commit that stands in the list of revisions.

    Attributes:
        label: Its date, its tag, or its short hash; `DATE-rev1` for the first of several texts of one date.
        date: The day it was released, else the day it was committed.
        commit: Its full hash.
        dated: Whether a message or a tag says that it was released on this date.
        text_number: Which text of its date it is, from 1, where a later one is the date's text; None otherwise.
    """

    label: str
    date: date
    commit: str
    dated: bool
    text_number: int | None = None


def find_releases(commits: Sequence[Commit], tags: Mapping[str, tuple[str, ...]]) -> tuple[Release, ...]:
    """Returns the releases among `commits`, oldest first.

    A message `Release 2025-09-12` or a tag `v2025.09.12` gives a date. Of several commits with one date the last
    is the date's text; those before it are `2025-09-12-rev1` and so on. Other tags are labels themselves.

    Args:
        commits: A commit always before its parents.
        tags: For each tagged commit its tags.
    """
    days = {commit.hash: _release_day(commit, tags.get(commit.hash, ())) for commit in commits}
    texts = Counter(day for day in days.values() if day)
    taken = {_label(day, number) for day, count in texts.items() for number in range(1, count)}
    seen: Counter[date] = Counter()
    found = []
    for commit in reversed(commits):
        day, number = days[commit.hash], None
        if day:
            seen[day] += 1
            number = seen[day] if seen[day] < texts[day] else None
            label = _label(day, number)
        elif names := tags.get(commit.hash):
            label = next((name for name in names if name not in taken), commit.short)
        else:
            continue
        found.append(
            Release(
                label=label,
                date=day or commit.day,
                commit=commit.hash,
                dated=day is not None,
                text_number=number,
            )
        )
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


def _label(day: date, number: int | None) -> str:
    """Returns the label of a text of `day`: the date itself for the text that stands."""
    return f"{day}-rev{number}" if number else str(day)
