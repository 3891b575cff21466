from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from clausetree.history.git_access.git_command import run_git
from clausetree.history.opening.source_opening import open_source
from clausetree.model.errors import ClausetreeError
from clausetree.project.chains import load_listed
from clausetree.project.revs import load_revisions, parse_names

from .conftest import GitRepository

if TYPE_CHECKING:
    from pathlib import Path

ALL = ["2025-02-12", "2025-04-11", "2025-09-12", "head"]


def chain(old: str | None, new: str | None, start: Path) -> list[str]:
    return [read.revision.label for read in load_revisions(old, new, start=start)]


@pytest.mark.parametrize(
    ("old", "new", "labels"),
    [
        ("repo@2025-02-12", "repo@2025-09-12", ALL[:3]),
        ("repo@2025-02-12", "repo@head", ALL),
        ("repo@2025-02-12", "repo", ALL),
        ("repo@2025-04-11", "repo@latest", ALL[1:3]),
        ("repo@latest", "repo@head", ALL[2:]),
        ("repo@2025-02-12", "repo@2025-04-11", ALL[:2]),
        ("repo@2025-04-11", "repo@2025-04-11", [ALL[1], ALL[1]]),
        ("repo@head", "repo@2025-04-11", ["head", "2025-09-12", "2025-04-11"]),
        ("repo@2025-09-12", "repo@2025-02-12", ALL[2::-1]),
        ("repo@2025-04-11", "repo@2025-09-12-rev1", ["2025-04-11", "2025-09-12-rev1"]),
        ("repo@2025-02-12", "repo@2025-09-12-rev1", ["2025-02-12", "2025-04-11", "2025-09-12-rev1"]),
        ("repo@2025-09-12-rev1", "repo@2025-09-12", ["2025-09-12-rev1", "2025-09-12"]),
        ("repo@2025-09-12-rev1", "repo@head", ["2025-09-12-rev1", "2025-09-12", "head"]),
        ("repo@HEAD", "repo@2025-04-11", ["HEAD", "2025-09-12", "2025-04-11"]),
        ("repo@HEAD~3", "repo@main", ["2025-04-11", "2025-09-12", "main"]),
    ],
)
def test_the_revisions_between_two_come_in_order_from_the_one_to_the_other(
    released: GitRepository, tmp_path: Path, old: str, new: str, labels: list[str]
) -> None:
    assert released.path.exists()
    assert chain(old, new, tmp_path) == labels


def test_both_ends_are_read_in_as_many_runs_of_git_as_one(
    released: GitRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def run(*arguments: str, **options: Any) -> bytes:
        asked.append(arguments[0])
        return run_git(*arguments, **options)

    monkeypatch.setattr("clausetree.history.git_access.git_folder.run_git", run)
    runs = []
    for labels in (["2025-04-11"], ["2025-02-12", "2025-04-11"]):
        monkeypatch.setattr("clausetree.history.git_access.object_files._ANSWERS", {})
        asked.clear()
        source = open_source(str(released.path), start=released.path)
        assert len(source.load_chain(labels[0], labels[-1])) == 2
        runs.append(asked.count("cat-file"))
    assert runs[0] == runs[1] > 0


def test_bare_labels_are_those_of_the_project_around(released: GitRepository) -> None:
    assert chain("2025-02-12", "2025-09-12", released.path) == ALL[:3]
    assert chain("2025-02-12", None, released.path) == ALL


def test_bundles_bare_repositories_and_addresses_have_chains(released: GitRepository, tmp_path: Path) -> None:
    released.bundle(tmp_path / "spec.bundle")
    released.git("clone", "--quiet", "--bare", ".", str(tmp_path / "bare"))
    for source in ("spec.bundle", "bare", f"file://{released.path}"):
        assert chain(f"{source}@2025-02-12", source, tmp_path) == ALL[:3]
        assert chain(f"{source}@2025-02-12", f"{source}@head", tmp_path) == ALL


def test_an_address_is_fetched_again_for_a_label_that_its_copy_lacks(
    released: GitRepository, tmp_path: Path
) -> None:
    address = f"file://{released.path}"
    assert chain(f"{address}@2025-04-11", address, tmp_path) == ALL[1:3]
    released.commit("Release 2025-12-01", {"model_spec.md": "# Five\n"}, "2025-12-01")
    assert chain(f"{address}@2025-04-11", f"{address}@2025-12-01", tmp_path) == [*ALL[1:3], "2025-12-01"]


def test_texts_of_two_sources_have_nothing_between_them(released: GitRepository, tmp_path: Path) -> None:
    (tmp_path / "mine.md").write_text("# Mine\n")
    released.git("clone", "--quiet", ".", str(tmp_path / "clone"))
    assert chain("repo@2025-02-12", "mine.md", tmp_path) == ["2025-02-12", "mine"]
    assert chain("repo@2025-02-12", "clone@2025-09-12", tmp_path) == ["2025-02-12", "2025-09-12"]
    assert chain("mine.md", "mine.md", tmp_path) == ["mine", "mine"]


def test_listed_files_have_chains_too(tmp_path: Path) -> None:
    folder = tmp_path / "project"
    (folder / "revisions").mkdir(parents=True)
    listed = ("first", "2025-02-01", "second")
    (folder / "clausetree.toml").write_text("".join(f'[[revision]]\nlabel = "{label}"\n' for label in listed))
    for label in listed:
        (folder / "revisions" / f"{label}.md").write_text(f"# {label}\n")
    (folder / "model_spec.md").write_text("# Now\n")
    assert chain("first", "head", folder) == [*listed, "head"]
    assert chain("second", "first", folder) == ["second", "2025-02-01", "first"]
    assert chain("first", "2025-02-01", folder) == ["first", "2025-02-01"]


def test_commits_of_one_day_without_releases_come_in_their_order(
    repository: GitRepository, tmp_path: Path
) -> None:
    commits = [repository.commit(f"Edit {number}", {"model_spec.md": f"# {number}\n"}) for number in range(5)]
    texts = [read.text for read in load_revisions("repo@HEAD~3", "repo@HEAD", start=tmp_path)]
    assert texts == ["# 1\n", "# 2\n", "# 3\n", "# 4\n"]
    assert chain(f"repo@{commits[4]}", f"repo@{commits[3]}", tmp_path) == [commits[4], commits[3]]


def test_each_of_two_labels_that_name_nothing_is_named(released: GitRepository, tmp_path: Path) -> None:
    for old, new in (("2025-02-13", "2025-09-12"), ("2025-09-12", "2025-02-13")):
        with pytest.raises(ClausetreeError) as raised:
            load_revisions(old, new, start=released.path)
        assert raised.value.message.startswith("`2025-02-13` is neither a file here, nor a known name")
        assert "did you mean `2025-02-12`?" in (raised.value.hint or "")
    with pytest.raises(
        ClausetreeError, match="neither a file here nor a known name, and there is no project"
    ):
        load_revisions("2025-02-12", "2025-02-13", start=tmp_path)


def test_standard_input_is_not_read_twice(tmp_path: Path) -> None:
    with pytest.raises(ClausetreeError, match="standard input can be read only once"):
        load_revisions("-", "-", start=tmp_path)


@pytest.fixture
def branched(released: GitRepository) -> GitRepository:
    """Beside the three releases, a branch from the second one with a release of its own that is later than all."""
    released.git("tag", "v2025.09.12", "main~1")
    released.git("checkout", "--quiet", "-b", "hotfix", "main~3")
    released.commit("Release 2025-11-01", {"model_spec.md": "# Two, mended\n"}, "2025-11-01")
    released.git("tag", "v2025.11.01")
    released.commit("Go on", {"model_spec.md": "# Two, mended again\n"}, "2025-11-02")
    return released


@pytest.mark.parametrize(
    ("old", "new", "labels"),
    [
        ("2025-04-11", "hotfix", ["2025-04-11", "2025-11-01", "hotfix"]),
        ("2025-02-12", "hotfix", ["2025-02-12", "2025-04-11", "2025-11-01", "hotfix"]),
        ("HEAD~1", "HEAD", ["2025-11-01", "HEAD"]),
        ("HEAD~2", "HEAD~1", ["2025-04-11", "2025-11-01"]),
        ("2025-02-12", "head", ["2025-02-12", "2025-04-11", "2025-11-01", "head"]),
        ("head", "2025-02-12", ["head", "2025-11-01", "2025-04-11", "2025-02-12"]),
        ("hotfix", "2025-04-11", ["hotfix", "2025-11-01", "2025-04-11"]),
        ("2025-04-11", "main", ["2025-04-11", "2025-09-12", "main"]),
        ("2025-09-12", "hotfix", ["2025-09-12", "hotfix"]),
        ("2025-09-12", "2025-11-01", ["2025-09-12", "2025-11-01"]),
        ("hotfix", "main", ["hotfix", "main"]),
        ("head", "main", ["head", "main"]),
    ],
)
def test_releases_of_another_branch_are_not_between(
    branched: GitRepository, tmp_path: Path, old: str, new: str, labels: list[str]
) -> None:
    assert chain(old, new, branched.path) == labels
    if "head" not in {old, new}:
        branched.git("clone", "--quiet", "--bare", ".", str(tmp_path / "bare"))
        assert chain(f"bare@{old}", f"bare@{new}", tmp_path) == labels


def test_an_older_commit_that_is_checked_out_stands_where_it_comes_from(released: GitRepository) -> None:
    released.git("tag", "v2025.09.12", "main~1")
    released.git("checkout", "--quiet", "main~3")
    (released.path / "model_spec.md").write_text("# Two, mended\n")
    assert chain("2025-02-12", None, released.path) == ["2025-02-12", "2025-04-11", "head"]
    assert chain("2025-04-11", None, released.path) == ["2025-04-11", "head"]
    assert chain(None, "2025-09-12", released.path) == ["head", "2025-04-11", "2025-09-12"]


def test_what_git_says_goes_before_the_days_of_commits(repository: GitRepository) -> None:
    repository.commit("Release 2025-02-12", {"model_spec.md": "# One\n"}, "2025-02-12")
    repository.commit("Release 2025-04-11", {"model_spec.md": "# Two\n"}, "2025-04-10")
    repository.commit("Go on", {"model_spec.md": "# Three\n"}, "2025-04-10")
    assert chain("2025-02-12", "HEAD", repository.path) == ["2025-02-12", "2025-04-11", "HEAD"]
    assert chain("HEAD", "2025-02-12", repository.path) == ["HEAD", "2025-04-11", "2025-02-12"]


def test_merged_branches_are_between(branched: GitRepository) -> None:
    branched.git("merge", "--quiet", "--strategy=ours", "--message=Merge", "main", day="2025-11-03")
    every = ["2025-02-12", "2025-04-11", "2025-09-12", "2025-11-01", "HEAD"]
    assert chain("2025-02-12", "HEAD", branched.path) == every


def test_dates_decide_in_a_shallow_clone(released: GitRepository, tmp_path: Path) -> None:
    address = f"file://{released.path}"
    released.git("tag", "v2025.04.11", "main~3")
    released.git("clone", "--quiet", "--depth=3", address, str(tmp_path / "shallow"))
    shallow = GitRepository(tmp_path / "shallow")
    shallow.git("fetch", "--quiet", "--depth=1", "origin", "tag", "v2025.04.11")
    assert chain("2025-04-11", "HEAD", shallow.path) == ["2025-04-11", "2025-09-12", "HEAD"]


def life(source: str | None, until: str | None, start: Path) -> list[str]:
    return [document.revision.label for document in load_listed(source, until, start=start).documents]


def test_a_history_goes_by_way_of_what_a_text_comes_from(branched: GitRepository, tmp_path: Path) -> None:
    (branched.path / "model_spec.md").write_text("# Two, mended thrice\n")
    mended = ["2025-02-12", "2025-04-11", "2025-11-01"]
    assert life(None, None, branched.path) == [*mended, "head"]
    assert life("model_spec.md", None, branched.path) == [*mended, "head"]
    assert life(None, "2025-11-01", branched.path) == mended
    assert life(None, "2025-09-12", branched.path) == ALL[:3]
    branched.git("clone", "--quiet", "--bare", ".", str(tmp_path / "bare"))
    assert life("bare", None, tmp_path) == mended
    assert life(str(branched.path), None, tmp_path) == [*mended, "head"]
    listed = [known.label for known in open_source(None, start=branched.path).revisions()]
    assert listed == [*ALL[:3], "2025-11-01", "head"]


def test_releases_that_are_each_on_a_branch_of_their_own_have_a_history_by_date(
    repository: GitRepository,
) -> None:
    for month in ("01", "02", "03"):
        repository.commit(f"Work of {month}", {"model_spec.md": f"# {month}\n"}, f"2025-{month}-01")
        repository.git("checkout", "--quiet", "--detach")
        repository.commit(f"Release 2025-{month}-02", {"version": month}, f"2025-{month}-02")
        repository.git("tag", f"v2025.{month}.02")
        repository.git("checkout", "--quiet", "main")
    (repository.path / "model_spec.md").write_text("# Now\n")
    assert life(None, None, repository.path) == ["2025-01-02", "2025-02-02", "2025-03-02", "head"]


def test_texts_kept_beside_the_spec_of_another_branch_are_not_between(repository: GitRepository) -> None:
    for month in ("01", "02", "03"):
        kept = {f"revisions/2025-{month}-01.md": f"# {month}\n", "model_spec.md": f"# {month}\n"}
        repository.commit(f"Keep {month}", kept, f"2025-{month}-01")
    repository.git("checkout", "--quiet", "-b", "side", "main~1")
    repository.commit("Mend", {"model_spec.md": "# Mended\n"}, "2025-04-01")
    repository.git("checkout", "--quiet", "main")
    assert chain("side~1", "side", repository.path) == ["side~1", "side"]
    repository.git("tag", "v0", "side~1")
    assert chain("2025-01-01", "side", repository.path) == ["2025-01-01", "2025-02-01", "v0", "side"]
    assert chain("2025-01-01", "head", repository.path) == [
        "2025-01-01",
        "2025-02-01",
        "v0",
        "2025-03-01",
        "head",
    ]


def test_three_dots_of_git_are_told_where_a_range_is_read(branched: GitRepository) -> None:
    with pytest.raises(ClausetreeError, match="three dots") as caught:
        parse_names("main...hotfix", branched.path)
    assert caught.value.hint
    assert "`main..hotfix`" in caught.value.hint
    parted = branched.git("merge-base", "main", "hotfix")
    names = parse_names(f"{parted}..hotfix", branched.path)
    assert names
    assert chain(*names, branched.path) == ["2025-04-11", "2025-11-01", "hotfix"]
    assert parse_names("main.../hotfix.md", branched.path) == ("main", "./hotfix.md")
