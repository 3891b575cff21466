"""Markdown that GitHub shows in a comment and makes nothing of: no mention, no reference, no link that we did not write.

GitHub looks for these in the text that a reader sees, so that no backslash keeps them away. Format: GitHub's documentation,
"Autolinked references and URLs".
"""

from __future__ import annotations

import re

_KEPT = re.compile(
    r"\\.|(?:(?<!`)|(?<=\\`))(`+)(?!`).+?(?<!`)\1(?!`)|\]\((?:<(?:\\.|[^<>\\])*>|[^()\s<>]*)\)"
)
"""What is left as it is: escapes, code spans, and where links lead."""

_ACTIVE = re.compile(
    r"@(?=\w)|\#(?=\d)|GH-(?=\d)|(?<=[a-zA-Z]):(?=//)|(?<=mailto):|(?<=xmpp):|www(?=\.)|:(?=[\w+\\-]+:)",
    re.IGNORECASE,
)
_GAP = "&#8203;"  # a space without width
_DOLLAR = "&#36;"  # which begins no formula


def make_inert(line: str) -> str:
    """Returns a line of Markdown in which a space without width breaks mentions, numbers of issues, addresses and names of emoji."""
    pieces = []
    start = 0
    for kept in _KEPT.finditer(line):
        pieces += [_break(line[start : kept.start()]), _keep(kept[0], line[kept.end() : kept.end() + 1])]
        start = kept.end()
    return "".join([*pieces, _break(line[start:])])


def _break(text: str) -> str:
    return _ACTIVE.sub(lambda found: found[0] + _GAP, text).replace("$", _DOLLAR)


def _keep(text: str, after: str) -> str:
    """Returns what is left as it is, but for an escaped mark of a number."""
    return text + _GAP if text == r"\#" and after.isdigit() else text
