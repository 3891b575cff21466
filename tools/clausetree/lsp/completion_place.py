"""What can be completed at a place: told by the text before the cursor, since what is half written can't be parsed."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from clausetree.lint.suppression import find_begun_word
from clausetree.text.letters import NAME

CompletedKind = Literal[
    "id",
    "violated id",
    "level",
    "tag",
    "attribute",
    "verdict",
    "role",
    "role attribute",
    "setting",
    "truth",
    "footnote",
    "rule",
]


class CompletionPlace(NamedTuple):
    """What can be completed at a place.

    Attributes:
        kind: What belongs there.
        begun: What of it is written before the cursor.
    """

    kind: CompletedKind
    begun: str


_FENCE = re.compile(r"^ {0,3}(~{3,})[ \t]*(\w*)", re.MULTILINE)
_ANYWHERE: tuple[tuple[CompletedKind, re.Pattern[str]], ...] = (
    ("id", re.compile(rf"\]\(#(?P<begun>{NAME}*)\Z")),
    ("footnote", re.compile(rf"\[\^(?P<begun>{NAME}*)\Z")),
)
_IN_HEADING: tuple[tuple[CompletedKind, re.Pattern[str]], ...] = (
    ("level", re.compile(rf"\{{[^{{}}]*\bauthority=[\"']?(?P<begun>{NAME}*)\Z")),
    ("tag", re.compile(rf"\{{[^{{}}]*\btags=(?:[\"'](?:{NAME}+[\s,]+)*|(?:{NAME}+,)*)(?P<begun>{NAME}*)\Z")),
    ("attribute", re.compile(rf"\{{[^{{}}]*[ \t](?P<begun>{NAME}*)\Z")),
)
_IN_CONVERSATION: tuple[tuple[CompletedKind, re.Pattern[str]], ...] = (
    ("violated id", re.compile(rf"<!--\s*\w+\[#(?P<begun>{NAME}*)\Z")),
    ("verdict", re.compile(r"<!--\s*(?P<begun>[A-Za-z]*)\Z")),
    ("role", re.compile(r"</?(?P<begun>[A-Za-z_]*)\Z")),
    ("role attribute", re.compile(r"<[a-z]+(?:\s+\w+=\"[^\"]*\")*\s+(?P<begun>\w*)\Z")),
)
_IN_SETTINGS: tuple[tuple[CompletedKind, re.Pattern[str]], ...] = (
    ("truth", re.compile(r"\A[ \t]*(?:interactive|under_18|voice)[ \t]*:[ \t]*(?P<begun>\w*)\Z")),
    ("setting", re.compile(r"\A[ \t]*(?P<begun>\w*)\Z")),
)


def find_completion_place(before: str) -> CompletionPlace | None:
    """Returns what can be completed at the end of a text, which begins anywhere before the clause that it ends in."""
    line = before[max(before.rfind("\n"), before.rfind("\r")) + 1 :]
    patterns = _ANYWHERE
    conversation = _find_conversation(before)
    if conversation is None and line.startswith("#"):
        patterns += _IN_HEADING
    elif conversation is not None:
        settings = conversation.rfind("<settings>") > conversation.rfind("</settings>")
        patterns += (*_IN_CONVERSATION, *(_IN_SETTINGS if settings else ()))
    for kind, pattern in patterns:
        if match := pattern.search(line):
            return CompletionPlace(kind, match["begun"])
    if conversation is None and (word := find_begun_word(before)) is not None:
        return CompletionPlace("rule", word)
    return None


def _find_conversation(before: str) -> str | None:
    """Returns what stands before the cursor in the conversation around it; None where it is in none."""
    opened: re.Match[str] | None = None
    for fence in _FENCE.finditer(before):
        if opened is None:
            opened = fence
        elif len(fence[1]) >= len(opened[1]) and not fence[2]:
            opened = None
    return before[opened.end() :] if opened else None
