"""Links and names of places that a spec writes in HTML."""

from __future__ import annotations

import re

from markdown_it.common.utils import unescapeAll

_LINK = re.compile(r"<a\s[^<>]*>", re.IGNORECASE)
_LINK_END = re.compile(r"</a\s*>", re.IGNORECASE)
_HREF = re.compile(r"""\shref\s*=\s*(?:["'](?P<quoted>[^"'<>]*)["']|(?P<bare>[^\s"'<>]+))""", re.IGNORECASE)
_NAME = re.compile(r"(?:<a\s+(?:id|name)\s*=[^<>]*>|</a\s*>|\s)+", re.IGNORECASE)


def is_link(tag: str) -> bool:
    """Returns whether a tag begins a link, or gives a place a name."""
    return _LINK.fullmatch(tag) is not None


def is_link_end(tag: str) -> bool:
    """Returns whether a tag ends either."""
    return _LINK_END.fullmatch(tag) is not None


def find_address(tag: str) -> str | None:
    """Returns where a link leads; None where the tag is none."""
    found = _HREF.search(tag)
    return unescapeAll(found["quoted"] or found["bare"] or "") if found else None


def is_name(block: str) -> bool:
    """Returns whether a block of HTML only gives places names."""
    return _NAME.fullmatch(block) is not None
