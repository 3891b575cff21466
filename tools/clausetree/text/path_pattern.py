"""Patterns of paths, as settings write them: `revisions/**`, `examples/*.md`, `draft_*.md`."""

from __future__ import annotations

import re

_PIECE = re.compile(r"\*\*/|/\*\*\Z|\*\*|\*|\?|\[!?[^\]/]+\]|.", re.DOTALL)
_WILD = {"**/": "(?:[^/]+/)*", "/**": "/.*", "**": ".*", "*": "[^/]*", "?": "[^/]"}


class PathPattern:
    """A pattern; one without a slash means a file or folder of that name wherever it is, as in `.gitignore`."""

    __slots__ = ("_match",)

    def __init__(self, pattern: str) -> None:
        """Takes the pattern as it is written."""
        named = pattern.removeprefix("./").rstrip("/")
        anywhere = "" if "/" in named else "(?:.*/)?"
        body = "".join(map(_translate, _PIECE.findall(named)))
        self._match = re.compile(f"{anywhere}{body}(?:/.*)?", re.DOTALL).fullmatch

    def matches(self, path: str) -> bool:
        """Returns whether the pattern means `path`, which uses `/`, or a folder that it is in."""
        return self._match(path) is not None


def _translate(piece: str) -> str:
    """Returns a piece of a pattern as a regular expression."""
    if len(piece) > 2 and piece[0] == "[":  # noqa: PLR2004 - a class of characters, its brackets included
        return (
            "[^" + re.escape(piece[2:-1]) + "]"
            if piece[1] == "!"
            else "[" + re.escape(piece[1:-1]).replace(r"\-", "-") + "]"
        )
    return _WILD.get(piece) or re.escape(piece)
