"""Unified diffs, which show what a command would write."""

from __future__ import annotations

import re
from difflib import unified_diff

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


def render_unified(old: str, new: str, path: str) -> str:
    """Returns what changes in the file at `path`, as `git apply` takes it."""
    name = path.lstrip("/")  # one below the root is told from there, as `git diff --no-index` does
    name += (
        "\t" if " " in name else ""
    )  # as git ends a name with spaces, which `patch` ends at the first one otherwise
    lines = unified_diff(_LINE.findall(old), _LINE.findall(new), f"a/{name}", f"b/{name}")
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )
