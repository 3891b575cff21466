"""The list of what HTML is allowed in the running text of a page."""

from __future__ import annotations

import nh3

_CLEANER = nh3.Cleaner(
    tags={
        *("a", "abbr", "blockquote", "br", "code", "data", "em", "hr", "li", "ol"),
        *("p", "pre", "s", "span", "strong"),
        *("sup", "table", "tbody", "td", "th", "thead", "tr", "ul"),
    },
    attributes={
        "a": {"href", "title", "class", "rel"},
        "data": {"value"},
        "ol": {"start"},
        "span": {"title"},
    },
    allowed_classes={
        "p": {"minor-heading", "tag-text"},
        "span": {"dangling", "file", "image"},
        "sup": {"mark"},
    },
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
)


def clean(html: str) -> str:
    """Returns HTML without what is not on the list."""
    return _CLEANER.clean(html)
