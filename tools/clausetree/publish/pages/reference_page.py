"""Pages about the tool itself, from Markdown that the tool makes: rules and commands."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from clausetree.publish.addresses.slug import make_slug
from clausetree.publish.draw.markup import Markup, element
from clausetree.publish.draw.site_page import PageHeading, SitePage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token

_NOT_WORD = re.compile(r"\W+")


def build_reference_page(path: str, text: str) -> SitePage:
    """Returns the page that a Markdown text of ours makes; its first heading is the title.

    Args:
        path: Where it stands in the docs folder.
        text: CommonMark, with fences that may say which file they are.
    """
    tokens = _markdown().parse(text)
    headings = [
        (token, tokens[index + 1].content)
        for index, token in enumerate(tokens)
        if token.type == "heading_open"
    ]
    entries = []
    for token, title in headings:
        anchor = make_slug(_NOT_WORD.sub("-", title.lower()).strip("-"))
        token.attrSet("id", anchor)
        if token.tag == "h2":
            entries.append(PageHeading(anchor=anchor, title=title))
    body = Markup(_markdown().renderer.render(tokens, _markdown().options, {}))
    title = headings[0][1] if headings else path
    return SitePage(
        path=path,
        title=title,
        description=f"{title}: reference.",
        body=body,
        headings=tuple(entries),
        beside=(("index.md", text),),
    )


@cache
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    markdown.add_render_rule("fence", _fence)
    return markdown


def _fence(_: RendererHTML, tokens: Sequence[Token], index: int, _options: object, _env: object) -> str:
    """Draws code, with the file that its info string names above it; what a terminal shows keeps its columns."""
    token = tokens[index]
    language, file = (*token.info.strip().split(" ", 1), "", "")[:2]
    name = element("p", element("code", file), class_="fence__file") if file else ""
    if language == "text":
        return name + element("pre", element("code", token.content), class_="columns", tabindex="0")
    return name + element("pre", element("code", token.content))
