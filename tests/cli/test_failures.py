"""What goes wrong around a command is one line on standard error; texts come out as they went in."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clausetree.cli.failure import describe_failure
from tests.folders import SAMPLES
from tests.forking import RUN, Call

if TYPE_CHECKING:
    from collections.abc import Callable
    from subprocess import CompletedProcess

    from tests.cli.conftest import Ran

_WINDOWS = f"import io, os, sys; os.linesep = '\\r\\n'; sys.stdout = io.TextIOWrapper(sys.stdout.detach(), 'cp1252', newline='\\r\\n'); {RUN}"
_CRASHING = (
    f"from clausetree.cli.commands import tree; tree.load_document = lambda rev: {{}}[rev, 'é\\n']; {RUN}"
)
_CRLF = "\ufeff# A {#a}\r\n\r\nText — 助手 \x1b[31mred\x1b[0m\x0c.\r\n".encode()


def start(program: str, *arguments: str, cwd: Path = SAMPLES, stdin: bytes = b"") -> CompletedProcess[bytes]:
    return Call(arguments, cwd, os.environ, stdin=stdin, program=program).run()


@pytest.mark.parametrize("program", [RUN, _WINDOWS], ids=["as it is", "as on Windows"])
def test_bytes_of_a_text_are_as_they_are(tmp_path: Path, program: str) -> None:
    (tmp_path / "a.md").write_bytes(_CRLF)
    (tmp_path / "b.md").write_bytes(_CRLF.replace(b"Text", b"Words"))
    assert start(program, "fmt", "-", cwd=tmp_path, stdin=_CRLF).stdout == _CRLF
    merged = start(program, "merge", "a.md", "a.md", "b.md", cwd=tmp_path)
    assert merged.stdout == _CRLF.replace(b"Text", b"Words")
    script = start(program, "diff", "a.md", "b.md", "--format", "script", cwd=tmp_path)
    assert b"\r" not in script.stdout
    applied = start(program, "apply", "a.md", "-", cwd=tmp_path, stdin=script.stdout)
    assert applied.stdout == _CRLF.replace(b"Text", b"Words")
    assert start(program, "export", "a.md", cwd=tmp_path).stdout.count(b"\r") == 0


def test_an_exception_that_nobody_foresaw_is_one_line_that_says_how_to_report_it() -> None:
    done = start(_CRASHING, "tree")
    (line,) = done.stderr.decode().splitlines()
    assert (done.returncode, done.stdout) == (2, b"")
    assert line.startswith("error: this is a bug in clausetree (KeyError: ")
    assert "please report it" in line
    assert "`clausetree --traceback " in line


def test_the_traceback_is_shown_where_it_is_asked_for() -> None:
    done = start(_CRASHING, "--traceback", "tree")
    lines = done.stderr.decode().splitlines()
    assert done.returncode == 2
    assert lines[0] == "Traceback (most recent call last):"
    assert lines[-1].startswith("error: this is a bug in clausetree")


def test_no_traceback_is_shown_of_what_was_foreseen(run: Callable[..., Ran]) -> None:
    ran = run("--traceback", "tree", "nowhere")
    assert ran.code == 2
    assert "Traceback" not in ran.err


def test_a_deleted_folder_is_one_line(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    for command in ("tree", "lint", "revisions", "upstream"):
        gone.mkdir()
        words = [command, "status"] if command == "upstream" else [command]
        program = f"import os; os.rmdir({str(gone)!r}); {RUN}"
        done = start(program, *words, cwd=gone)
        assert done.returncode == 2
        assert done.stderr == b"error: the folder that you are in was deleted; change to another one\n"


@pytest.mark.parametrize("opening", ["x = " + "[" * 3_000_000, "x = " + "{a=" * 100_000, "[" * 3_000_000])
def test_brackets_without_an_end_are_one_line(run: Callable[..., Ran], tmp_path: Path, opening: str) -> None:
    (tmp_path / "model_spec.md").write_text("# A {#a}\n", encoding="utf-8")
    (tmp_path / "clausetree.toml").write_text(opening, encoding="utf-8")
    ran = run("tree", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[0].startswith("error: `clausetree.toml` is not valid TOML: ")
    (tmp_path / "clausetree.toml").unlink()
    (tmp_path / "clausetree.lock").write_text(opening, encoding="utf-8")
    ran = run("upstream", "status", cwd=tmp_path)
    assert ran.err.splitlines()[0].startswith("error: `clausetree.lock` is not a lock file: ")


def test_json_without_an_end_is_told_of(run: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "model_spec.md").write_text("# A {#a}\n", encoding="utf-8")
    deep = tmp_path / "deep.json"
    deep.write_text('{"findings": ' + "[" * 300_000, encoding="utf-8")
    assert "is not a baseline" in run("lint", "--baseline", "deep.json", cwd=tmp_path).err
    assert "this is not an edit script" in run("apply", "model_spec.md", "deep.json", cwd=tmp_path).err
    (tmp_path / ".clausetree" / "merge").mkdir(parents=True)
    deep.rename(tmp_path / ".clausetree" / "merge" / "merge.json")
    assert "can't be read" in run("upstream", "abort", cwd=tmp_path).err
    (tmp_path / ".clausetree" / "merge" / "merge.json").write_text("[]", encoding="utf-8")
    assert "can't be read" in run("upstream", "abort", cwd=tmp_path).err


def test_settings_of_mkdocs_that_are_no_yaml_are_one_line(run: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "model_spec.md").write_text("# A {#a}\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("a: [b\n- c", encoding="utf-8")
    ran = run("site", "build", cwd=tmp_path)
    assert ran.code == 2
    assert "mkdocs.yml` is not valid YAML: " in ran.err.splitlines()[-1]


@pytest.mark.parametrize(
    "words",
    [
        ("site", "build", "--out"),
        ("merge", "model_spec.md", "model_spec.md", "model_spec.md", "-o"),
        ("merge", "model_spec.md", "model_spec.md", "model_spec.md", "--report"),
        ("lint", "--write-baseline"),
        ("new",),
    ],
    ids=" ".join,
)
def test_a_file_where_a_folder_must_be_is_one_line(
    run: Callable[..., Ran], tmp_path: Path, words: tuple[str, ...]
) -> None:
    (tmp_path / "model_spec.md").write_text("# A {#a}\n", encoding="utf-8")
    (tmp_path / "file").write_text("", encoding="utf-8")
    ran = run(*words, str(Path("file", "x")), cwd=tmp_path)
    assert ran.code == 2
    assert len([line for line in ran.err.splitlines() if line.startswith(("error:", "Error:"))]) == 1
    assert "file" in ran.err


def test_a_device_is_written_to_and_stays_one(run: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "model_spec.md").write_text("# A {#a}\n", encoding="utf-8")
    merge = ("merge", "model_spec.md", "model_spec.md", "model_spec.md", "-o")
    ran = run(*merge, os.fspath(Path(os.sep, "dev", "stdout")), cwd=tmp_path)
    assert (ran.code, ran.out) == (0, "# A {#a}\n")
    full = Path(os.sep, "dev", "full")
    ran = run(*merge, str(full), cwd=tmp_path)
    assert ran.err.startswith(f"error: `{full}` can't be written: no space left on device\n")
    assert full.is_char_device()


def test_a_closed_standard_output_is_one_line_where_something_is_written(tmp_path: Path) -> None:
    (tmp_path / "model_spec.md").write_text("# A {#a}\n", encoding="utf-8")
    program = f"import sys; sys.stdout = None; {RUN}"
    done = start(program, "tree", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (2, b"error: standard output can't be written: it is closed\n")
    assert start(program, "git", "uninstall", cwd=tmp_path).stderr.startswith(b"error: `")


@pytest.mark.parametrize(
    "stream", ["sys.stderr.close()", "sys.stderr = None", "sys.stderr = open('/dev/full', 'w')"]
)
def test_standard_error_is_never_a_failure(tmp_path: Path, stream: str) -> None:
    (tmp_path / "model_spec.md").write_text("# A {#a}\n", encoding="utf-8")
    done = start(f"import sys; {stream}; {RUN}", "tree", "nowhere", cwd=tmp_path)
    assert done.returncode == 2


def test_what_the_system_refuses_is_no_bug() -> None:
    assert describe_failure(PermissionError(13, "Permission denied", "a.md")) == "`a.md`: permission denied"
    assert describe_failure(OSError(28, "No space left on device")) == "no space left on device"
    assert describe_failure(MemoryError()) == "there is not enough memory for this"
    assert "a bug" in describe_failure(RecursionError("maximum recursion depth exceeded"))
    assert "\n" not in describe_failure(ValueError("a\nb" * 1000))
    assert len(describe_failure(ValueError("a\nb" * 1000))) < 500


@pytest.mark.parametrize(
    "words",
    [("tree",), ("export",), ("lint",), ("lint", "--format", "json"), ("lint", "--format", "sarif")],
    ids=" ".join,
)
def test_a_name_that_is_no_text_is_written_with_signs(tmp_path: Path, words: tuple[str, ...]) -> None:
    name = os.fsdecode(b"b\xe4d.md")
    (tmp_path / name).write_text("# A {#a}\n\nWords.\n", encoding="utf-8")
    done = start(RUN, *words, name, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode("utf-8")
