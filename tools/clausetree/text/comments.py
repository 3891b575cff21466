"""Comments in running text, `<!-- … -->`, which nobody sees; in code they are text like other text."""

from __future__ import annotations

from clausetree.text.span import Span

_OPEN, _CLOSE = "<!--", "-->"


def find_comments(text: str) -> list[Span]:
    """Returns where the comments of a text are, in order; one that isn't closed is none."""
    found: list[Span] = []
    start = text.find(_OPEN)
    while start >= 0:
        end = text.find(_CLOSE, start + len(_OPEN))
        if end < 0:
            break
        found.append(Span(start, end + len(_CLOSE)))
        start = text.find(_OPEN, end)
    return found


def has_words_beside(line: str) -> bool:
    """Returns whether a line that begins with a comment has anything but whole comments: then it is prose."""
    pieces = _list_outside(line)
    return len(pieces) > 1 and any(piece.strip() for piece in pieces)


def hide_comments(text: str) -> str:
    """Returns a text without its comments and the spaces before them; as it is, where it may show code."""
    if _OPEN not in text or "`" in text:
        return text
    *before, last = _list_outside(text)
    return "".join([*(piece.rstrip(" \t") for piece in before), last])


def _list_outside(text: str) -> list[str]:
    """Returns what stands before, between and after the comments of a text."""
    pieces, place = list[str](), 0
    for start, end in find_comments(text):
        pieces.append(text[place:start])
        place = end
    return [*pieces, text[place:]]
