"""What the terminal can show."""

from __future__ import annotations

import os
import sys


def colour() -> bool:
    """Returns whether standard output is to be painted; `NO_COLOR` and `FORCE_COLOR` have their say."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")


def terminal_width() -> int | None:
    """Returns the width of the terminal in cells, `COLUMNS` first; None where standard output is no terminal."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return int(columns)
    return os.get_terminal_size(sys.stdout.fileno()).columns or None if sys.stdout.isatty() else None
