"""Long output on a terminal, a screen at a time."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import PurePath

import click


def page(text: str) -> bool:
    """Shows `text` in the user's pager, where it is longer than the screen; returns whether it did.

    Colours stay: `less` is asked to show them.
    """
    command = _find_pager()
    if command is None or not _is_long(text):
        return False
    environment = {
        "LESS": "FRX",
        **os.environ,
    }  # as git has it: leave the text on the screen, quit where it fits
    try:
        pager = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)  # noqa: S603 - what the user set
    except OSError:
        return False
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the pager
    try:
        pager.communicate(text.encode(sys.stdout.encoding, errors="replace"))
    finally:
        signal.signal(signal.SIGINT, before)
    return True


def _find_pager() -> list[str] | None:
    """Returns the command of the pager, or None where there is none or nobody wants it."""
    context = click.get_current_context(silent=True)
    unwanted = context is not None and context.find_root().params.get("no_pager")
    if unwanted or not sys.stdout.isatty() or os.environ.get("TERM") == "dumb":
        return None
    try:
        command = shlex.split(os.environ.get("PAGER", "less"))
    except ValueError:  # a quotation mark without its other
        return None
    if not command or command == ["cat"] or shutil.which(command[0]) is None:
        return None
    return [*command, "-R"] if PurePath(command[0]).name == "less" else command


def _is_long(text: str) -> bool:
    """Returns whether `text` takes more lines than the terminal has, long ones wrapped."""
    columns, rows = shutil.get_terminal_size()
    return sum(1 + len(line) // columns for line in text.splitlines()) >= rows
