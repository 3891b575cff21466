"""What the terminal can show."""

from __future__ import annotations

import os
import shutil
import sys


def colour() -> bool:
    """Returns whether standard output is to be painted; `NO_COLOR` and `FORCE_COLOR` have their say."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")


def terminal_width() -> int | None:
    """Returns the width of the terminal in cells; None where standard output is no terminal."""
    if "COLUMNS" in os.environ or sys.stdout.isatty():
        return shutil.get_terminal_size().columns
    return None
