"""Markdown that GitHub shows in a comment and makes nothing of: no mention, no reference, no link that we did not write.

GitHub looks for these in the text that a reader sees, so that no backslash keeps them away. Format: GitHub's documentation,
"Autolinked references and URLs".
"""

from __future__ import annotations

import re

from clausetree.text.code_span import CODE_SPAN

_KEPT = rf"\\.|{CODE_SPAN}|\]\((?:<(?:\\.|[^<>\\])*>|[^()\s<>]*)\)"
"""What is left as it is: escapes, code spans, and where links lead."""

_ACTIVE = r"@(?=\w)|\#(?=\d)|GH-(?=\d)|(?<=[a-zA-Z]):(?=//)|(?<=mailto):|(?<=xmpp):|www(?=\.)|:(?=[\w+\\-]+:)"
"""What a space breaks; an underscore in the name of an emoji is escaped."""

_PIECE = re.compile(rf"(?P<kept>{_KEPT})|(?P<active>{_ACTIVE})|\$", re.IGNORECASE)
_NUMBER_MARK = re.compile(r"\\#(?=\d)")
_GAP = "&#8203;"  # a space without width
_DOLLAR = "&#36;"  # which begins no formula


def make_inert(line: str) -> str:
    """Returns a line of Markdown in which a space without width breaks mentions, numbers of issues, addresses and names of emoji."""
    return _PIECE.sub(_break, line)


def _break(piece: re.Match[str]) -> str:
    if piece["active"] or _NUMBER_MARK.match(piece.string, piece.start()):
        return piece[0] + _GAP
    return piece["kept"] or _DOLLAR
