"""Help, the version, and what is said of a command line that can't be run."""

from __future__ import annotations

import io
import re
from contextlib import redirect_stdout
from typing import TYPE_CHECKING

import click
import pytest

from clausetree.cli.command_table import COMMANDS, GROUPS
from clausetree.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.cli.conftest import Ran

TITLES = ["Read", "Check", "Compare", "Follow", "Publish", "For programs", "Help"]


def list_paths() -> Iterator[tuple[str, ...]]:
    """Yields every command and every command under one."""
    context = click.Context(main)
    for name in COMMANDS:
        found = main.get_command(context, name)
        assert found is not None
        yield (name,)
        if isinstance(found, click.Group):
            yield from ((name, below) for below in found.list_commands(context))


PATHS = [" ".join(path) for path in list_paths()]


def test_help_groups_the_commands_by_what_people_do(run: Callable[..., Ran]) -> None:
    shown = run("--help").out
    assert re.findall(r"^(\w[\w ]*):$", shown, re.MULTILINE) == ["Options", *TITLES]
    assert list(GROUPS) == TITLES
    assert re.findall(r"^  (\w+) {2,}[A-Z]", shown, re.MULTILINE)[-len(COMMANDS) :] == list(COMMANDS)


def ask(*words: str) -> str:
    """Returns what a command prints, without a process of its own."""
    caught = io.StringIO()
    with redirect_stdout(caught):
        main.main(words, prog_name="clausetree", standalone_mode=False)
    return caught.getvalue()


@pytest.mark.parametrize("path", PATHS)
def test_help_of_a_command_is_the_same_in_both_ways_and_fits_a_terminal(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    words = path.split()
    shown = ask("help", *words)
    assert shown == ask(*words, "--help")
    assert shown.startswith(f"Usage: clausetree {path} ")
    assert max(map(len, shown.splitlines())) <= 80
    assert "..." not in re.sub(r"(\]|[A-Z])\.\.\.", "", shown), "a summary is cut short"


def test_help_alone_is_that_of_clausetree(run: Callable[..., Ran]) -> None:
    assert run("help").out == run("--help").out == run("-h").out


def test_the_version_is_printed_in_both_ways(run: Callable[..., Ran]) -> None:
    assert re.fullmatch(r"clausetree \d+\.\d+\.\d+\n", run("version").out)
    assert run("version").out == run("--version").out


SAID = {
    "tre": ("no command `tre`", "did you mean `tree`?"),
    "Lint": ("no command `Lint`", "did you mean `lint`?"),
    "frobnicate": ("no command `frobnicate`", "`clausetree --help` lists the commands"),
    "upstream mrge": ("no command `upstream mrge`", "did you mean `merge`?"),
    "site xyz": ("no command `site xyz`", "`clausetree site --help` lists the commands"),
    "help tre": ("no command `tre`", "did you mean `tree`?"),
    "help upstream mrge": ("no command `upstream mrge`", "did you mean `merge`?"),
    "--colour": ("`clausetree` has no option `--colour`", "`clausetree --help` lists its options"),
    "tree --fromat json": ("`clausetree tree` has no option `--fromat`", "did you mean `--format`?"),
    "tree -q": ("`clausetree tree` has no option `-q`", "`clausetree tree --help` lists its options"),
    "upstream merge --dryrun": (
        "`clausetree upstream merge` has no option `--dryrun`",
        "did you mean `--dry-run`?",
    ),
    "tree --format jsn": ("unknown format `jsn`", "did you mean `json`? formats: text, json"),
    "tree --format yaml": ("unknown format `yaml`", "formats: text, json"),
    "upstream diff their": ("unknown side `their`", "did you mean `theirs`? sides: yours, theirs"),
    "schema documnt": ("unknown name `documnt`", "did you mean `document`? names: document, rows-jsonl, "),
    "lint --min-severity warn": (
        "unknown value `warn` of `--min-severity`",
        "did you mean `warning`? `--min-severity` takes error, warning, info",
    ),
    "lint --fail-on errors": (
        "unknown value `errors` of `--fail-on`",
        "did you mean `error`? `--fail-on` takes error, warning, info, never",
    ),
    "stale x --as foo": ("unknown value `foo` of `--as`", "`--as` takes jsonl, csv, "),
    "pin x --as jsnl": ("unknown value `jsnl` of `--as`", "did you mean `jsonl`? `--as` takes jsonl, csv, "),
    "completion tcsh": ("unknown shell `tcsh`", "shells: bash, zsh, fish"),
    "log": ("`ID` is missing", "usage: clausetree log [OPTIONS] ID [SOURCE]; "),
    "show": ("`[REV#]ID` is missing", "usage: clausetree show [OPTIONS] [REV#]ID; "),
    "merge a.md": ("`OURS` is missing", "usage: clausetree merge [OPTIONS] BASE OURS THEIRS; "),
    "fmt": (
        "`FILE` is missing",
        "usage: clausetree fmt [OPTIONS] FILE...; `clausetree fmt --help` says more",
    ),
    "tree a b c": ("too many arguments: `b c`", "usage: clausetree tree [OPTIONS] [REV]; "),
    "tree a b": ("too many arguments: `b`", "usage: clausetree tree [OPTIONS] [REV]; "),
    "merge a b c d": ("too many arguments: `d`", "usage: clausetree merge [OPTIONS] BASE OURS THEIRS; "),
    "tree --level": ("`--level` needs a value", "write `--level VALUE`"),
    "lint --fix=yes": ("`--fix` takes no value", "write `--fix` alone"),
    "tree --depth 0": ("`--depth` takes a whole number of 1 or more", "usage: "),
    "tree --depth deep": ("`--depth` takes a whole number of 1 or more", "usage: "),
    "site serve --port 70000": ("`--port` takes a whole number from 0 to 65535", "usage: "),
    "changelog 2025-09-12 2025-10-27 --check spec/CHANGELOG": (
        "there is no file `spec/CHANGELOG`",
        "did you mean `spec/CHANGELOG.md`?",
    ),
}


@pytest.mark.parametrize("words", SAID)
def test_a_command_line_that_cannot_be_run_is_explained(run: Callable[..., Ran], words: str) -> None:
    ran = run(*words.split())
    message, hint = SAID[words]
    first, second = ran.err.splitlines()
    assert (ran.code, ran.out) == (2, "")
    assert first == f"error: {message}"
    assert second.startswith(f"hint: {hint}")


def test_a_command_without_its_own_shows_its_help(run: Callable[..., Ran]) -> None:
    for words in ((), ("upstream",), ("site",), ("git",)):
        ran = run(*words)
        assert ran.code == 2
        assert ran.err.startswith("Usage: clausetree ")


def test_a_spec_cannot_steer_the_terminal_by_an_argument(run: Callable[..., Ran]) -> None:
    for words in (
        ("\x1b[31m",),
        ("tree", "--\x1b[31m"),
        ("tree", "--format", "\x1b]0;x\x07"),
        ("tree", "a", "\x1b"),
    ):
        assert "\x1b" not in run(*words).err


def test_options_of_clausetree_itself_stand_before_or_behind_the_command(run: Callable[..., Ran]) -> None:
    before, behind = run("--no-pager", "version"), run("version", "--no-pager")
    assert (before.code, behind.code) == (0, 0)
    assert run("tree", "--", "--no-pager").code == 2, "behind `--` it is an argument"
