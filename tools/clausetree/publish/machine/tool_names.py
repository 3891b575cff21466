"""What the search finds by name among the pages about clausetree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_FENCE = re.compile(r"^(`{3,}|~{3,}).*?^\1$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^(#{1,3}) (.+)$", re.MULTILINE)
_NOT_SLUG = re.compile(r"[^\w\s-]")
_RUN = re.compile(r"[-\s]+")


class ToolName(NamedTuple):
    """Something about clausetree that has a name.

    Attributes:
        kind: What it is, such as `setting`.
        title: What the hit says.
        address: Where it leads to, from the root of the site.
        keys: What it is found by.
    """

    kind: str
    title: str
    address: str
    keys: tuple[str, ...]


def list_headings(address: str, text: str, kind: str = "section") -> Iterator[ToolName]:
    """Yields a hand-written page and its sections, which are found by their headings.

    Args:
        address: The address of the page.
        text: The page, in Markdown.
        kind: What its sections are.
    """
    page = ""
    for marks, heading in _HEADING.findall(_FENCE.sub("", text)):
        title = heading.replace("`", "")
        if marks == "#":
            page = title
            yield ToolName("page", title, address, (title,))
        else:
            keys = dict.fromkeys((title, *title.split(" and ")))
            yield ToolName(kind, f"{title} ({page})", f"{address}#{make_anchor(title)}", tuple(keys))


def make_anchor(title: str) -> str:
    """Returns the anchor that MkDocs gives to a heading."""
    return _RUN.sub("-", _NOT_SLUG.sub("", title).strip().lower())
