"""Where in a folder the spec is, and how its files are read."""

from __future__ import annotations

import io
import socket
import types
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clausetree.history import encoding
from clausetree.history.disk import load_bytes, load_standard_input, unreadable
from clausetree.history.encoding import check_size, parse_text
from clausetree.history.file_tree import DiskTree
from clausetree.history.source_opening import open_source
from clausetree.history.spec_layout import (
    KeptRevision,
    find_kept,
    find_layout,
    join,
    parse_date,
    plain_layout,
)
from clausetree.history.spec_search import find_project, find_work_tree, is_repository
from clausetree.model.errors import ClausetreeError
from clausetree.project.revs import load_revision

if TYPE_CHECKING:
    from collections.abc import Iterable


def tree(root: Path, files: dict[str, str]) -> DiskTree:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return DiskTree(root=root, shown="shown")


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
        tree(tmp_path, {name: texts.get(name.rpartition("/")[2], "# A {#a}\n") for name in files})
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
    assert (find_layout(tree(tmp_path, {"rules.md": text})) is not None) == spec


def test_what_lies_beside_a_spec_is_where_settings_say_or_where_it_usually_is(tmp_path: Path) -> None:
    toml = '[spec]\nfile = "text/own.md"\nexamples = "prompts"\nchangelog = "NEWS.md"\n'
    stated = find_layout(tree(tmp_path / "a", {"spec/clausetree.toml": toml}))
    assert stated is not None
    assert stated[:4] == ("spec", "spec/text/own.md", "spec/prompts", "spec/NEWS.md")
    assert stated.settings is not None
    assert plain_layout("docs/x.md") == ("docs", "docs/x.md", "docs/examples", "docs/CHANGELOG.md", None)
    assert plain_layout("x.md") == (".", "x.md", "examples", "CHANGELOG.md", None)


def _kept(root: Path, toml: str, names: Iterable[str] = ()) -> tuple[KeptRevision, ...]:
    files = {f"spec/revisions/{name}": "# A {#a}\n" for name in names}
    found = tree(root, {"spec/clausetree.toml": toml, **files})
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


def test_a_tree_on_disk_names_files_as_the_user_reaches_them(tmp_path: Path) -> None:
    found = tree(tmp_path, {"a.md": "A", "b/c.md": "C", "b/a.md": "A"})
    assert (found.commit, found.name("b/../a.md"), found.diagnostic_path("a.md")) == (
        None,
        "shown/a.md",
        "shown/a.md",
    )
    assert DiskTree(root=tmp_path, shown=".").name("a.md") == "a.md"
    assert found.has("a.md")
    assert not found.has("x.md")
    assert found.load_all(["a.md", "x.md", "b/c.md"]) == {"a.md": b"A", "b/c.md": b"C"}
    assert found.names("b") == ("a.md", "c.md")
    assert found.names("nowhere") == found.names("a.md") == ()


@pytest.mark.parametrize(
    ("nuls", "size", "text"),
    [(1, 200, True), (0, 10, True), (10, 10, False), (100, 200, False)],
)
def test_a_few_zero_bytes_are_text_and_many_are_not(nuls: int, size: int, *, text: bool) -> None:
    data = b"\0" * nuls + b"x" * (size - nuls)
    if text:
        assert parse_text(data, "x.md") == data.decode()
    else:
        with pytest.raises(ClausetreeError, match=r"`x\.md` is a binary file"):
            parse_text(data, "x.md")


def test_a_byte_that_is_no_utf8_is_named_with_its_place() -> None:
    for data, said in (
        (b"ab\n\ncd\xffx", "byte 0xff at offset 6 (line 3)"),
        (b"\xff", "byte 0xff at offset 0 (line 1)"),
        (b"\xfe\xff\0a", "byte 0xfe at offset 0 (line 1)"),
    ):
        with pytest.raises(ClausetreeError) as caught:
            parse_text(data, "x.md")
        assert said in caught.value.message
        assert caught.value.hint


def test_a_text_may_be_as_large_as_the_limit_and_no_larger(monkeypatch: pytest.MonkeyPatch) -> None:
    assert encoding.LARGEST_TEXT == 64 * 1024 * 1024
    monkeypatch.setattr(encoding, "LARGEST_TEXT", 2 * 1024 * 1024)
    check_size(2 * 1024 * 1024, "x.md")
    with pytest.raises(ClausetreeError, match=r"`x.md` is too large: a text may have 2 MB") as caught:
        check_size(2 * 1024 * 1024 + 1, "x.md")
    assert caught.value.hint


def test_no_more_of_a_file_is_read_than_asked_for(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_bytes(b"abcdef")
    assert load_bytes(tmp_path / "x.md", "x.md", limit=3) == b"abc"
    assert load_bytes(tmp_path / "x.md", "x.md") == b"abcdef"


def test_a_file_larger_than_a_text_may_be_is_refused_unless_only_its_start_is_wanted(
    tmp_path: Path,
) -> None:
    with (tmp_path / "x.md").open("wb") as file:
        file.truncate(encoding.LARGEST_TEXT + 1)
    with pytest.raises(ClausetreeError, match="too large"):
        load_bytes(tmp_path / "x.md", "x.md")
    assert load_bytes(tmp_path / "x.md", "x.md", limit=2) == b"\0\0"


def test_standard_input_is_named_as_it_was_written(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken(io.RawIOBase):
        def read(self, _size: int = -1) -> bytes:
            raise OSError(5, "Input/output error")

    class Large(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            return b"x" * size

    for stream, said in ((Broken(), "`-` can't be read: input/output error"), (Large(), "`-` is too large")):
        monkeypatch.setattr("sys.stdin", types.SimpleNamespace(buffer=stream))
        with pytest.raises(ClausetreeError) as caught:
            load_standard_input()
        assert caught.value.message.startswith(said)
        assert caught.value.hint


def test_standard_input_has_one_revision_and_answers_to_its_own_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pipe(data: bytes) -> None:
        monkeypatch.setattr("sys.stdin", types.SimpleNamespace(buffer=io.BytesIO(data)))

    pipe(b"# A\n")
    (revision,) = open_source("-", start=tmp_path).revisions()
    assert (revision.label, revision.source, revision.path, revision.commit, revision.date) == (
        "-",
        "-",
        "-",
        None,
        None,
    )
    assert revision.sha256 == sha256(b"# A\n").hexdigest()
    pipe(b"# A\n")
    assert open_source("-", start=tmp_path).load("-").revision == revision
    pipe(b"# A\n")
    with pytest.raises(ClausetreeError) as caught:
        open_source("-", start=tmp_path).load("latest")
    assert (caught.value.message, caught.value.hint) == ("`-` has no revision `latest`", "there are `-`")


def test_what_is_no_file_is_refused_by_its_kind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the path of a socket must be short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.md")
        (tmp_path / "folder.md").mkdir()
        for name, said, hint in (
            ("folder.md", "`folder.md` is a folder, not a file", "name a file in it"),
            ("s.md", "`s.md`", "check the path"),
        ):
            with pytest.raises(ClausetreeError) as caught:
                load_bytes(Path(name), name)
            assert caught.value.message.startswith(said)
            assert caught.value.hint == hint


def test_what_the_system_says_becomes_an_error_in_our_words() -> None:
    for error, said in (
        (PermissionError(13, "Permission denied"), "no permission to read `x`"),
        (IsADirectoryError(21, "Is a directory"), "`x` is a folder, not a file"),
        (OSError(5, "Input/output error"), "`x` can't be read: input/output error"),
        (ValueError("Embedded Null"), "`x` can't be read: embedded null"),
    ):
        found = unreadable(error, "x")
        assert found.message == said
        assert found.hint


def test_a_missing_file_in_a_folder_names_what_is_near_in_that_folder(tmp_path: Path) -> None:
    tree(tmp_path, {"docs/rules.md": ""})
    with pytest.raises(ClausetreeError) as caught:
        load_bytes(tmp_path / "docs" / "rulse.md", "./docs/rulse.md")
    assert caught.value.hint == "did you mean `docs/rules.md`?"
    with pytest.raises(ClausetreeError) as caught:
        load_bytes(tmp_path / "docs" / "xyzzy", "docs/xyzzy")
    assert caught.value.hint == "check the path"


def test_a_project_is_looked_for_upwards_settings_first(tmp_path: Path) -> None:
    deep = tmp_path / "top" / "a" / "b"
    deep.mkdir(parents=True)
    tree(tmp_path / "top", {"a/model_spec.md": ""})
    assert find_project(deep) == tmp_path / "top" / "a"
    tree(tmp_path / "top", {"spec/clausetree.toml": ""})
    assert find_project(deep) == tmp_path / "top" / "spec", "settings above go before a spec that is nearer"
    tree(tmp_path / "top", {"a/spec/clausetree.toml": ""})
    assert find_project(deep) == tmp_path / "top" / "a" / "spec"
    tree(tmp_path / "top", {"a/clausetree.toml": ""})
    assert find_project(deep) == tmp_path / "top" / "a"


def test_the_search_ends_at_the_top_of_a_work_tree_which_is_a_project_itself(tmp_path: Path) -> None:
    tree(tmp_path, {"model_spec.md": "", "repo/.git": "gitdir: elsewhere", "repo/a/x": ""})
    assert find_project(tmp_path / "repo" / "a") == tmp_path / "repo"
    assert find_work_tree(tmp_path / "repo" / "a") == tmp_path / "repo"
    assert find_project(tmp_path) == tmp_path


@pytest.mark.parametrize("missing", ["HEAD", "objects", "refs", None])
def test_a_repository_has_a_head_objects_and_refs(tmp_path: Path, missing: str | None) -> None:
    tree(tmp_path, {"HEAD": "", "objects/x": "", "refs/x": ""})
    if missing:
        (tmp_path / missing).rename(tmp_path / "gone")
    assert is_repository(tmp_path) == (missing is None)


def test_a_file_is_known_by_its_own_label_and_by_that_of_settings(tmp_path: Path) -> None:
    toml = '[[revision]]\nlabel = "first"\nfile = "old/a.md"\ndate = 2025-01-01\n'
    tree(
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
    tree(
        tmp_path, {"clausetree.toml": '[spec]\nfile = "repo/a.md"\n', "repo/.git/x": "", "repo/a.md": "# A\n"}
    )
    assert load_revision("repo/a.md", start=tmp_path).settings is None
    (tmp_path / "repo" / ".git" / "x").unlink()
    (tmp_path / "repo" / ".git").rmdir()
    assert load_revision("repo/a.md", start=tmp_path).settings is not None
