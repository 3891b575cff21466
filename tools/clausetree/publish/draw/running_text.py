"""Markdown to HTML: the running text of a spec, which nobody vouches for.

markdown-it-py renders it with every HTML tag as text, and nh3 cleans what comes out by a list of what is allowed.
Formulas and conversations, which are built from parsed values, are put in after that.
"""

from __future__ import annotations

import re
from collections import ChainMap
from functools import cache
from typing import TYPE_CHECKING, Any

from markdown_it.common.utils import escapeHtml

from clausetree.publish.draw.cleaner import clean
from clausetree.publish.draw.footnote_markup import draw_mark
from clausetree.publish.draw.formula import render_formula
from clausetree.publish.draw.html_links import find_address, is_link, is_link_end, is_name
from clausetree.publish.draw.markdown_parser import build_parser
from clausetree.publish.draw.markup import Markup
from clausetree.syntax.link_address import leads_to_whole, read_address
from clausetree.text.entities import decode_code
from clausetree.text.excerpt import cut_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token

    from clausetree.publish.draw.page_view import PageView

    DrawFence = Callable[[str, PageView], Markup]

_TIP = 160  # characters of a definition that stand by each mention, two lines on a phone; the rest is a click away
_PART = re.compile(r'<data value="(\d+)"></data>')
_MARK = re.compile(r'<sup class="mark">.*?</sup>')


def render_blocks(text: str, view: PageView, draw_fence: DrawFence, *, said: bool = False) -> Markup:
    """Returns the blocks of a Markdown text.

    Args:
        text: Markdown.
        view: The page it is on.
        draw_fence: Draws a conversation that stands in a fence, in a list or a quotation.
        said: Whether it is what a participant of a conversation says: then tags and comments are text, and every
            line ending counts; else comments are left out.
    """
    return _render(_markdown(html=not said, breaks=said).render, text, view, draw_fence=draw_fence, said=said)


def render_inline(text: str, view: PageView) -> Markup:
    """Returns running text on one line, such as a title or a reason."""
    return _render(_markdown(html=True).renderInline, text, view)


def render_title(text: str, view: PageView) -> Markup:
    """Returns a title that will stand in a link: without links of its own."""
    return _render(_markdown(html=True).renderInline, text, view, linked=True)


def plain_title(text: str, view: PageView) -> str:
    """Returns a title as plain text."""
    return plain(render_inline(text, view))


def plain(html: Markup) -> str:
    """Returns the text of a piece of HTML, without footnote marks, which only lead somewhere else."""
    return Markup(_MARK.sub("", html)).striptags()


def _render(
    render: Callable[[str, dict[str, Any]], str], text: str, view: PageView, **marks: object
) -> Markup:
    parts: list[Markup] = []
    env = {
        "view": view,
        "parts": parts,
        "open": [],
        "html": [],
        "linked": False,
        "nested": False,
        "said": False,
        "references": ChainMap[str, dict[str, str]](
            {}, view.edition.link_targets
        ),  # the parser adds to the first what it finds
        **marks,
    }
    cleaned = clean(render(text, env))
    return Markup(_PART.sub(lambda match: _part(parts, match), cleaned))


def _part(parts: Sequence[Markup], match: re.Match[str]) -> str:
    index = int(match[1])
    return parts[index] if index < len(parts) else ""


@cache
def _markdown(*, html: bool, breaks: bool = False) -> MarkdownIt:
    """Returns the dialect's parser, with the rules that draw what it finds."""
    markdown = build_parser(html=html, breaks=breaks)
    for rule in _RULES:
        markdown.add_render_rule(rule.__name__.removeprefix("_"), rule)
    return markdown


def _formula(_: RendererHTML, tokens: Sequence[Token], index: int, _options: object, env: Any) -> str:  # noqa: ANN401
    return _keep(env, render_formula(tokens[index].content.strip(), block=tokens[index].meta["block"]))


def _keep(env: Any, part: Markup) -> str:  # noqa: ANN401 - markdown-it's environment
    """Returns what stands for a part that is not to be cleaned."""
    env["parts"].append(part)
    return f'<data value="{len(env["parts"]) - 1}"></data>'


def _footnote(_: RendererHTML, tokens: Sequence[Token], index: int, _options: object, env: Any) -> str:  # noqa: ANN401
    return _keep(env, draw_mark(tokens, index, env))


def _link_open(_: RendererHTML, tokens: Sequence[Token], index: int, _options: object, env: Any) -> str:  # noqa: ANN401
    address = str(tokens[index].attrGet("href") or "")
    view: PageView = env["view"]
    found = read_address(address, view.edition.document.paths)
    shown = tokens[index + 1].content == "?" and tokens[index + 2].type == "link_close"
    titled = found.fragment if shown and found and not found.path else None
    opening, closing = ("", "") if env["linked"] else _draw_ends(address, view, named=titled is not None)
    if titled is not None:
        tokens[index + 1].content = ""
        opening += _keep(env, _shown_title(titled, env))
    env["open"].append(closing)
    return opening


def _draw_ends(address: str, view: PageView, *, named: bool = False) -> tuple[str, str]:
    """Returns what stands before and after the text of a link to an address; `named` where its title is that text."""
    if leads_to_whole(address, view.edition.document.paths):
        return f'<a href="{escapeHtml(view.addresses.revision(view.edition.label))}">', "</a>"
    found = read_address(address, view.edition.document.paths)
    if found is None or found.fragment == "":
        return f'<a href="{escapeHtml(address)}" rel="noopener noreferrer nofollow">', "</a>"
    if found.path:
        return f'<span class="file" title="{escapeHtml(found.path)} is not part of this site">', "</span>"
    target = view.target(found.fragment or "")
    if target is None:
        return '<span class="dangling" title="no clause of this revision has this id">', "</span>"
    level = f" ({target.clause.level})" if target.clause.level else ""
    title = "" if named else f" {plain(render_title(target.clause.title, view))}"
    tip = f"§ {target.clause.number}{title}{level}"
    return f'<a href="{escapeHtml(target.address)}" title="{escapeHtml(tip)}" class="reference">', "</a>"


def _shown_title(target: str, env: Any) -> Markup:  # noqa: ANN401 - markdown-it's environment
    """Returns the title of a target; in the title of a title its id, since titles can name each other."""
    view: PageView = env["view"]
    found = view.target(target)
    if found is None or env["nested"]:
        return Markup.escape(f"#{target}")
    render = _markdown(html=True).renderInline
    return _render(render, found.clause.title, view, linked=True, nested=env["linked"])


def _link_close(_: RendererHTML, _tokens: Sequence[Token], _index: int, _options: object, env: Any) -> str:  # noqa: ANN401
    return str(env["open"].pop())


def _text(_: RendererHTML, tokens: Sequence[Token], index: int, _options: object, env: Any) -> str:  # noqa: ANN401
    view: PageView = env["view"]
    content = tokens[index].content
    content = content if view.as_written else content.replace("---", "—")
    if env["open"] or env["linked"] or view.edition.mentions is None:
        return escapeHtml(content)
    pieces: list[str] = []
    position = 0
    for match in view.edition.mentions.finditer(content):
        key = match[1].casefold()
        if key in view.explained:
            continue
        view.explained.add(key)
        term = view.edition.terms[key]
        pieces.append(escapeHtml(content[position : match.start()]))
        tip = view.edition.tips.get(key)
        if tip is None:
            said = plain(render_title(term.text, view))
            tip = view.edition.tips[key] = cut_text(said, _TIP)
        address = view.passage(term.clause, term.number)
        pieces.append(
            f'<a href="{escapeHtml(address)}" title="{escapeHtml(tip)}" class="term">{escapeHtml(match[0])}</a>'
        )
        position = match.end()
    return "".join((*pieces, escapeHtml(content[position:])))


def _image(renderer: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:  # noqa: ANN401
    """Names an image and links to it: the site fetches nothing."""
    token = tokens[index]
    name = escapeHtml(renderer.renderInlineAsText(token.children or [], options, env) or "image")
    if env["open"] or env["linked"]:
        return f'<span class="image">{name}</span>'
    opening, closing = _draw_ends(str(token.attrGet("src") or ""), env["view"])
    return f'<span class="image">{opening}{name}{closing}</span>'


def _html_inline(_: RendererHTML, tokens: Sequence[Token], index: int, _options: object, env: Any) -> str:  # noqa: ANN401
    """Leaves comments and the names of places out, and draws a link that HTML makes; other tags are text."""
    content = tokens[index].content
    if content.startswith("<!--"):
        return ""
    if is_link_end(content) and env["html"]:
        closing = str(env["html"].pop())
        if closing and env["open"]:
            env["open"].pop()
        return closing
    if not is_link(content):
        return escapeHtml(content)
    address = find_address(content)
    opening, closing = ("", "")
    if address is not None and not env["linked"] and not env["open"]:
        opening, closing = _draw_ends(address, env["view"])
        env["open"].append(closing)
    env["html"].append(closing)
    return opening


def _html_block(_: RendererHTML, tokens: Sequence[Token], index: int, _options: object, _env: object) -> str:
    content = tokens[index].content.strip()
    if content.startswith("<!--") or is_name(content):
        return ""
    return f'<p class="tag-text">{escapeHtml(content)}</p>'


def _heading_open(
    _: RendererHTML, _tokens: Sequence[Token], _index: int, _options: object, _env: object
) -> str:
    """Draws a heading inside a clause as bold text: only clauses are headings of a page."""
    return '<p class="minor-heading"><strong>'


def _heading_close(
    _: RendererHTML, _tokens: Sequence[Token], _index: int, _options: object, _env: object
) -> str:
    return "</strong></p>"


def _fence(_: RendererHTML, tokens: Sequence[Token], index: int, _options: object, env: Any) -> str:  # noqa: ANN401
    """Draws code, and a conversation inside a list or a quotation as such."""
    token = tokens[index]
    if token.markup.startswith("~") and token.info.strip() == "xml":
        return _keep(env, env["draw_fence"](token.content, env["view"]))
    code = decode_code(token.content, token.info.strip()) if env["said"] else token.content
    return f"<pre><code>{escapeHtml(code)}</code></pre>"


def _code_block(_: RendererHTML, tokens: Sequence[Token], index: int, _options: object, env: Any) -> str:  # noqa: ANN401
    content = tokens[index].content
    return f"<pre><code>{escapeHtml(decode_code(content) if env['said'] else content)}</code></pre>"


def _code_inline(_: RendererHTML, tokens: Sequence[Token], index: int, _options: object, env: Any) -> str:  # noqa: ANN401
    content = tokens[index].content
    return f"<code>{escapeHtml(decode_code(content) if env['said'] else content)}</code>"


def _th_open(_: RendererHTML, tokens: Sequence[Token], index: int, _options: object, _env: object) -> str:
    """Begins a table's heading, or a plain cell where it says nothing."""
    return "<th>" if tokens[index + 1].content else "<td>"


def _th_close(_: RendererHTML, tokens: Sequence[Token], index: int, _options: object, _env: object) -> str:
    return "</th>" if tokens[index - 1].content else "</td>"


_RULES = (
    _code_block,
    _code_inline,
    _fence,
    _footnote,
    _formula,
    _heading_close,
    _heading_open,
    _html_block,
    _html_inline,
    _image,
    _link_close,
    _link_open,
    _text,
    _th_close,
    _th_open,
)
