"""Where the links of running text lead; a reader sees only what they are called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_LINK = re.compile(
    r"!?\[(?P<text>[^\[\]]*)\]\((?P<target>(?:[^()\s]|\([^()\s]*\))*)(?:[ \t]+\"[^\"\n]*\")?\)"
    r"|^\[(?P<label>[^\[\]^]+)\]:[ \t]*(?P<defined>\S+)",
    re.MULTILINE,
)


def find_targets(text: str) -> list[str]:
    """Returns the addresses of a text's links and of the labels that it defines, in order."""
    return [match["target"] if match["label"] is None else match["defined"] for match in _LINK.finditer(text)]


def hide_targets(text: str) -> str:
    """Returns a text with each link as what it is called, and each label that it defines without its address."""
    return _LINK.sub(lambda match: match["label"] or match["text"] or "", text)


def count_other_targets(old: Sequence[str], new: Sequence[str]) -> int:
    """Returns how many of the addresses of some links are others now; none where there are not as many."""
    return sum(one != other for one, other in zip(old, new, strict=True)) if len(old) == len(new) else 0
