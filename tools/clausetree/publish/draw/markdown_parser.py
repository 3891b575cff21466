"""The Markdown of a spec as its pages read it: CommonMark with the dialect's inline marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.rules_block import reference

from clausetree.publish.draw.formula import scan_formula

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

_FOOTNOTE = re.compile(r"\[\^([^\s\[\]^]+)\](?!\()")


def build_parser(*, html: bool, breaks: bool = False) -> MarkdownIt:
    """Returns a parser with the dialect's inline marks.

    Args:
        html: Whether to know tags from text, so that comments can be left out; neither gets through.
        breaks: Whether a line ending in a paragraph stays one.
    """
    markdown = MarkdownIt("commonmark", {"html": html, "breaks": breaks, "maxNesting": 60})
    markdown.enable(["table", "strikethrough"])
    markdown.inline.ruler.before("escape", "formula", scan_formula)
    markdown.inline.ruler.before("link", "footnote", _scan_footnote)
    markdown.block.ruler.at("reference", _scan_link_definition)
    return markdown


def _scan_footnote(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Reads `[^label]`."""
    match = _FOOTNOTE.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        state.push("footnote", "", 0).content = match[1]
    state.pos = match.end()
    return True


def _scan_link_definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - likewise
    """Reads `[label]: address`; `[^label]:` defines no link, and what stands behind it is text."""
    is_footnote = state.src.startswith("[^", state.bMarks[start] + state.tShift[start])
    return not is_footnote and reference(state, start, end, silent)
