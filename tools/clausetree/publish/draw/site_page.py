"""A page put together, and the file of it that a MkDocs-compatible engine finds in the docs folder."""

from __future__ import annotations

import json
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlencode

from markupsafe import escape

from clausetree.publish.draw.markup import EMPTY, Markup, element

if TYPE_CHECKING:
    from collections.abc import Mapping

_INDEX = ("index.md", "README.md")
"""The files whose page has the address of their folder."""

_CONTROL = re.compile(r"[^\t\n -~\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class PageHeading(NamedTuple):
    """An entry of a page's table of contents."""

    anchor: str
    title: str


class SitePage(NamedTuple):
    """One page.

    Attributes:
        path: Where it stands in the docs folder, such as `be_kind.md`.
        title: Plain text.
        description: Plain text, for search engines and previews.
        body: All of it.
        headings: Its table of contents.
        notice: What stands at its top, such as that the revision is an older one.
        facets: What the search can filter it by: for a facet its values; a page where it is None is not searched.
        wide: Whether it goes without navigation at its sides.
        bare: Whether no script stands before its text.
        beside: What stands in the page's folder too, such as its plain copy `index.md`: names and texts.
    """

    path: str
    title: str
    description: str
    body: Markup
    headings: tuple[PageHeading, ...] = ()
    notice: Markup = EMPTY
    facets: Mapping[str, tuple[str, ...]] | None = None
    wide: bool = False
    bare: bool = False
    beside: tuple[tuple[str, str], ...] = ()

    @property
    def folder(self) -> PurePosixPath:
        """Returns the folder that the page gets on the site."""
        return page_folder(self.path)


def page_folder(path: str) -> PurePosixPath:
    """Returns the folder that the page of a Markdown file gets on the site."""
    file = PurePosixPath(path)
    return file.parent if file.name in _INDEX else file.with_suffix("")


def render_page(page: SitePage) -> str:
    """Returns the Markdown file of a page.

    The body is one line of raw HTML, so that no Markdown parser finds anything to read in it. Values in the front
    matter stand escaped, for the engine's templates put them into pages as they are.
    """
    meta: dict[str, object] = {
        "title": str(escape(page.title)),
        "description": str(escape(page.description)),
        "contents": [{"anchor": h.anchor, "title": str(escape(h.title))} for h in page.headings],
        "bare": page.bare,
        "hide": ["navigation", "toc"] if page.wide else ["toc"] if not page.headings else [],
    }
    front = "".join(f"{key}: {_yaml(value)}\n" for key, value in meta.items())
    facets = None if page.facets is None else urlencode(page.facets, doseq=True)
    body = element("div", page.notice + page.body, class_="clausetree", data_facets=facets)
    return f"---\n{front}---\n\n{_CONTROL.sub('�', _one_line(str(body)))}\n"


def _one_line(html: str) -> str:
    """Returns the same HTML without line endings of its own."""
    return html.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "&#10;")


def _yaml(value: object) -> str:
    """Returns `value` as JSON, which YAML reads too once no character is left that YAML has none for."""
    return _CONTROL.sub("�", json.dumps(value, ensure_ascii=False))
