"""Front matter: what other programs are told of a text, in YAML, TOML or JSON, before it begins.

Markdown knows none: to it, `---` under a line of it makes that line a heading. It is told by all of its lines, since a
text may as well begin with a thematic break.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_COMMENT = r"#(?!.*\{#)"  # no heading with an id
_YAML = re.compile(
    rf"(?:{_COMMENT}|[ \t]|-(?:[ \t]|\Z)|[\]}}]|(?:\"[^\"]*\"|'[^']*'|[\w$].*?):(?:[ \t]|\Z)).*|\Z"
)
_TOML = re.compile(rf"(?:{_COMMENT}|[ \t]|[\[\]}}]|(?:\"[^\"]*\"|'[^']*'|[\w.-]+)[ \t]*=).*|\Z")
_JSON = re.compile(r"(?:[ \t]|\"[^\"]*\"[ \t]*:|[\]}]).*|\Z")
_FORMS = (
    ("---", re.compile(r"(?:---|\.\.\.)[ \t]*\Z"), _YAML),
    ("+++", re.compile(r"\+\+\+[ \t]*\Z"), _TOML),
    ("{", re.compile(r"\}[ \t]*\Z"), _JSON),
)


def find_front_matter(lines: Sequence[str]) -> int | None:
    """Returns the last line of the front matter that a whole text begins with, or None where it has none."""
    for opening, closing, filled in _FORMS:
        if len(lines) > 1 and lines[0].rstrip(" \t") == opening and lines[1].strip(" \t"):
            for number in range(1, len(lines)):
                if closing.match(lines[number]):
                    return number
                if not filled.match(lines[number]):
                    break
    return None
