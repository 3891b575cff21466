"""The Markdown blocks of one clause, found by markdown-it-py.

It is shown the lines without examples and commentary, neither of which is Markdown that it knows. Each line that it
is shown stands for a known line of the clause, so its answers lead back to exact characters.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from clausetree.model.clause import PassageKind
    from clausetree.syntax.outline import Outline, RawRegion

_ADMONITION = re.compile(r"!!!(?:[ \t]+(?P<kind>[\w-]+))?(?:[ \t]+\"(?P<title>[^\"]*)\")?[ \t]*\Z")
TITLE = re.compile(r"[ \t]*\*\*Example(?:\*\*:|:\*\*)[ \t]*")
_COMMENT = re.compile(r"[ \t]*<!--.*-->[ \t]*\Z")
_INDENTED = re.compile(r" {4}|\t|[ \t]*\Z")
_KINDS: dict[str, PassageKind | Literal["inline"]] = {
    "inline": "inline",
    "paragraph_open": "paragraph",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "fence": "code",
    "code_block": "code",
    "blockquote_open": "quote",
    "table_open": "table",
    "html_block": "html",
    "hr": "break",
    "heading_open": "heading",
}


class Block(NamedTuple):
    """A block, by the lines it stands on, from 0; both are part of it.

    Attributes:
        kind: Its kind; `inline` for lines of running text inside the block before it.
        top: Whether it stands in no other block.
        region: The conversation, where it is an example.
        title: The first and last line of the example's title.
    """

    kind: PassageKind | Literal["inline"]
    first: int
    last: int
    top: bool
    region: RawRegion | None = None
    title: tuple[int, int] | None = None


def parse_blocks(lines: Sequence[str], start: int, outline: Outline, *, admonitions: bool) -> list[Block]:
    """Returns the blocks of `lines` from line `start` on, outer before inner, in document order.

    Args:
        lines: Lines without line endings and without the indent of what they are nested in.
        start: The first line to look at.
        outline: Their raw regions.
        admonitions: Whether `!!!` starts commentary here; it does not inside commentary.
    """
    view = _View(lines, start, outline, admonitions=admonitions)
    blocks: list[Block] = []
    table_end = -1
    for token in view.tokens():
        kind = _KINDS.get(token.type)
        if kind is None or token.map is None:
            continue
        first, last = view.numbers[token.map[0]], view.numbers[token.map[1] - 1]
        while not lines[last].strip() and last > first:
            last -= 1
        top = token.level == 0
        if kind == "inline":
            if first > table_end:
                blocks.append(Block(kind, first, last, top))
        elif kind == "code" and first in view.special:
            blocks.append(view.special.pop(first)._replace(top=top))
        elif kind == "html" and token.content.lstrip().startswith("<!--"):
            blocks.append(Block("comment", first, last, top))
        else:
            blocks.append(Block(kind, first, last, top))
            if kind == "table":
                table_end = last
                blocks += [Block("inline", row, row, top=False) for row in range(first, last + 1)]
    if view.special:  # a conversation that Markdown takes for indented code
        blocks = sorted([*blocks, *view.special.values()], key=lambda block: block.first)
    return blocks


def top_headings(lines: Sequence[str], outline: Outline) -> dict[int, int]:
    """Returns the depth of each heading of `lines` that stands in no other block, by its first line."""
    view = _View(lines, 0, outline, admonitions=True)
    return {
        view.numbers[token.map[0]]: int(token.tag[1])
        for token in view.tokens()
        if token.type == "heading_open" and token.level == 0 and token.map
    }


@cache
def _markdown() -> MarkdownIt:
    """Returns a parser of blocks alone; footnote definitions are not link definitions here."""
    return MarkdownIt("commonmark", {"maxNesting": 100}).enable("table").disable("reference")


class _View:
    """What markdown-it is shown of some lines.

    Attributes:
        numbers: The line that each shown line stands for.
        special: The blocks that it is not shown the inside of, by their first line.
    """

    def __init__(self, lines: Sequence[str], start: int, outline: Outline, *, admonitions: bool) -> None:
        self._lines = lines
        self._shown: list[str] = []
        self.numbers: list[int] = []
        self.special: dict[int, Block] = {}
        regions = {region.first: region for region in outline.regions}
        number = start
        while number < len(lines):
            region = regions.get(number)
            if region:
                self._show_region(region)
                number = region.last + 1
            elif admonitions and lines[number].startswith("!!!") and (note := _admonition(lines, number)):
                self._show_placeholder("", note)
                number = note.last + 1
            else:
                self._shown.append(lines[number])
                self.numbers.append(number)
                number += 1

    def tokens(self) -> list[Token]:
        """Returns the block tokens of what is shown."""
        found: list[Token] = []
        _markdown().block.parse("\n".join(self._shown), _markdown(), {}, found)
        return found

    def _show_placeholder(self, margin: str, block: Block) -> None:
        """Shows an empty fence in place of a block; it ends paragraphs and lists as the block does."""
        self._shown += [margin + "~~~", margin + "~~~"]
        self.numbers += [block.first, block.last]
        self.special[block.first] = block

    def _show_region(self, region: RawRegion) -> None:
        opening = self._lines[region.first]
        margin = opening[: len(opening) - len(opening.lstrip(" \t"))]
        if region.kind == "conversation":
            title = self._take_title()
            self._show_placeholder(
                margin, Block("example", region.first, region.last, top=False, region=region, title=title)
            )
            return
        self._shown += self._lines[region.first : region.last + 1]
        self.numbers += range(region.first, region.last + 1)
        if not region.closed:
            run = re.match(r"`+|~+", opening.strip(" "))
            self._shown.append(margin + (run[0] if run else "-->" if "<!--" in opening else "</pre>"))
            self.numbers.append(region.last)

    def _take_title(self) -> tuple[int, int] | None:
        """Takes back the title that was shown last; returns its first and last line, or None."""
        end = len(self._shown)
        while end and (not self._shown[end - 1].strip() or _COMMENT.match(self._shown[end - 1])):
            end -= 1
        start = end
        while start and self._shown[start - 1].strip() and not self._shown[start - 1].startswith("~~~"):
            start -= 1
            if TITLE.match(self._shown[start]):
                title = self.numbers[start], self.numbers[end - 1]
                del self._shown[start:], self.numbers[start:]
                return title
        return None


def _admonition(lines: Sequence[str], number: int) -> Block | None:
    """Returns the admonition that starts on line `number`, or None."""
    match = _ADMONITION.match(lines[number])
    if match is None:
        return None
    last = number
    for following in range(number + 1, len(lines)):
        if not _INDENTED.match(lines[following]):
            break
        if lines[following].strip():
            last = following
    commentary = match["kind"] == "meta" or (match["title"] or "").lower() == "commentary"
    return Block("commentary" if commentary else "admonition", number, last, top=True)
