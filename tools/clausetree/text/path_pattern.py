"""Patterns of paths, as settings write them: `revisions/**`, `examples/*.md`, `draft_*.md`."""

from __future__ import annotations

import re

_PIECE = re.compile(r"\*\*/|/\*\*\Z|\*\*|\*|\?|\[!?[^\]/]+\]|.", re.DOTALL)
_DASH = r"\-"  # as `re.escape` writes it
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
        return _translate_class(piece[1:-1])
    return _WILD.get(piece) or re.escape(piece)


def _translate_class(inside: str) -> str:
    """Returns a class of characters as a regular expression, given what stands in its brackets; it never means a slash."""
    without = "^/" if inside[0] == "!" else ""
    pattern = f"[{without}{re.escape(inside.removeprefix('!')).replace(_DASH, '-')}]"
    try:
        re.compile(pattern)
    except re.error:  # a range that runs backwards, such as `z-a`
        return "(?!)"
    return pattern
