"""The Markdown blocks of one clause, found by markdown-it-py."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

from markdown_it import MarkdownIt

from clausetree.syntax.markdown_view import BlockLines, MarkdownView
from clausetree.text.lines import BLANKS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from clausetree.model.clause import PassageKind
    from clausetree.syntax.outline import RawRegion

_KINDS: dict[str, PassageKind | Literal["inline"]] = {
    "inline": "inline",
    "paragraph_open": "paragraph",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "fence": "code",
    "code_block": "code",
    "blockquote_open": "quote",
    "table_open": "table",
    "hr": "break",
    "heading_open": "heading",
}
_DEEPEST_NESTING = 100


def parse_blocks(
    lines: Sequence[str], start: int, regions: Sequence[RawRegion], *, admonitions: bool
) -> list[BlockLines]:
    """Returns the blocks of `lines` from line `start` on, outer before inner, in document order.

    Args:
        lines: Lines without line endings and without the indent of what they are nested in.
        start: The first line to look at.
        regions: Their raw regions.
        admonitions: Whether `!!!` starts commentary here; it does not inside commentary.
    """
    view = MarkdownView(lines, start, regions, admonitions=admonitions)
    blocks: list[BlockLines] = []
    table_end = -1
    for token in _tokens(view):
        kind = _KINDS.get(token.type)
        if kind is None or token.map is None:
            continue
        first, last = view.numbers[token.map[0]], view.numbers[token.map[1] - 1]
        while not lines[last].strip(BLANKS) and last > first:
            last -= 1
        top = token.level == 0
        if kind == "inline":
            if first > table_end:
                blocks.append(BlockLines(kind, first, last, top))
        elif kind == "code" and first in view.hidden:
            blocks += _revealed(view.hidden.pop(first), top=top)
        else:
            blocks.append(BlockLines(kind, first, last, top))
            if kind == "table":
                table_end = last
                blocks += [BlockLines("inline", row, row, top=False) for row in range(first, last + 1)]
    for missed in view.hidden.values():  # Markdown takes a placeholder far to the right for indented code
        blocks += _revealed(missed, top=False)
    return sorted(blocks, key=lambda block: block.first) if view.hidden else blocks


def top_headings(lines: Sequence[str], regions: Sequence[RawRegion]) -> dict[int, int]:
    """Returns the depth of each heading of `lines` that stands in no other block, by its first line."""
    view = MarkdownView(lines, 0, regions, admonitions=True)
    return {
        view.numbers[token.map[0]]: int(token.tag[1])
        for token in _tokens(view)
        if token.type == "heading_open" and token.level == 0 and token.map
    }


def _revealed(hidden: Sequence[BlockLines], *, top: bool) -> Iterator[BlockLines]:
    for block in hidden:
        yield block if block.top == top else block._replace(top=top)
        if block.kind == "paragraph":
            yield BlockLines("inline", block.first, block.last, top=False)


def _tokens(view: MarkdownView) -> list[Token]:
    tokens: list[Token] = []
    _markdown().block.parse("\n".join(view.shown), _markdown(), {}, tokens)
    return tokens


@cache
def _markdown() -> MarkdownIt:
    """Returns a parser of blocks alone.

    A footnote's definition is no link's definition here; raw HTML is told apart before, so that the parser's view of
    where it ends can't differ from ours.
    """
    return (
        MarkdownIt("commonmark", {"maxNesting": _DEEPEST_NESTING})
        .enable("table")
        .disable(["reference", "html_block"])
    )
