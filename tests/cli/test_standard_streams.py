"""What every command writes reaches files, pipes and terminals whatever the platform's encoding, and fails in one line."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from functools import cache
from typing import TYPE_CHECKING

import click
import pytest

from clausetree.cli.main import main
from tests.forking import RUN, Call
from tests.history.conftest import make_repository

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_TEXT = """# Règles — 規則 {{#rules}}

1. **Root**: höchste
2. **User**: letzte

## Être “gentil” 🙂 {{#kind authority=root}}

{0} Be kind – “always”, 助手应当诚实。 See [?](#clear).

## Clair {{#clear authority=user}}

Écris {0} clearly → …
"""

ARGUMENTS = {
    "tree": ("",),
    "show": ("kind",),
    "export": ("", "--format jsonl", "--format csv --level root"),
    "query": ("kind",),
    "who": ("kind", "2025-02-12..head"),
    "resolve": ("kind/p1",),
    "find": ("“always”", "-"),
    "pin": ("../röws.csv",),
    "stale": ("../röws.csv", "../röws.csv --to 2025-02-12 --format markdown"),
    "migrate": ("2025-02-12#kind/p1 --to 2025-04-11",),
    "claims": ("CHANGELOG.md --old 2025-02-12 --new 2025-04-11",),
    "help": ("tree",),
    "version": ("",),
    "completion": ("bash",),
    "diff": ("2025-02-12 2025-04-11", "2025-02-12 head --format html"),
    "merge": ("2025-02-12 2025-04-11 head",),
    "new": ("../néw-{id}",),
    "upstream add": ("../ünknown",),
    "upstream fetch": ("",),
    "upstream status": ("",),
    "upstream diff": ("yours",),
    "upstream merge": ("--dry-run",),
    "upstream continue": ("",),
    "upstream abort": ("",),
    "apply": ("2025-02-12 ../script.json",),
    "review": ("2025-02-12 2025-04-11", "2025-02-12 - --format text"),
    "release check": ("2026-01-01",),
    "log": ("kind",),
    "blame": ("",),
    "drift": ("",),
    "changelog": ("2025-02-12 2025-04-11",),
    "revisions": ("",),
    "lint": ("", "--fix --diff"),
    "explain": ("SYN001",),
    "fmt": ("-",),
    "lsp": ("",),
    "rename": ("clear cläir --dry-run", "clear plain --dry-run"),
    "git install": ("",),
    "git uninstall": ("",),
    "schema": ("document",),
    "config show": ("",),
    "config schema": ("",),
    "mcp": ("",),
    "site build": ("--out ../öut",),
    "site serve": ("--source ../ünknown --port 0",),
}
"""What each command is called with; a `-` reads the spec from standard input."""

_CALLS = [f"{name} {words}".strip() for name, calls in ARGUMENTS.items() for words in calls]
_ENCODINGS = {
    "utf-8": {"PYTHONIOENCODING": "utf-8"},
    "cp1252": {"PYTHONIOENCODING": "cp1252"},
    "latin-1": {"PYTHONIOENCODING": "latin-1:strict"},
    "cp437": {"PYTHONIOENCODING": "cp437"},
    "utf-16": {"PYTHONIOENCODING": "utf-16"},
    "C": {"LC_ALL": "C", "PYTHONIOENCODING": ""},
    "C, without Python's own care": {
        "LC_ALL": "C",
        "PYTHONIOENCODING": "",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
    },
}


def _commands(command: click.Command, name: str = "") -> Iterator[str]:
    """Yields the names of all commands that do something."""
    if not isinstance(command, click.Group):
        yield name
        return
    context = click.Context(command)
    for word in command.list_commands(context):
        below = command.get_command(context, word)
        assert below
        yield from _commands(below, f"{name} {word}".strip())


class Project:
    """A spec that words of many scripts stand in, with two releases and an upstream."""

    def __init__(self, folder: Path) -> None:
        releases = {"2025-02-12": _TEXT.format("Do"), "2025-04-11": _TEXT.format("Please do")}
        upstream = make_repository(folder / "upstream")
        ours = make_repository(folder / "prüfung")
        for day, text in releases.items():
            upstream.commit(f"Release {day}", {"model_spec.md": text}, day)
            ours.commit(f"Release {day}", {"model_spec.md": text}, day)
        self.folder = ours.path
        self.text = f"{releases['2025-02-12']}Not in  upstream — so the the diff of fixes is not empty.\n"
        ours.commit("Draft", {"model_spec.md": self.text, "clausetree.toml": "", "CHANGELOG.md": "# News\n"})
        self.calls = 0
        self.call("upstream add ../upstream")
        ours.commit("Follow", {})
        rows = "id,locator\nfür,2025-02-12#kind\n規則,2025-02-12#clear/p1\n"
        (folder / "röws.csv").write_text(rows, encoding="utf-8")
        script = self.call("diff 2025-02-12 2025-04-11 --format script").stdout
        (folder / "script.json").write_bytes(script)
        self.expect = cache(self.call)

    def call(
        self, call: str, stdout: int | None = None, **environment: str
    ) -> subprocess.CompletedProcess[bytes]:
        self.calls += 1
        kept = {key: value for key, value in os.environ.items() if not key.startswith("LC_")}
        return Call(
            call.format(id=self.calls).split(),
            self.folder,
            {**kept, "PYTHONIOENCODING": "utf-8", **environment},
            stdin=self.text.encode(),
            stdout=stdout,
        ).run()

    def start_python(
        self, call: str, stdout: int, environment: dict[str, str]
    ) -> subprocess.CompletedProcess[bytes]:
        """Runs a command in a Python that has to find out its encoding."""
        kept = {key: value for key, value in os.environ.items() if not key.startswith("LC_")}
        return subprocess.run(
            [sys.executable, "-c", RUN, *call.split()],
            cwd=self.folder,
            input=self.text.encode(),
            stdout=stdout,
            stderr=subprocess.PIPE,
            env={**kept, **environment},
            check=False,
            timeout=100,
        )


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project(tmp_path_factory.mktemp("streams"))


def test_every_command_is_called_here() -> None:
    assert set(_commands(main)) == set(ARGUMENTS)


@pytest.mark.parametrize("call", _CALLS)
def test_the_calls_do_what_they_are_here_for(project: Project, call: str) -> None:
    done = project.expect(call)
    assert b"Usage:" not in done.stderr
    assert b"this is a bug" not in done.stderr


@pytest.mark.parametrize("call", _CALLS)
def test_a_pipe_gets_utf_8(project: Project, call: str) -> None:
    expected = project.expect(call)
    done = project.call(call, PYTHONIOENCODING="ascii")  # what it holds, all others hold
    assert (done.stdout, done.returncode) == (expected.stdout, expected.returncode)
    assert "Traceback" not in done.stderr.decode("utf-8")


@pytest.mark.parametrize("encoding", _ENCODINGS)
@pytest.mark.parametrize("call", ["tree", "lint", "fmt -"])
def test_a_file_gets_utf_8(project: Project, tmp_path: Path, call: str, encoding: str) -> None:
    expected = project.expect(call)
    with (tmp_path / "out").open("wb") as file:
        done = project.start_python(call, file.fileno(), _ENCODINGS[encoding])
    assert (tmp_path / "out").read_bytes() == expected.stdout
    assert (done.stderr, done.returncode) == (expected.stderr, expected.returncode)


@pytest.mark.parametrize("call", _CALLS)
def test_a_reader_that_goes_away_ends_nothing_but_the_output(project: Project, call: str) -> None:
    expected = project.expect(call)
    reading, writing = os.pipe()
    os.close(reading)
    done = project.call(call, writing)
    os.close(writing)
    assert done.returncode == expected.returncode
    assert b"Traceback" not in done.stderr
    assert b"roken" not in done.stderr


@pytest.mark.parametrize("call", _CALLS)
def test_a_full_disk_is_one_line(project: Project, call: str) -> None:
    expected = project.expect(call)
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - no path of a file
        done = project.call(call, full.fileno())
    if expected.stdout:
        assert done.returncode == 2
        last = done.stderr.decode().splitlines()[-1]
        assert last == "error: standard output can't be written: no space left on device"
    else:
        assert done.returncode == expected.returncode


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1"])
@pytest.mark.parametrize("call", ["tree", "show kind", "lint", "fmt -", "rename clear plain --dry-run"])
def test_a_terminal_gets_signs_for_what_it_cannot_show(project: Project, call: str, encoding: str) -> None:
    ours, theirs = pty.openpty()
    done = project.call(call, theirs, PYTHONIOENCODING=encoding, TERM="dumb", COLUMNS="200")
    os.close(theirs)
    shown = os.read(ours, 65536)
    os.close(ours)
    assert done.returncode == project.expect(call).returncode
    assert b"Traceback" not in done.stderr
    expected = project.expect(call).stdout.decode()
    assert shown.decode(encoding).count("?") >= 2 * expected.count("規則")
    assert "規" not in shown.decode("utf-8", "replace")
