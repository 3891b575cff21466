"""What the search finds by name among the pages about clausetree."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING, Any, NamedTuple

from markdown import Markdown
from mkdocs.utils.meta import get_data

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_EXTENSIONS = (
    "admonition",
    "fenced_code",
    "tables",
    "toc",
)  # what MkDocs reads a page with, by `engine/mkdocs.yml`
_DEEPEST = 3


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
    for level, title, anchor in _read_headings(text):
        if level == 1:
            page = title
            yield ToolName("page", title, address, (title,))
        elif level <= _DEEPEST:
            keys = dict.fromkeys((title, *title.split(" and ")))
            yield ToolName(kind, f"{title} ({page})", f"{address}#{anchor}", tuple(keys))


def _read_headings(text: str) -> Iterator[tuple[int, str, str]]:
    """Yields the headings of a page, each with its level and with the anchor that MkDocs gives it."""
    reader = Markdown(extensions=list(_EXTENSIONS))
    reader.convert(get_data(text)[0])
    yield from _walk(reader.toc_tokens)


def _walk(headings: Iterable[dict[str, Any]]) -> Iterator[tuple[int, str, str]]:
    for heading in headings:
        yield heading["level"], unescape(heading["name"]), heading["id"]
        yield from _walk(heading["children"])
