"""Where a project is looked for, and whose settings count for a file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from clausetree.history.files.containment import find_work_tree
from clausetree.history.layouts.spec_search import find_project, is_repository
from clausetree.history.opening.source_opening import open_source
from clausetree.model.errors import ClausetreeError
from clausetree.project.revs import load_revision

from .conftest import make_tree

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("files", "start", "found"),
    [
        ({"spec/clausetree.toml": "", "vendor/other/model_spec.md": ""}, "vendor/other", "vendor/other"),
        (
            {"spec/clausetree.toml": "", "vendor/other/spec/model_spec.md": ""},
            "vendor/other",
            "vendor/other/spec",
        ),
        (
            {"spec/clausetree.toml": "", "vendor/other/model_spec.md": "", "vendor/other/a/x": ""},
            "vendor/other/a",
            "vendor/other",
        ),
        ({"clausetree.toml": "", "pkg/clausetree.toml": ""}, "pkg", "pkg"),
        ({"model_spec.md": "", "pkg/spec/clausetree.toml": ""}, "pkg", "pkg/spec"),
        ({"spec/clausetree.toml": "", "src/deep/x": ""}, "src/deep", "spec"),
        ({"model_spec.md": "", "spec/clausetree.toml": ""}, ".", "spec"),
        ({"clausetree.toml": '[spec]\nfile = "docs/model_spec.md"\n', "docs/model_spec.md": ""}, "docs", "."),
        (
            {
                "clausetree.toml": '[[revision]]\nlabel = "one"\nfile = "old/model_spec.md"\n',
                "old/model_spec.md": "",
            },
            "old",
            ".",
        ),
        (
            {"clausetree.toml": '[spec]\nfile = "docs/model_spec.md"\n', "docs/b/model_spec.md": ""},
            "docs/b",
            "docs/b",
        ),
        ({"a/x": ""}, "a", "."),
    ],
)
def test_the_nearest_spec_wins_but_a_text_belongs_to_the_settings_that_name_it(
    tmp_path: Path, files: dict[str, str], start: str, found: str
) -> None:
    make_tree(tmp_path, {**files, ".git/x": ""})
    assert find_project(tmp_path / start) == tmp_path / found


def test_the_search_ends_at_the_top_of_a_work_tree_which_is_a_project_itself(tmp_path: Path) -> None:
    make_tree(tmp_path, {"model_spec.md": "", "repo/.git": "gitdir: elsewhere", "repo/a/x": ""})
    assert find_project(tmp_path / "repo" / "a") == tmp_path / "repo"
    assert find_work_tree(tmp_path / "repo" / "a") == tmp_path / "repo"


def test_outside_of_git_a_folder_is_searched_alone(tmp_path: Path) -> None:
    make_tree(
        tmp_path, {"model_spec.md": "", "a/x": "", "b/spec/model_spec.md": "", "c/rules.md": "# A {#a}\n"}
    )
    assert find_project(tmp_path) == tmp_path
    assert find_project(tmp_path / "a") is None
    assert find_project(tmp_path / "b") == tmp_path / "b" / "spec"
    assert find_project(tmp_path / "c") == tmp_path / "c"
    with pytest.raises(ClausetreeError, match="no spec in"):
        load_revision(None, start=tmp_path / "a")


@pytest.mark.parametrize("missing", ["HEAD", "objects", "refs", None])
def test_a_repository_has_a_head_objects_and_refs(tmp_path: Path, missing: str | None) -> None:
    make_tree(tmp_path, {"HEAD": "", "objects/x": "", "refs/x": ""})
    if missing:
        (tmp_path / missing).rename(tmp_path / "gone")
    assert is_repository(tmp_path) == (missing is None)


def test_a_file_is_known_by_its_own_label_and_by_that_of_settings(tmp_path: Path) -> None:
    toml = '[[revision]]\nlabel = "first"\nfile = "old/a.md"\ndate = 2025-01-01\n'
    make_tree(
        tmp_path,
        {"clausetree.toml": toml, "old/a.md": "# A\n", "model_spec.md": "# B\n", "2025-02-12.md": "# C\n"},
    )
    for name, label, day in (
        ("old/a.md", "first", date(2025, 1, 1)),
        ("model_spec.md", "model_spec", None),
        ("2025-02-12.md", "2025-02-12", date(2025, 2, 12)),
    ):
        revision = load_revision(name, start=tmp_path).revision
        assert (revision.label, revision.date, revision.path) == (label, day, name)
        assert load_revision(f"{name}@{label}", start=tmp_path).revision == revision
        assert open_source(name, start=tmp_path).revisions() == (revision,)


def test_settings_beyond_a_git_repository_do_not_count(tmp_path: Path) -> None:
    make_tree(
        tmp_path, {"clausetree.toml": '[spec]\nfile = "repo/a.md"\n', "repo/.git/x": "", "repo/a.md": "# A\n"}
    )
    assert load_revision("repo/a.md", start=tmp_path).settings is None
    (tmp_path / "repo" / ".git" / "x").unlink()
    (tmp_path / "repo" / ".git").rmdir()
    assert load_revision("repo/a.md", start=tmp_path).settings is not None
