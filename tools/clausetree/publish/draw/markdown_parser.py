"""The Markdown of a spec as its pages read it: CommonMark with the dialect's inline marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.rules_block import html_block, reference

from clausetree.publish.draw.formula import scan_formula
from clausetree.text.comments import has_words_beside
from clausetree.text.footnote_marks import LABELLED_MARK

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

_FOOTNOTE = re.compile(LABELLED_MARK)


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
    markdown.block.ruler.at("html_block", _scan_html, {"alt": ["paragraph", "reference", "blockquote"]})
    return markdown


def _scan_footnote(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Reads `[^label]`."""
    match = _FOOTNOTE.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        state.push("footnote", "", 0).content = match["label"]
    state.pos = match.end()
    return True


def _scan_link_definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - likewise
    """Reads `[label]: address`; `[^label]:` defines no link, and what stands after it is text."""
    is_footnote = state.src.startswith("[^", state.bMarks[start] + state.tShift[start])
    return not is_footnote and reference(state, start, end, silent)


def _scan_html(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - likewise
    """Reads tags that make a block; a comment with words after it is a part of their paragraph."""
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    is_prose = line.startswith("<!--") and has_words_beside(line)
    return not is_prose and html_block(state, start, end, silent)
