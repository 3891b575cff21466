from __future__ import annotations

import io
import os
import subprocess
import sys
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from clausetree.history.files import encoding
from clausetree.history.opening.source_opening import open_source
from clausetree.project.revs import load_revision

from .conftest import failure

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_its_own_only_revision(tmp_path: Path) -> None:
    data = "\ufeff# Títle\r\nline\rlast".encode()
    (tmp_path / "2025-02-12.md").write_bytes(data)
    snapshot = load_revision("2025-02-12.md", start=tmp_path)
    assert snapshot.text.encode() == data
    revision = snapshot.revision
    assert (revision.label, revision.date) == ("2025-02-12", date(2025, 2, 12))
    assert (revision.commit, revision.sha256) == (None, sha256(data).hexdigest())
    assert (revision.source, revision.path) == ("2025-02-12.md", "2025-02-12.md")
    assert open_source("2025-02-12.md", start=tmp_path).revisions() == (revision,)
    assert load_revision("2025-02-12.md@2025-02-12", start=tmp_path).revision == revision


def test_an_empty_file_is_an_empty_text(tmp_path: Path) -> None:
    (tmp_path / "x.md").touch()
    assert load_revision("x.md", start=tmp_path).text == ""


def test_eval_prompts_and_changelog_lie_beside_the_file(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text("# X")
    snapshot = load_revision(str(tmp_path / "x.md"), start=tmp_path)
    assert (snapshot.eval_prompts(), snapshot.changelog()) == ({}, None)
    (tmp_path / "examples").mkdir()
    (tmp_path / "examples" / "ab12.md").write_text("prompt")
    (tmp_path / "examples" / "notes.txt").write_text("no prompt")
    (tmp_path / "CHANGELOG.md").write_text("## v1")
    assert (snapshot.eval_prompts(), snapshot.changelog()) == ({"ab12": "prompt"}, "## v1")


def test_a_file_has_the_settings_that_name_it_and_no_others(tmp_path: Path) -> None:
    (tmp_path / "clausetree.toml").write_text(
        '[spec]\nprofile = "2025-09"\nfile = "rules.md"\n[[revision]]\nlabel = "first"\nfile = "old/a.md"\nprofile = "2025-02"'
    )
    (tmp_path / "old").mkdir()
    for name in ("rules.md", "other.md", "old/a.md"):
        (tmp_path / name).write_text("# X")
    names = ("rules.md", "./old/a.md", "other.md")
    rules, old, other = (load_revision(name, start=tmp_path) for name in names)
    assert rules.profile is not None
    assert rules.profile.name == "2025-09"
    assert old.profile is not None
    assert (old.profile.name, old.revision.label, old.revision.path) == ("2025-02", "first", "old/a.md")
    assert (other.settings, other.profile) == (None, None)


def test_standard_input_is_read_as_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"# X\r\n")))
    snapshot = load_revision("-", start=tmp_path)
    assert (snapshot.text, snapshot.revision.label, snapshot.revision.source) == ("# X\r\n", "-", "-")
    assert (snapshot.eval_prompts(), snapshot.changelog(), snapshot.profile) == ({}, None, None)


def test_closed_standard_input_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert failure("-", tmp_path).message == "there is no standard input to read"


def test_a_missing_file_names_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "model_spec.md").write_text("# X")
    error = failure("model_spek.md", tmp_path)
    assert error.message == "there is no file `model_spek.md`"
    assert error.hint == "did you mean `model_spec.md`?"
    assert "no folder" in (failure("./no/x.md", tmp_path).hint or "")


POINTER = b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a21\nsize 12345\n"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"# X\nab\xe9c", "`x.md` is not valid UTF-8: byte 0xe9 at offset 6 (line 2)"),
        ("# X".encode("utf-16"), "`x.md` is not valid UTF-8: byte 0xff at offset 0 (line 1)"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "`x.md` is a binary file, not a text"),
        (b"\0" * 100, "`x.md` is a binary file, not a text"),
        (POINTER, "`x.md` is a pointer of Git LFS, not the text"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes, message: str) -> None:
    (tmp_path / "x.md").write_bytes(data)
    assert failure("x.md", tmp_path).message == message


def test_a_text_that_quotes_a_pointer_of_git_lfs_is_none(tmp_path: Path) -> None:
    for text in (b"# LFS\n\n" + POINTER, POINTER + b"\n" + b"# A long text about it\n" * 100):
        (tmp_path / "x.md").write_bytes(text)
        assert load_revision("x.md", start=tmp_path).text == text.decode()


def test_a_stray_nul_does_not_make_a_text_binary(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_bytes(b"# A heading with a stray \0 in it\n")
    assert "\0" in load_revision("x.md", start=tmp_path).text


def test_more_nuls_than_a_tenth_make_a_file_binary(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_bytes(b"# A" + b"\0" * 10 + b"x" * 87)
    assert load_revision("x.md", start=tmp_path).text.count("\0") == 10
    (tmp_path / "x.md").write_bytes(b"# A" + b"\0" * 11 + b"x" * 86)
    assert failure("x.md", tmp_path).message == "`x.md` is a binary file, not a text"


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such files")
@pytest.mark.parametrize(("path", "kind"), [("/dev/zero", "a device"), ("pipe.md", "a pipe")])
def test_pipes_and_devices_are_refused_and_never_waited_for(tmp_path: Path, path: str, kind: str) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    assert failure(path, tmp_path).message == f"`{path}` is {kind}, not a file"


def test_a_file_without_permission_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x.md").write_text("# X")

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    assert failure("x.md", tmp_path).message == "no permission to read `x.md`"


def test_a_file_too_large_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "x.md").open("wb") as file:
        file.truncate(encoding.LARGEST_TEXT + 1)
    assert failure("x.md", tmp_path).message == "`x.md` is too large: a text may have 64 MB"


def test_a_file_has_no_other_labels(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text("# X")
    assert failure("x.md@latest", tmp_path).message == "`x.md` has no revision `latest`"


def test_a_plain_file_is_read_without_git_and_settings_reader(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text("# X")
    code = (
        "import sys; from pathlib import Path; from clausetree.project.revs import load_revision; "
        f"load_revision('x.md', start=Path({str(tmp_path)!r})).eval_prompts(); "
        "print([name for name in ('git', 'msgspec', 'platformdirs', 'tomllib', 'subprocess') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"
