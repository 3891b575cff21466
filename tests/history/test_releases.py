from __future__ import annotations

from datetime import date

import pytest

from clausetree.history.commits.release import find_releases, list_commits
from clausetree.history.git_access.repository import Commit


def commit(name: str, subject: str, day: str = "2025-01-01") -> Commit:
    return Commit(hash=name * 40, short=name * 7, parents=(), day=date.fromisoformat(day), subject=subject)


def test_messages_and_tags_name_releases_oldest_first() -> None:
    log = [
        commit("e", "More", "2025-06-01"),
        commit("d", "Tagged by date", "2025-05-01"),
        commit("c", "release v2025.04.11", "2025-04-12"),
        commit("b", "Tagged by name", "2025-03-01"),
        commit("a", "Release 2025-02-12", "2025-02-11"),
    ]
    found = find_releases(log, {"d" * 40: ("v2025.05.02",), "b" * 40: ("v1.0", "old")})
    assert [(release.label, str(release.date), release.dated) for release in found] == [
        ("2025-02-12", "2025-02-12", True),
        ("v1.0", "2025-03-01", False),
        ("2025-04-11", "2025-04-11", True),
        ("2025-05-02", "2025-05-02", True),
    ]


def test_of_two_commits_with_one_date_the_later_has_it() -> None:
    log = [commit("b", "Release 2025-02-12 (rev 2 fixes a typo)"), commit("a", "Release 2025-02-12")]
    found = find_releases(log, {})
    assert [(release.label, release.commit[0]) for release in found] == [
        ("2025-02-12-rev1", "a"),
        ("2025-02-12", "b"),
    ]


def test_the_texts_of_a_date_are_numbered_from_the_earliest_and_the_last_is_the_dates() -> None:
    log = [
        commit("e", "Release 2025-02-13"),
        commit("d", "Release 2025-02-12: once more"),
        commit("c", "No release"),
        commit("b", "Said by its tag"),
        commit("a", "Release 2025-02-12"),
    ]
    found = find_releases(log, {"b" * 40: ("v2025.02.12",), "a" * 40: ("2025-02-12",)})
    assert [(release.label, release.commit[0], release.text_number) for release in found] == [
        ("2025-02-12-rev1", "a", 1),
        ("2025-02-12-rev2", "b", 2),
        ("2025-02-12", "d", None),
        ("2025-02-13", "e", None),
    ]


def test_commits_that_only_tags_without_a_date_name_are_not_texts_of_one_date() -> None:
    log = [
        commit("d", "Tagged", "2025-02-12"),
        commit("c", "Release 2025-02-12", "2025-02-12"),
        commit("b", "Tagged", "2025-02-12"),
        commit("a", "Tagged", "2025-02-12"),
    ]
    tags = {"a" * 40: ("v1.0",), "b" * 40: ("v1.1", "stable"), "d" * 40: ("v1.2",)}
    assert [release.label for release in find_releases(log, tags)] == ["v1.0", "v1.1", "2025-02-12", "v1.2"]


def test_a_tag_does_not_take_the_label_of_a_text_of_a_date() -> None:
    log = [
        commit(name, subject)
        for name, subject in (("c", "x"), ("b", "Release 2025-02-12"), ("a", "Release 2025-02-12"))
    ]
    found = find_releases(log, {"c" * 40: ("2025-02-12-rev1",)})
    assert {release.commit[0]: release.label for release in found} == {
        "a": "2025-02-12-rev1",
        "b": "2025-02-12",
        "c": "ccccccc",
    }


def test_what_only_looks_like_a_release_is_none() -> None:
    log = [
        commit(name, subject)
        for name, subject in zip(
            "abc", ("Release 2025-13-40", "Unrelease 2025-01-01", "Release 2025-01-011"), strict=True
        )
    ]
    assert find_releases(log, {}) == ()


def test_without_releases_every_commit_is_listed_under_its_short_hash() -> None:
    found = list_commits([commit("b", "Second"), commit("a", "First")])
    assert [release.label for release in found] == ["aaaaaaa", "bbbbbbb"]


@pytest.mark.parametrize(
    ("subject", "tags", "label", "day"),
    [
        ("Release 2025-09-12", (), "2025-09-12", "2025-09-12"),
        ("release v2025.09.12 (rev 2, typo)", (), "2025-09-12", "2025-09-12"),
        ("RELEASE 2025-09.12", (), "2025-09-12", "2025-09-12"),
        ("Merge", ("v2025.09.12",), "2025-09-12", "2025-09-12"),
        ("Merge", ("beta", "2025-09-12"), "2025-09-12", "2025-09-12"),
        ("Release 2025-09-12", ("2025-10-01",), "2025-09-12", "2025-09-12"),
        ("Release 2025-13-12", ("2025-10-01",), "2025-10-01", "2025-10-01"),
        ("Merge", ("beta", "b2"), "beta", None),
        ("Release 2025-09-123", ("x",), "x", None),
        ("The release 2025-09-12", ("x",), "x", None),
        ("Merge", ("v2025.09.12-rc1",), "v2025.09.12-rc1", None),
    ],
)
def test_a_message_or_a_tag_makes_a_release(
    subject: str, tags: tuple[str, ...], label: str, day: str | None
) -> None:
    one = commit("a", subject)
    (release,) = find_releases([one], {one.hash: tags})
    assert (release.label, release.commit, release.dated) == (label, one.hash, day is not None)
    assert release.date == date.fromisoformat(day or "2025-01-01")


def test_commits_without_a_message_or_a_tag_of_their_own_are_no_releases() -> None:
    assert find_releases([commit("a", "Merge"), commit("a", "Release soon")], {}) == ()


def test_releases_are_in_the_order_of_their_dates_and_of_history_within_a_day() -> None:
    commits = [
        commit("c", "Release 2025-03-03", "2025-05-01"),
        commit("b", "Merge", "2025-04-01"),
        commit("a", "Merge", "2025-04-01"),
        commit("d", "Release 2025-06-01", "2025-01-01"),
    ]
    tags = {one.hash: (f"t{one.short[0]}",) for one in commits[1:3]}
    assert [release.label for release in find_releases(commits, tags)] == [
        "2025-03-03",
        "ta",
        "tb",
        "2025-06-01",
    ]


def test_commits_are_listed_under_their_short_hashes_oldest_first() -> None:
    listed = list_commits([commit("b", "B", "2025-02-01"), commit("a", "A", "2025-01-01")])
    assert [(release.label, release.date, release.dated) for release in listed] == [
        ("aaaaaaa", date(2025, 1, 1), False),
        ("bbbbbbb", date(2025, 2, 1), False),
    ]
