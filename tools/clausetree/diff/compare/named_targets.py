"""The clauses that a text's links and verdicts name, in every form in which `rename` gives them another id."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote

_FRAGMENT = re.compile(r"#([^()\[\]\s\"'<>]+)")  # by its sign, which is looked for fastest
_OPENING = re.compile(r"(?:\](?:\(|:) ?<?(?P<path>[^()\[\]\s\"'<>#:]*)|\b[Hh][Rr][Ee][Ff] ?= ?[\"']?)\Z")
"""What stands before the sign: a link or a label, and the file where it names one, or a link in HTML."""


def cut_targets(text: str) -> tuple[str, list[str]]:
    """Returns a text in its plainest spelling without the ids of clauses that it names, and these ids, decoded.

    An id in a file has the file's name before it, as in `model_spec.md#a`.
    """
    pieces: list[str] = []
    found: list[str] = []
    place = last = 0
    for match in _FRAGMENT.finditer(text):
        path = _find_path(text[last : match.start()])  # in an address no other fragment stands before
        last = match.end()
        if path is not None:
            pieces.append(text[place : match.start(1)])
            found.append(f"{posixpath.basename(path)}#{unquote(match[1])}" if path else unquote(match[1]))
            place = last
    return "".join([*pieces, text[place:]]), found


def _find_path(before: str) -> str | None:
    """Returns the file that a link names, given what stands before the sign; None where no link or verdict begins there."""
    if before.endswith(("(", "[")):
        return ""
    opening = _OPENING.search(before)
    return opening and (opening["path"] or "")
