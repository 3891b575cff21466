"""Our lines in `.gitattributes`, between two comments, so that they can be taken out again to the byte."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_NEW_FILE, _NEW_LINE_END = " (made this file)", " (ended the line above)"
_BEGIN, _END = "# clausetree git install: begins", "# clausetree git install: ends"
_BLOCK = re.compile(
    rf"(?P<before>\A|\n){_BEGIN}(?P<made>{re.escape(_NEW_FILE)}|{re.escape(_NEW_LINE_END)}|)\r?\n"
    rf"(?P<lines>(?:.*\n)*?){_END}[^\n]*(?:\n|\Z)"
)
_GLOB = re.compile(r"[*?\[\\]")


def add_lines(text: str | None, lines: Iterable[str]) -> str:
    """Returns the text of a `.gitattributes` with our lines at its end, those that it has of ours included.

    Args:
        text: The file's text; None where there is no file.
        lines: The lines to add.
    """
    block = _BLOCK.search(text or "")
    ours = dict.fromkeys([*(block["lines"].splitlines() if block else ()), *lines])
    rest = remove_lines(text) if text is not None else None
    made = _NEW_FILE if rest is None else _NEW_LINE_END if rest and not rest.endswith("\n") else ""
    before = (rest or "") + ("\n" if made == _NEW_LINE_END else "")
    return before + "".join(f"{line}\n" for line in (_BEGIN + made, *ours, _END))


def remove_lines(text: str) -> str | None:
    """Returns the text of a `.gitattributes` as it was before our lines; None where there was no file."""
    block = _BLOCK.search(text)
    if block is None:
        return text
    kept = "" if block["made"] == _NEW_LINE_END and block.end() == len(text) else block["before"]
    rest = text[: block.start()] + kept + text[block.end() :]
    return None if block["made"] == _NEW_FILE and not rest else rest


def quote_path(path: str, names: str = "") -> str:
    """Returns the pattern that means one file, or with `names` those files in a folder; a path may hold anything.

    Args:
        path: A path from the top of the work tree.
        names: A pattern for the names of files in it, such as `*.md`.
    """
    pattern = "/" + _GLOB.sub(r"\\\g<0>", path) + (f"/{names}" if names else "")
    if not re.search(r'[\s"]', pattern):
        return pattern
    escaped = pattern.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t").replace("\n", "\\n")
    return f'"{escaped}"'
