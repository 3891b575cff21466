"""A spec that lay elsewhere, or was called otherwise, in older commits is the same spec."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from clausetree.history.git_access.repository import Repository
from clausetree.history.git_access.tree_changes import TreeChanges, load_changes
from clausetree.history.layouts import spec_paths
from clausetree.history.layouts.spec_paths import SpecPaths
from clausetree.history.opening.source_opening import open_source
from clausetree.project.chains import load_chain, load_listed
from clausetree.project.publication import load_publication
from clausetree.project.revs import load_revision

from .conftest import make_repository

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from .conftest import GitRepository


def spec(edition: int) -> str:
    """The text of an edition; each one rewords one clause more."""
    clauses = (
        f"## Clause {number} {{#c{number}}}\n\nThe assistant does thing {number} with {'much ' * (number < edition)}care."
        for number in range(12)
    )
    return "# Spec {#spec}\n\n" + "\n\n".join(clauses) + "\n"


def rewritten() -> str:
    return (
        spec(0).replace("The assistant does", "No model ever refuses").replace("care", "any delight at all")
    )


def names_file(path: str) -> str:
    return f'[spec]\nfile = "{path}"\n'


class Story(NamedTuple):
    """What a repository went through, commit by commit, and the path at which each release then has its spec."""

    commits: tuple[Mapping[str, str | None], ...]
    paths: tuple[str | None, ...]


STORIES = {
    "from the top to spec/": Story(
        ({"model_spec.md": spec(0)}, {"model_spec.md": None, "spec/model_spec.md": spec(0)}),
        ("model_spec.md", "spec/model_spec.md"),
    ),
    "to docs/ under another name": Story(
        (
            {"model_spec.md": spec(0)},
            {"model_spec.md": None, "docs/rules.md": spec(1), "clausetree.toml": names_file("docs/rules.md")},
        ),
        ("model_spec.md", "docs/rules.md"),
    ),
    "twice": Story(
        (
            {"rules.md": spec(0)},
            {"rules.md": None, "docs/charter.md": spec(1)},
            {"docs/charter.md": None, "policy/v2/spec.md": spec(2)},
            {"clausetree.toml": names_file("policy/v2/spec.md")},
        ),
        ("rules.md", "docs/charter.md", "policy/v2/spec.md", "policy/v2/spec.md"),
    ),
    "and rewritten in the same commit": Story(
        (
            {"old/rules.md": spec(0)},
            {
                "old/rules.md": None,
                "new/rules.md": rewritten(),
                "clausetree.toml": names_file("new/rules.md"),
            },
        ),
        ("old/rules.md", "new/rules.md"),
    ),
    "and back": Story(
        (
            {"model_spec.md": spec(0)},
            {"model_spec.md": None, "docs/rules.md": spec(1)},
            {"docs/rules.md": None, "model_spec.md": spec(2)},
        ),
        ("model_spec.md", "docs/rules.md", "model_spec.md"),
    ),
    "copied first, deleted later": Story(
        (
            {"rules.md": spec(0)},
            {"docs/charter.md": spec(0)},
            {"rules.md": None, "clausetree.toml": names_file("docs/charter.md")},
        ),
        ("rules.md", "docs/charter.md", "docs/charter.md"),
    ),
    "deleted first, added later": Story(
        (
            {"rules.md": spec(0)},
            {"rules.md": None, "README.md": "Wait.\n"},
            {"docs/charter.md": spec(1), "clausetree.toml": names_file("docs/charter.md")},
        ),
        ("rules.md", None, "docs/charter.md"),
    ),
    "with a note left in its place": Story(
        (
            {"model_spec.md": spec(0)},
            {
                "model_spec.md": "It is in `policy/` now.\n",
                "policy/rules.md": spec(1),
                "clausetree.toml": names_file("policy/rules.md"),
            },
        ),
        ("model_spec.md", "policy/rules.md"),
    ),
    "begun as a copy of another that lives on": Story(
        ({"vendor/theirs.md": spec(0)}, {"model_spec.md": spec(1)}), (None, "model_spec.md")
    ),
    "begun as a copy of a kept text that went elsewhere": Story(
        (
            {"policy/revisions/2024-05-01.md": spec(0)},
            {"policy/model_spec.md": spec(1), "clausetree.toml": names_file("policy/model_spec.md")},
            {"policy/revisions/2024-05-01.md": None, "tests/revisions/2024-05-01.md": spec(0)},
        ),
        (None, "policy/model_spec.md", "policy/model_spec.md"),
    ),
}


def tell(repository: GitRepository, story: Story) -> list[str]:
    """Commits a story, one release a month; returns the labels."""
    days = [f"2025-{month:02}-01" for month in range(1, len(story.commits) + 1)]
    for day, files in zip(days, story.commits, strict=True):
        repository.commit(f"Release {day}", files, day)
    return days


@pytest.mark.parametrize("name", STORIES)
@pytest.mark.parametrize("bare", [False, True])
def test_every_release_has_its_spec_where_it_then_was(
    repository: GitRepository, tmp_path: Path, name: str, *, bare: bool
) -> None:
    labels = tell(repository, STORIES[name])
    source = "repo/.git" if bare else "repo"
    expected = {label: path for label, path in zip(labels, STORIES[name].paths, strict=True) if path}
    opened = open_source(source, start=tmp_path)
    assert {one.label: one.path for one in opened.revisions()} == expected
    for label, path in expected.items():
        assert open_source(source, start=tmp_path).load(label).revision.path == path


def test_paths_that_it_had_left_by_a_commit_come_last(repository: GitRepository) -> None:
    paths = follow(repository, *STORIES["and back"].commits)
    here, there = "model_spec.md", "docs/rules.md"
    commits = repository.git("rev-list", "--reverse", "main").split()
    assert [paths.at(commit) for commit in commits] == [(here, there), (there, here), (here, there)]


@pytest.mark.parametrize(("kept", "is_same"), [(400, False), (800, True)])
@pytest.mark.parametrize(("path", "other"), [("model_spec.md", "notes.md"), ("notes.md", "model_spec.md")])
def test_a_file_that_came_with_most_of_the_text_of_one_that_went_is_the_same(
    repository: GitRepository, kept: int, path: str, other: str, *, is_same: bool
) -> None:
    text = spec(0)[:kept] + "Come to dinner.\n" * 40
    paths = follow(repository, {"notes.md": text}, {"notes.md": None, "model_spec.md": spec(0)}, path=path)
    assert paths.names == ((path, other) if is_same else (path,))


def follow(
    repository: GitRepository, *commits: Mapping[str, str | None], path: str = "model_spec.md"
) -> SpecPaths:
    tell(repository, Story(commits, ()))
    git = Repository(folder=repository.path / ".git", shown="repo")
    return SpecPaths(repository=git, tip=git.tip(), path=path)


def test_without_releases_the_commits_that_touched_it_anywhere_are_listed(
    repository: GitRepository, tmp_path: Path
) -> None:
    first = repository.commit("First", {"rules.md": spec(0), "README.md": "x\n"})
    repository.commit("Elsewhere", {"README.md": "y\n"})
    note = {
        "rules.md": "Moved.\n",
        "docs/charter.md": spec(1),
        "clausetree.toml": names_file("docs/charter.md"),
    }
    moved = repository.commit("PathMove", note)
    repository.commit("The note is not the spec", {"rules.md": "Moved on.\n"})
    last = repository.commit("Edit", {"docs/charter.md": spec(2)})
    revisions = open_source("repo", start=tmp_path).revisions()
    assert [revision.commit for revision in revisions] == [first, moved, last]


def test_what_lies_beside_it_is_what_lay_beside_it_then(repository: GitRepository, tmp_path: Path) -> None:
    repository.commit(
        "Release 2025-01-01",
        {"model_spec.md": spec(0), "examples/abcd.md": "first", "CHANGELOG.md": "old"},
    )
    gone = dict.fromkeys(("model_spec.md", "examples/abcd.md", "CHANGELOG.md"))
    new = {"model_spec.md": spec(1), "examples/efgh.md": "second", "CHANGELOG.md": "new"}
    repository.commit("Release 2025-02-01", {**gone, **{f"spec/{name}": text for name, text in new.items()}})
    old, now = (load_revision(f"repo@{label}", start=tmp_path) for label in ("2025-01-01", "2025-02-01"))
    assert (old.eval_prompts(), old.changelog()) == ({"abcd": "first"}, "old")
    assert (now.eval_prompts(), now.changelog()) == ({"efgh": "second"}, "new")


def test_settings_that_moved_with_it_count_where_they_were(repository: GitRepository, tmp_path: Path) -> None:
    toml = names_file("rules.md") + 'examples = "prompts"\nchangelog = "NEWS.md"\n'
    files = {"clausetree.toml": toml, "rules.md": spec(0), "prompts/abcd.md": "first", "NEWS.md": "news"}
    repository.commit("Release 2025-01-01", files)
    repository.commit(
        "Release 2025-02-01",
        {**dict.fromkeys(files), **{f"spec/{name}": text for name, text in files.items()}},
    )
    old = load_revision("repo@2025-01-01", start=tmp_path)
    assert old.settings is not None
    assert (old.eval_prompts(), old.changelog()) == ({"abcd": "first"}, "news")


def test_a_release_after_the_commit_that_is_checked_out_is_followed_too(
    repository: GitRepository, tmp_path: Path
) -> None:
    repository.commit("Release 2025-01-01", {"rules.md": spec(0)})
    repository.commit("PathMove", {"rules.md": None, "docs/charter.md": spec(1)})
    repository.git("tag", "v2025.02.01")
    repository.git("checkout", "--quiet", "--detach", "HEAD^")
    revisions = open_source("repo", start=tmp_path).revisions()
    assert [revision.label for revision in revisions] == ["2025-01-01", "2025-02-01", "head"]
    assert [revision.path for revision in revisions][:2] == ["rules.md", "docs/charter.md"]


def test_a_branch_that_was_merged_in_under_another_path_is_followed(
    repository: GitRepository, tmp_path: Path
) -> None:
    other = make_repository(tmp_path / "other")
    other.commit("Release 2025-01-01", {"model_spec.md": spec(0)})
    repository.commit("Begin", {"README.md": "x\n"})
    repository.git("fetch", "--quiet", str(other.path), "main")
    repository.git("merge", "-s", "ours", "--no-commit", "--allow-unrelated-histories", "FETCH_HEAD")
    repository.git("read-tree", "--prefix=policy/", "-u", "FETCH_HEAD")
    repository.commit("Release 2025-02-01", {"clausetree.toml": names_file("policy/model_spec.md")})
    revisions = open_source("repo", start=tmp_path).revisions()
    assert [revision.path for revision in revisions] == ["model_spec.md", "policy/model_spec.md"]


def test_a_move_that_is_not_committed_yet_loses_nothing(repository: GitRepository, tmp_path: Path) -> None:
    repository.commit("Release 2025-01-01", {"rules.md": spec(0)})
    (repository.path / "docs").mkdir()
    (repository.path / "rules.md").rename(repository.path / "docs" / "charter.md")
    (repository.path / "clausetree.toml").write_text(names_file("docs/charter.md"))
    (repository.path / "docs" / "charter.md").write_text(spec(1))
    labels = [revision.label for revision in open_source("repo", start=tmp_path).revisions()]
    assert labels == ["2025-01-01", "head"]


def test_commits_are_listed_where_the_spec_is_a_link(repository: GitRepository, tmp_path: Path) -> None:
    first = repository.commit("First", {"docs/rules.md": spec(0)})
    (repository.path / "model_spec.md").symlink_to("docs/rules.md")
    repository.commit("Link", {})
    last = repository.commit("Edit", {"docs/rules.md": spec(1)})
    assert [one.commit for one in open_source("repo", start=tmp_path).revisions()] == [first, last]


def test_diff_log_blame_and_site_see_its_whole_life(repository: GitRepository) -> None:
    tell(repository, STORIES["to docs/ under another name"])
    changes = load_chain("2025-01-01", "2025-02-01", start=repository.path).diff()
    assert {change.new.id for change in changes.clauses if change.old and change.new and change.kinds} == {
        "c0"
    }
    life = load_listed(None, start=repository.path).trace().of("c0")
    assert life is not None
    assert len(load_publication(None, start=repository.path).snapshots) == 2


def test_git_is_asked_once_what_moved_in_a_commit_however_many_paths_the_spec_had(
    repository: GitRepository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell(repository, STORIES["and back"])
    asked: list[tuple[str, str]] = []

    def load(repository: Repository, old: str, new: str) -> TreeChanges:
        asked.append((old, new))
        return load_changes(repository, old, new)

    monkeypatch.setattr(spec_paths, "load_changes", load)
    assert len(open_source("repo", start=tmp_path).revisions()) == 3
    assert len(asked) == len(set(asked)) == 2
