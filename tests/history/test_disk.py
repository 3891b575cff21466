"""Files and standard input as they are read: how much, as what, and what is said where they are not."""

from __future__ import annotations

import io
import socket
import types
from hashlib import sha256
from pathlib import Path

import pytest

from clausetree.history.files import encoding
from clausetree.history.files.disk import load_bytes, load_standard_input, unreadable
from clausetree.history.files.encoding import check_size, parse_text
from clausetree.history.layouts.file_tree import DiskTree
from clausetree.history.opening.source_opening import open_source
from clausetree.model.errors import ClausetreeError

from .conftest import make_tree


def test_a_tree_on_disk_names_files_as_the_user_reaches_them(tmp_path: Path) -> None:
    found = make_tree(tmp_path, {"a.md": "A", "b/c.md": "C", "b/a.md": "A"})
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


def test_a_name_that_no_file_can_have_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ClausetreeError, match="can't be read") as caught:
        load_bytes(tmp_path / "a\0b.md", "a")
    assert caught.value.hint


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
    make_tree(tmp_path, {"docs/rules.md": ""})
    with pytest.raises(ClausetreeError) as caught:
        load_bytes(tmp_path / "docs" / "rulse.md", "./docs/rulse.md")
    assert caught.value.hint == "did you mean `docs/rules.md`?"
    with pytest.raises(ClausetreeError) as caught:
        load_bytes(tmp_path / "docs" / "xyzzy", "docs/xyzzy")
    assert caught.value.hint == "check the path"


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
    assert (caught.value.message, caught.value.hint) == ("`-` has no revision `latest`", "there is `-`")
