"""Marks of footnotes, each of which leads to what it stands for where that is on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clausetree.publish.draw.markup import element, link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from clausetree.publish.draw.markup import Markup
    from clausetree.publish.draw.page_view import PageView


def draw_mark(tokens: Sequence[Token], index: int, env: Any) -> Markup:  # noqa: ANN401 - markdown-it's environment
    """Returns the mark at a place among the tokens of running text; in a message it is text, and leads nowhere."""
    label = tokens[index].content
    view: PageView = env["view"]
    if env["said"]:
        return element("sup", label, class_="mark")
    if _is_definition(tokens, index):
        return element("sup", label, class_="mark", id=view.note(label))
    target = None if env["linked"] or env["open"] else view.footnote(label)
    if target is None:
        return element("sup", label, class_="mark")
    title = "eval prompts" if label in view.edition.prompts else "footnote"
    return element("sup", link(target, label, title=title), class_="mark")


def _is_definition(tokens: Sequence[Token], index: int) -> bool:
    """Returns whether a mark says what it stands for, as in a list or a quotation: elsewhere such lines are drawn as footnotes."""
    starts = index == 0 or tokens[index - 1].type in {"softbreak", "hardbreak"}
    return starts and index + 1 < len(tokens) and tokens[index + 1].content.startswith(":")
