"""What the Markdown parser is shown of a clause.

Conversations and commentary are no Markdown that it knows, and of fences, comments and plain paragraphs it could say
no more than is plain already. In their place it is shown an empty fence, which ends paragraphs and lists as they do: one for all that
stand in a row, since the parser takes its time over each block. Every line shown stands for a known line of the
clause, so what the parser says of line numbers leads back to exact characters.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from clausetree.text.bold_terms import BOLD_END
from clausetree.text.lines import BLANKS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clausetree.model.clause import PassageKind
    from clausetree.syntax.outline import RawRegion

TITLE = re.compile(rf"[ \t]*\*\*Example{BOLD_END}[ \t]*")
ADMONITION = re.compile(r"!!!(?:[ \t]+(?P<word>[\w-]+))?(?:[ \t]+\"(?P<title>[^\"]*)\")?[ \t]*\Z")
_COMMENT = re.compile(r"[ \t]*<!--.*-->[ \t]*\Z")
_INDENTED = re.compile(r" {4}|\t|[ \t]*\Z")
_PLACEHOLDER = "~~~"
_PREFIX = " \t-+*.)0123456789"  # what stands before a fence that is the first line of a list item


class BlockLines(NamedTuple):
    """A block, by the lines it stands on, from 0; both are part of it.

    Attributes:
        kind: Its kind; `inline` for lines of running text inside the block before it.
        first: Its first line.
        last: Its last line.
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


class MarkdownView:
    """What the parser is shown of some lines.

    Attributes:
        shown: The lines that it is shown.
        numbers: The line that each of them stands for.
        hidden: The blocks that each placeholder stands for, by the line of the first of them.
    """

    def __init__(
        self, lines: Sequence[str], start: int, regions: Sequence[RawRegion], *, admonitions: bool
    ) -> None:
        """Makes the view of `lines` from line `start` on; in commentary `!!!` is no admonition."""
        self.shown: list[str] = []
        self.numbers: list[int] = []
        self.hidden: dict[int, list[BlockLines]] = {}
        self._lines = lines
        self._row: list[BlockLines] = []  # the blocks that the last placeholder stands for
        self._row_end = 0  # how many lines are shown up to its end
        opened = {region.first: region for region in regions}
        number = start
        while number < len(lines):
            if region := opened.get(number):
                self._hide_region(region)
                number = region.last
            elif (
                admonitions
                and lines[number].startswith("!!!")
                and (note := _admonition(lines, number, opened))
            ):
                self._hide(note)
                number = note.last
            elif paragraph := _plain_paragraph(lines, number, opened):
                self._hide(paragraph)
                number = paragraph.last
            else:
                self.shown.append(lines[number])
                self.numbers.append(number)
            number += 1

    def _hide(self, block: BlockLines, prefix: str = "") -> None:
        """Shows a placeholder for `block`, or lets the last one stand for it too."""
        if self._row and not prefix and not any(line.strip(BLANKS) for line in self.shown[self._row_end :]):
            del self.shown[self._row_end :], self.numbers[self._row_end :]
            self.numbers[-1] = block.last
            self._row.append(block)
            return
        self.shown += [prefix + _PLACEHOLDER, " " * len(prefix.expandtabs(4)) + _PLACEHOLDER]
        self.numbers += [block.first, block.last]
        self.hidden[block.first] = [block]
        self._row = [] if prefix else self.hidden[block.first]
        self._row_end = len(self.shown)

    def _hide_region(self, region: RawRegion) -> None:
        opening = self._lines[region.first]
        prefix = (
            opening[: len(opening) - len(opening.lstrip(_PREFIX))] if region.kind != "front matter" else ""
        )
        if region.kind == "conversation":
            title = None if prefix.strip() else self._take_title()  # what opens an item holds none before it
            block = BlockLines("example", region.first, region.last, not prefix, region, title)
        elif region.kind == "code":
            block = BlockLines("code", region.first, region.last, top=not prefix)
        else:
            comment = region.kind == "front matter" or opening.startswith("<!--", len(prefix))
            block = BlockLines("comment" if comment else "html", region.first, region.last, top=not prefix)
        self._hide(block, prefix)

    def _take_title(self) -> tuple[int, int] | None:
        """Takes back the title that was shown last; returns its first and last line, or None."""
        end = len(self.shown)
        while end > self._row_end and (
            not self.shown[end - 1].strip(BLANKS) or _COMMENT.match(self.shown[end - 1])
        ):
            end -= 1
        start = end
        while start > self._row_end and self.shown[start - 1].strip(BLANKS):
            start -= 1
            if TITLE.match(self.shown[start]):
                title = self.numbers[start], self.numbers[end - 1]
                del self.shown[start:], self.numbers[start:]
                return title
        return None


def _plain_paragraph(lines: Sequence[str], first: int, opened: Mapping[int, RawRegion]) -> BlockLines | None:
    """Returns the paragraph that starts on line `first`, where its lines start with a letter and hold no `|`.

    Between blank lines they can be nothing else, whatever stands around them.
    """
    if not lines[first][:1].isalpha() or (first and lines[first - 1].strip(BLANKS)):
        return None
    end = first
    while end < len(lines) and lines[end][:1].isalpha() and "|" not in lines[end]:
        end += 1
    alone = end == len(lines) or end in opened or not lines[end].strip(BLANKS)
    return BlockLines("paragraph", first, end - 1, top=True) if alone else None


def _admonition(lines: Sequence[str], number: int, opened: Mapping[int, RawRegion]) -> BlockLines | None:
    """Returns the admonition that starts on line `number`, or None; a raw region in it is in it as a whole."""
    match = ADMONITION.match(lines[number])
    if match is None:
        return None
    last, following = number, number + 1
    while following < len(lines) and _INDENTED.match(lines[following]):
        if following in opened:
            following = opened[following].last
        if lines[following].strip(BLANKS):
            last = following
        following += 1
    commentary = match["word"] == "meta" or (match["title"] or "").lower() == "commentary"
    return BlockLines("commentary" if commentary else "admonition", number, last, top=True)
