"""Long output on a terminal goes through a pager; nothing else does."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import termios
from typing import TYPE_CHECKING

import pytest

from tests.folders import SPEC
from tests.forking import Call

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

ROWS = 30


@pytest.fixture
def pager(tmp_path: Path) -> Path:
    """A pager that keeps what it gets, what it was called with, and what of the environment is for it."""
    program = tmp_path / "less"
    program.write_text('#!/bin/sh\necho "$LESS $*" > called\ncat > got\necho paged\n', encoding="utf-8")
    program.chmod(0o755)
    return program


@pytest.fixture
def show(pager: Path) -> Callable[..., tuple[str, int]]:
    """Runs a command on a terminal of thirty lines; returns what the terminal gets, and the exit code."""

    def _show(*words: str, **environment: str) -> tuple[str, int]:
        controller, terminal = pty.openpty()
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, 100, 0, 0))
        kept = {
            key: os.environ[key] for key in os.environ if key not in {"LESS", "NO_COLOR", "COLUMNS", "LINES"}
        }
        command = Call(
            words,
            pager.parent,
            {**kept, "TERM": "xterm", "PAGER": str(pager), **environment},
            stdout=terminal,
            stderr=terminal,
        ).start()
        os.close(terminal)
        got = b""
        while piece := _read(controller):
            got += piece
        os.close(controller)
        return got.decode(), command.finish().returncode

    return _show


def _read(controller: int) -> bytes:
    try:
        return os.read(controller, 65536)
    except OSError:  # how Linux says that the other side is closed
        return b""


LONG = ("schema", "document")
TREE = ("tree", str(SPEC / "model_spec.md"))


def test_long_output_on_a_terminal_is_paged_with_its_colours(
    show: Callable[..., tuple[str, int]], pager: Path
) -> None:
    shown, code = show(*TREE)
    assert (shown.split(), code) == (["paged"], 0)
    assert (pager.parent / "called").read_text(encoding="utf-8") == "FRX -R\n"
    got = (pager.parent / "got").read_text(encoding="utf-8")
    assert "Take care where harm is near" in got
    assert "\x1b[" in got


@pytest.mark.parametrize(
    "words",
    [LONG, ("explain",), ("changelog", "2025-04-11", "2025-09-12"), ("diff", "2025-04-11", "2025-09-12")],
)
def test_all_that_people_read_is_paged(
    show: Callable[..., tuple[str, int]], pager: Path, words: tuple[str, ...]
) -> None:
    (pager.parent / "model_spec.md").symlink_to(SPEC / "model_spec.md")
    words = tuple(f"{SPEC}@{word}" if word[:2] == "20" else word for word in words)
    assert show(*words)[0].split() == ["paged"]


def test_the_users_own_less_keeps_its_options_and_gets_colours(
    show: Callable[..., tuple[str, int]], pager: Path
) -> None:
    show(*TREE, LESS="-i", PAGER=f"{pager} -S")
    assert (pager.parent / "called").read_text(encoding="utf-8") == "-i -S -R\n"


def test_the_exit_code_stays(show: Callable[..., tuple[str, int]], pager: Path) -> None:
    clauses = "".join(f"# A {{#a{n} authority=usr}}\n\nSee [?](#b{n}).\n\n" for n in range(ROWS))
    (pager.parent / "model_spec.md").write_text(clauses, encoding="utf-8")
    shown, code = show("lint")
    assert "paged" in shown
    assert code == 1
    assert "\x1b[" in (pager.parent / "got").read_text(encoding="utf-8"), "its own colours stay"


@pytest.mark.parametrize(
    ("words", "environment"),
    [
        (("version",), {}),
        (("tree", str(SPEC / "model_spec.md"), "--depth", "1"), {}),
        ((*LONG, "--no-pager"), {}),
        (("--no-pager", *LONG), {}),
        (LONG, {"PAGER": ""}),
        (LONG, {"PAGER": "cat"}),
        (LONG, {"PAGER": "no-such-program"}),
        (LONG, {"PAGER": "'"}),
        (LONG, {"TERM": "dumb"}),
    ],
)
def test_what_fits_or_nobody_wants_paged_is_written_at_once(
    show: Callable[..., tuple[str, int]], pager: Path, words: tuple[str, ...], environment: dict[str, str]
) -> None:
    shown, code = show(*words, **environment)
    assert code == 0
    assert shown.strip()
    assert not (pager.parent / "got").exists()


def test_a_pager_that_ends_early_or_fails_is_no_error(
    show: Callable[..., tuple[str, int]], pager: Path
) -> None:
    pager.write_text("#!/bin/sh\nexit 3\n", encoding="utf-8")
    assert show(*LONG) == ("", 0)
    pager.write_text("not a program", encoding="utf-8")
    shown, code = show(*LONG)
    assert code == 0
    assert "$schema" in shown


def test_a_pipe_is_never_paged(run: Callable[..., Ran], pager: Path) -> None:
    ran = run(*LONG, cwd=pager.parent, PAGER=str(pager))
    assert '"$schema"' in ran.out
    assert not (pager.parent / "got").exists()
