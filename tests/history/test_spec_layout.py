"""Where in a folder the spec and what belongs to it are."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from clausetree.history.layouts.spec_layout import (
    KeptRevision,
    find_kept,
    find_layout,
    join,
    parse_date,
    plain_layout,
)
from clausetree.project.revs import load_revision

from .conftest import make_tree

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from .conftest import GitRepository


@pytest.mark.parametrize(
    ("files", "file"),
    [
        (["model_spec.md"], "model_spec.md"),
        (["spec/model_spec.md"], "spec/model_spec.md"),
        (["model_spec.md", "spec/model_spec.md"], "model_spec.md"),
        (["model_spec.md", "rules.md"], "model_spec.md"),
        (["model_spec.md", "spec/clausetree.toml"], "spec/own.md"),
        (["clausetree.toml", "spec/clausetree.toml"], "own.md"),
        (["rules.md", "README.md"], "rules.md"),
        (["rules.md", "other.md"], None),
        (["spec/rules.md"], None),
        (["README.md"], None),
        (["rules.txt"], None),
        ([], None),
    ],
)
def test_settings_decide_then_the_usual_name_then_the_only_spec(
    tmp_path: Path, files: Iterable[str], file: str | None
) -> None:
    texts = {"clausetree.toml": '[spec]\nfile = "own.md"\n', "README.md": "# No id\n"}
    found = find_layout(
        make_tree(tmp_path, {name: texts.get(name.rpartition("/")[2], "# A {#a}\n") for name in files})
    )
    assert (found.file if found else None) == file


@pytest.mark.parametrize(
    ("text", "spec"),
    [
        ("Text\n\n###### A {#a}\n", True),
        ("####### A {#a}\n", False),
        ("#A {#a}\n", False),
        (" # A {#a}\n", False),
        ("# A\n{#a}\n", False),
        ("# A {.x #a}\n", False),
    ],
)
def test_a_markdown_file_is_a_spec_where_a_heading_has_an_id(
    tmp_path: Path, text: str, *, spec: bool
) -> None:
    assert (find_layout(make_tree(tmp_path, {"rules.md": text})) is not None) == spec


def test_what_lies_beside_a_spec_is_where_settings_say_or_where_it_usually_is(tmp_path: Path) -> None:
    toml = '[spec]\nfile = "text/own.md"\nexamples = "prompts"\nchangelog = "NEWS.md"\n'
    stated = find_layout(make_tree(tmp_path / "a", {"spec/clausetree.toml": toml}))
    assert stated is not None
    assert stated[:4] == ("spec", "spec/text/own.md", "spec/prompts", "spec/NEWS.md")
    assert stated.settings is not None
    assert plain_layout("docs/x.md") == ("docs", "docs/x.md", "docs/examples", "docs/CHANGELOG.md", None, ())
    assert plain_layout("x.md") == (".", "x.md", "examples", "CHANGELOG.md", None, ())


def _kept(root: Path, toml: str, names: Iterable[str] = ()) -> tuple[KeptRevision, ...]:
    files = {f"spec/revisions/{name}": "# A {#a}\n" for name in names}
    found = make_tree(root, {"spec/clausetree.toml": toml, **files})
    layout = find_layout(found)
    assert layout is not None
    return find_kept(found, layout)


def test_listed_revisions_are_in_the_order_of_their_dates_where_all_have_one(tmp_path: Path) -> None:
    toml = '[[revision]]\nlabel = "2025-04-11"\n[[revision]]\nlabel = "first"\ndate = 2025-01-01\nfile = "old/1.md"\n'
    assert _kept(tmp_path / "a", toml) == (
        KeptRevision("first", date(2025, 1, 1), "spec/old/1.md"),
        KeptRevision("2025-04-11", date(2025, 4, 11), "spec/revisions/2025-04-11.md"),
    )
    undated = toml.replace("date = 2025-01-01\n", "")
    assert [revision.label for revision in _kept(tmp_path / "b", undated)] == ["2025-04-11", "first"]


def test_without_a_list_the_files_named_for_their_dates_are_the_revisions(tmp_path: Path) -> None:
    names = ["2025-04-11.md", "2025-02-12.md", "2025-02-12.txt", "notes.md", "2025-13-01.md"]
    assert [revision.label for revision in _kept(tmp_path, "", names)] == ["2025-02-12", "2025-04-11"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-09-12", date(2025, 9, 12)),
        ("2024-02-29", date(2024, 2, 29)),
        ("2025-02-29", None),
        ("20250912", None),
        ("2025-9-12", None),
        ("2025-W37-5", None),
        ("2025-09-12T00", None),
        ("x", None),
        ("", None),
    ],
)
def test_a_date_is_written_in_one_way(text: str, day: date | None) -> None:
    assert parse_date(text) == day


def test_paths_are_joined_as_in_a_tree() -> None:
    assert (join("", "a/b"), join(".", "a"), join("x/y", "a"), join("x", ".")) == ("a/b", "a", "x/y/a", "x")


BESIDE = ("docs/examples/ab.md", "docs/CHANGELOG.md", "docs/revisions/2025-01-01.md")
TOP = ("examples/ab.md", "CHANGELOG.md", "revisions/2025-02-02.md")


@pytest.mark.parametrize(
    ("stated", "files", "beside"),
    [
        ("", BESIDE, ("docs/examples", "docs/CHANGELOG.md", "2025-01-01")),
        ("", (*BESIDE, *TOP), ("examples", "CHANGELOG.md", "2025-02-02")),
        ("", (*BESIDE, "CHANGELOG.md"), ("docs/examples", "CHANGELOG.md", "2025-01-01")),
        ("", (*BESIDE, "examples/run.py"), ("docs/examples", "docs/CHANGELOG.md", "2025-01-01")),
        ("", (), ("examples", "CHANGELOG.md", None)),
        ('examples = "prompts"\n', BESIDE, ("prompts", "docs/CHANGELOG.md", "2025-01-01")),
        ('changelog = "NEWS.md"\n', BESIDE, ("docs/examples", "NEWS.md", "2025-01-01")),
    ],
)
def test_what_settings_do_not_name_is_beside_them_or_else_beside_the_spec(
    repository: GitRepository, stated: str, files: Iterable[str], beside: tuple[str, str, str | None]
) -> None:
    texts = {
        "clausetree.toml": f'[spec]\nfile = "docs/the-spec.md"\n{stated}',
        "docs/the-spec.md": "# A {#a}\n",
    }
    commit = repository.commit("Add", {**dict.fromkeys(files, "# Old\n"), **texts})
    for name in (str(repository.path), f"{repository.path}@{commit}"):
        snapshot = load_revision(name, start=repository.path)
        assert snapshot.layout is not None
        assert snapshot.tree is not None
        kept = next((one.label for one in find_kept(snapshot.tree, snapshot.layout)), None)
        assert (snapshot.layout.examples, snapshot.layout.changelog, kept) == beside


@pytest.mark.parametrize("parts", ['["docs/a.md", "docs/b.md"]', '["docs/*.md"]'])
def test_what_is_beside_a_spec_of_several_files_is_found_too(tmp_path: Path, parts: str) -> None:
    files = {"docs/a.md": "# A {#a}\n", "docs/b.md": "# B {#b}\n", "docs/examples/ab.md": ""}
    found = find_layout(make_tree(tmp_path, {"clausetree.toml": f"[spec]\nfiles = {parts}\n", **files}))
    assert found is not None
    assert found.examples == "docs/examples"
