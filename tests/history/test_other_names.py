"""Specs that are not called `model_spec.md`, found from where somebody stands and named as seen from there."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from clausetree.history.layouts.spec_search import find_project
from clausetree.history.opening.source_opening import open_source
from clausetree.model.errors import ClausetreeError
from clausetree.project.revs import load_revision, load_revisions

from .conftest import make_tree

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import GitRepository

SPEC = "# A {#a}\n"
MONOREPO = {"specs/alpha/model_spec.md": SPEC, "specs/beta/model_spec.md": SPEC, "specs/gamma/spec.md": SPEC}


@pytest.mark.parametrize(
    ("files", "start", "found"),
    [
        (MONOREPO, "specs/gamma", "specs/gamma"),
        ({**MONOREPO, "specs/gamma/notes/x": ""}, "specs/gamma/notes", "specs/gamma"),
        (MONOREPO, "specs/beta", "specs/beta"),
        (MONOREPO, "specs", "."),
        ({"docs/the-spec.md": SPEC, "docs/CHANGELOG.md": "# 1\n"}, "docs", "docs"),
        ({"the-spec.md": SPEC, "docs/x": ""}, "docs", "."),
        ({"docs/one.md": SPEC, "docs/two.md": SPEC}, "docs", "."),
        ({"model_spec.md": SPEC, "docs/guide.md": SPEC}, "docs", "."),
        ({"clausetree.toml": '[spec]\nfile = "docs/s.md"\n', "docs/s.md": SPEC}, "docs", "."),
    ],
)
def test_a_spec_of_another_name_is_found_from_its_folder_where_no_usual_one_is_around(
    tmp_path: Path, files: dict[str, str], start: str, found: str
) -> None:
    make_tree(tmp_path, {**files, ".git/x": ""})
    assert find_project(tmp_path / start) == tmp_path / found


def test_such_a_spec_has_its_revisions_there(repository: GitRepository) -> None:
    repository.commit("Release 2025-01-01", MONOREPO)
    repository.commit("Release 2025-02-01", {"specs/gamma/spec.md": "# B {#b}\n"}, "2025-02-01")
    gamma = repository.path / "specs" / "gamma"
    assert load_revision(None, start=gamma).text == "# B {#b}\n"
    assert [read.text for read in load_revisions("2025-01-01", None, start=gamma)] == [
        SPEC,
        "# B {#b}\n",
        "# B {#b}\n",
    ]
    assert [known.label for known in open_source(None, start=gamma).revisions()] == [
        "2025-01-01",
        "2025-02-01",
    ]


@pytest.mark.parametrize("name", ["docs/the-spec.md", "rules/model_spec.md"])
def test_a_spec_that_moved_is_the_head_from_where_its_older_texts_are_found(
    released: GitRepository, name: str
) -> None:
    (released.path / name).parent.mkdir()
    released.git("mv", "model_spec.md", name)
    released.commit("Move", {}, "2025-10-02")
    for source in (None, "."):
        head = open_source(source, start=released.path).load(None)
        assert (head.text, head.revision.label, head.revision.path) == ("# Four\n", "head", name)
    assert [read.revision.label for read in load_revisions("2025-09-12", None, start=released.path)] == [
        "2025-09-12",
        "head",
    ]
    (released.path / name).unlink()
    with pytest.raises(ClausetreeError, match="there is no spec in"):
        load_revision(None, start=released.path)


def test_paths_lead_there_from_where_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    toml = '[spec]\nfile = "docs/the-spec.md"\nexamples = "prompts"\n'
    make_tree(
        tmp_path,
        {"clausetree.toml": toml, "docs/the-spec.md": SPEC, "docs/deep/x": "", "other/x": "", ".git/x": ""},
    )
    prompt = os.path.join("prompts", "abcd.md")  # noqa: PTH118 - as paths are shown
    for folder, name, path in (
        ("docs", None, "the-spec.md"),
        ("docs", "the-spec.md", "the-spec.md"),
        ("docs", "./the-spec.md", "the-spec.md"),
        ("docs", "..", "the-spec.md"),
        ("docs/deep", None, os.path.join("..", "the-spec.md")),  # noqa: PTH118
        ("docs/deep", "../the-spec.md", os.path.join("..", "the-spec.md")),  # noqa: PTH118
        ("other", None, os.path.join("..", "docs", "the-spec.md")),  # noqa: PTH118
        (".", "docs/the-spec.md", os.path.join("docs", "the-spec.md")),  # noqa: PTH118
        (".", None, os.path.join("docs", "the-spec.md")),  # noqa: PTH118
    ):
        monkeypatch.chdir(tmp_path / folder)
        read = load_revision(name, start=tmp_path / folder)
        assert (folder, name, read.revision.path) == (folder, name, path)
        ways = os.path.relpath(tmp_path, tmp_path / folder)
        assert read.eval_prompt_path("abcd") == os.path.normpath(os.path.join(ways, prompt))  # noqa: PTH118
