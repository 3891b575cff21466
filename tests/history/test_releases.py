from __future__ import annotations

from datetime import date

from clausetree.history.release import find_releases, list_commits
from clausetree.history.repository import Commit


def commit(name: str, subject: str, day: str = "2025-01-01") -> Commit:
    return Commit(hash=name * 40, short=name * 7, day=date.fromisoformat(day), subject=subject)


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
