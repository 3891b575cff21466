"""Which release a text is held against: the one before it, whatever it is to be called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.history.conftest import make_repository
from tests.review.conftest import OLD, check, failed

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_release_is_held_against_the_one_before_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository = make_repository(tmp_path / "repo")
    monkeypatch.chdir(repository.path)
    notes = (
        "# Changelog\n\n## 2025-02-02\n\n- [Write plainly](#plainly): shorter.\n\n## 2025-01-01\n\n- First.\n"
    )
    repository.commit("Release 2025-01-01", {"model_spec.md": OLD, "CHANGELOG.md": notes}, "2025-01-01")
    repository.commit(
        "Release 2025-02-02", {"model_spec.md": OLD.replace(" Prefer common words.", "")}, "2025-02-02"
    )
    assert failed("2025-02-02") == []  # a checkout of the release itself
    assert failed("2025-02-02", "2025-02-02") == []
    assert failed("2025-02-02", "2025-01-01") == ["label"]  # the first has none before it
    assert failed("2025-02-02", "HEAD~1", "--against", "2025-02-02") == ["label", "notes"]


def test_the_work_tree_is_never_the_release_before() -> None:
    assert check("2026-03-01", "spec@head")["label"]["says"].endswith("later than `2025-12-18`")


def test_an_older_text_is_held_against_the_one_before_it_whatever_the_label() -> None:
    found = check("2026-03-01", "spec@2025-09-12")
    assert found["label"]["says"].endswith("later than `2025-04-11`")
    assert found["ids"]["ok"]
    assert all("2025-12-18" not in one["says"] for one in found.values())


def test_a_commit_is_held_against_the_release_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = make_repository(tmp_path / "repo")
    monkeypatch.chdir(repository.path)
    for day in ("2025-01-01", "2025-02-02", "2025-03-03"):
        text = OLD.replace("Prefer common words.", f"Prefer words of {day}.")
        repository.commit(f"Release {day}", {"model_spec.md": text}, day)
        repository.commit("Draft", {"model_spec.md": f"{text}\nMore.\n"}, f"{day[:-1]}9")
    previous = [
        check("2026-01-01", rev)["label"]["says"].rpartition(" ")[2]
        for rev in ("HEAD", "HEAD~1", "HEAD~2", "HEAD~3", "HEAD~4", "2025-02-02")
    ]
    told = ("2025-03-03", "2025-02-02", "2025-02-02", "2025-01-01", "2025-01-01", "2025-01-01")
    assert previous == [f"`{day}`" for day in told]


def test_commits_before_the_first_release_are_no_releases(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = make_repository(tmp_path / "repo")
    monkeypatch.chdir(repository.path)
    notes = {"CHANGELOG.md": "# Changelog\n\n## Unreleased\n\n- Begins.\n"}
    repository.commit("Begin", {"model_spec.md": OLD, **notes}, "2025-01-01")
    repository.commit("Go on", {"model_spec.md": OLD.replace("short", "brief")}, "2025-02-02")
    (repository.path / "model_spec.md").write_text(OLD.replace("short", "plain"))
    for label in ("2025-02-02", "2025-01-15", "v1.0"):
        for rev in ("head", "HEAD", "HEAD~1"):
            found = check(label, rev)
            assert failed(label, rev) == []
            assert found["label"]["says"] == f"`{label}` is new"
    repository.git("tag", "v0.9")
    assert failed("v0.9") == ["label", "notes"]


def test_a_file_is_held_against_its_version_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository = make_repository(tmp_path / "repo")
    monkeypatch.chdir(repository.path)
    commits = [
        repository.commit(day, {"revisions/2024-12-12.md": OLD.replace("common", f"{day}'s")}, day)
        for day in ("2025-01-01", "2025-02-02", "2025-03-03")
    ]
    file = repository.path / "revisions" / "2024-12-12.md"
    told = check("2026-01-01", "revisions/2024-12-12.md")["label"]["says"]
    assert told.rpartition(" ")[2].strip("`") == commits[1][:7]
    file.write_text(OLD, encoding="utf-8")
    told = check("2026-01-01", "revisions/2024-12-12.md")["label"]["says"]
    assert told.rpartition(" ")[2].strip("`") == commits[2][:7]


def test_a_text_of_a_branch_is_held_against_the_release_that_it_comes_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = make_repository(tmp_path / "repo")
    monkeypatch.chdir(repository.path)
    for day in ("2025-01-01", "2025-02-02", "2025-03-03"):
        text = OLD.replace("Prefer common words.", f"Prefer words of {day}.")
        repository.commit(f"Release {day}", {"model_spec.md": text}, day)
        repository.git("tag", f"v{day.replace('-', '.')}")
    repository.git("checkout", "--quiet", "-b", "hotfix", "main~1")
    (repository.path / "model_spec.md").write_text(OLD, encoding="utf-8")
    for commit in (False, True):
        if commit:
            repository.commit("Mend", {}, "2025-04-04")
        for rev in (("head",), ("HEAD", "hotfix"))[commit]:
            assert check("2026-01-01", rev)["label"]["says"].endswith("later than `2025-02-02`")
    assert check("2026-01-01", "main~0")["label"]["says"].endswith("later than `2025-02-02`")
