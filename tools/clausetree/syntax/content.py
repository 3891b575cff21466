"""One clause, read from its own lines: passages, examples, references, footnotes."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from clausetree.model.clause import Admonition, BoldTerm, Content, Heading, Passage, PassageKind
from clausetree.model.example import Example
from clausetree.syntax.blocks import parse_blocks
from clausetree.syntax.codes import UNCLOSED_COMMENT, UNCLOSED_FENCE
from clausetree.syntax.conversation import parse_conversation
from clausetree.syntax.flowing_text import FOOTNOTE_DEFINITION, FlowingText
from clausetree.syntax.heading import parse_heading
from clausetree.syntax.link_address import LinkContext
from clausetree.syntax.link_definitions import define_labels
from clausetree.syntax.markdown_view import ADMONITION, TITLE, BlockLines
from clausetree.syntax.outline import UNDERLINE, RawRegion, parse_outline
from clausetree.text.bold_terms import BOLD_TERM, COLON
from clausetree.text.lines import LineIndex
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.model.diagnostic import Diagnostic

_TERM = re.compile(BOLD_TERM)
_ITEM = re.compile(
    rf" {{0,3}}(?P<marker>\d{{1,9}}[.)])[ \t]+(?:(?=\*\*(?P<term>[^*]+?)(?:[ \u00a0\u202f]?{COLON})?\*\*))?"
)
_DEEP = (" " * 8, "\t\t")  # what code in commentary begins with
_BULLETS = ("- ", "+ ", "* ")
_TAG = re.compile(r" {0,3}</?[A-Za-z]")
_BLANKS = frozenset(" \t")
_INDENTED = re.compile(r" {4}| {0,3}\t")
_INDENT = re.compile(r" {1,4}|\t")
_NO_LABELS = LinkContext()
_BEFORE_FENCE = " \t-+*.)0123456789"  # indent and list markers


@lru_cache(maxsize=4096)
def parse_content(
    source: str, heading_depth: int | None, regions: tuple[RawRegion, ...], links: LinkContext = _NO_LABELS
) -> Content:
    """Returns what a clause says itself.

    The answer depends on nothing but the arguments, and is kept: a clause that an edit or a revision leaves as it
    was is not read again.

    Args:
        source: The clause's own text, from its heading up to the next one.
        heading_depth: 0 where there is no heading, the depth where it is underlined, None where it is an ATX heading.
        regions: The raw regions of the text, as `parse_outline` finds them.
        links: What decides where its links lead.
    """
    return _Reader(source, heading_depth, links).read(regions)


def parse_fragment(text: str) -> Content:
    """Returns what a text without a heading of its own says, such as an eval prompt file."""
    regions = parse_outline(LineIndex(text).contents).regions
    content = parse_content(text, 0, regions)
    definitions = define_labels((content,))
    return parse_content(text, 0, regions, LinkContext(definitions=definitions)) if definitions else content


class _Reader:
    """Collects what one clause holds, in the order of its text."""

    def __init__(self, source: str, heading_depth: int | None, links: LinkContext) -> None:
        self._source = source
        self._lines = LineIndex(source)
        self._heading_depth = heading_depth
        self._passages: list[Passage] = []
        self._examples: list[Example] = []
        self._text = FlowingText(self._lines, links)
        self._fences: list[Span] = []
        self._code: list[Span] = []
        self._term_lists: list[tuple[BoldTerm, ...]] = []
        self._diagnostics: list[Diagnostic] = []

    def read(self, regions: Sequence[RawRegion]) -> Content:
        """Returns the content, given the raw regions of the text."""
        heading, start = self._heading()
        self._blocks(self._lines.contents, regions, start)
        return Content(
            source=self._source,
            heading=heading,
            passages=tuple(self._passages),
            examples=tuple(self._examples),
            references=tuple(sorted(self._text.references, key=lambda reference: reference.span)),
            footnotes=tuple(self._text.footnotes),
            footnote_definitions=tuple(self._text.footnote_definitions),
            link_definitions=tuple(self._text.link_definitions),
            file_links=tuple(self._text.file_links),
            anchors=tuple(self._text.anchors),
            labels=tuple(dict.fromkeys(self._text.labels)),
            remnants=tuple(self._text.remnants),
            raw=tuple(sorted([*self._fences, *[example.conversation.span for example in self._examples]])),
            code=tuple(self._code),
            term_lists=tuple(self._term_lists),
            diagnostics=tuple(
                sorted(dict.fromkeys(self._diagnostics), key=lambda diagnostic: diagnostic.span)
            ),
        )

    def _heading(self) -> tuple[Heading | None, int]:
        """Returns the heading and the line after it."""
        if self._heading_depth == 0 or not self._source:
            return None, 0
        end = 1
        if self._heading_depth:
            end += next(
                number for number, line in enumerate(self._lines.contents) if number and UNDERLINE.match(line)
            )
        title = self._source[: self._lines.end(max(end - 2, 0))]
        heading, diagnostics = parse_heading(title, self._heading_depth)
        self._diagnostics += diagnostics
        self._text.scan(heading.title_span, "title")
        return (heading._replace(span=Span(0, self._lines.end(end - 1))) if end > 1 else heading), end

    def _blocks(self, lines: Sequence[str], regions: Sequence[RawRegion], start: int) -> None:
        """Reads the blocks of the clause from line `start` on."""
        self._regions(regions, 0)
        for block in parse_blocks(lines, start, regions, admonitions=True):
            if block.kind == "code" and not self._goes_on_note(block):
                self._note_code(block, 0)
            if block.kind == "inline":
                self._text.read(block.first, block.last, "prose")
            elif block.region:
                example = self._example(block, block.region, 0)
                self._passages += [Passage(kind="example", span=example.span)] if block.top else []
            elif block.top and self._goes_on_note(block):
                self._read_note(block)
            elif block.top:
                self._passage(block.kind, block.first, block.last)
                if block.kind in {"commentary", "admonition"}:
                    self._commentary(lines[block.first + 1 : block.last + 1], block.first + 1)

    def _note_code(self, block: BlockLines, base: int) -> None:
        self._code.append(Span(self._lines.start(block.first + base), self._lines.end(block.last + base)))

    def _goes_on_note(self, block: BlockLines) -> bool:
        """Returns whether a block, indented and after a footnote's definition, is another paragraph of it rather than code."""
        return (
            block.kind == "code"
            and bool(self._passages)
            and self._passages[-1].kind == "footnote"
            and bool(_INDENTED.match(self._lines.contents[block.first]))
        )

    def _read_note(self, block: BlockLines) -> None:
        """Reads further paragraphs of the footnote before them."""
        span = Span(self._lines.start(block.first), self._lines.end(block.last))
        note = self._passages[-1]
        self._passages[-1] = note._replace(span=Span(note.span.start, span.end))
        self._text.scan(span, "prose")

    def _commentary(self, lines: Sequence[str], base: int) -> None:
        """Reads the body of a commentary, which stands on `lines` from line `base` of the clause on.

        Its passages are not told apart; only the references, footnotes and examples in it count.
        """
        marks = ("[", "]", "#", "<", "~~~", "```", *_DEEP)
        if not any(mark in line for line in lines for mark in marks):
            return
        body = [_INDENT.sub("", line, count=1) if line[:1] in _BLANKS else line for line in lines]
        regions = parse_outline(body).regions
        self._regions(regions, base)
        for block in parse_blocks(body, 0, regions, admonitions=False):
            if block.kind == "code":
                self._note_code(block, base)
            if block.kind == "inline":
                self._text.read(block.first + base, block.last + base, "commentary")
            elif block.region:
                self._example(block, block.region, base)

    def _regions(self, regions: Sequence[RawRegion], base: int) -> None:
        """Notes where fences of code stand, and reports what is never closed."""
        for region in regions:
            if region.kind == "code":
                first, last = region.first + base, region.last + base
                self._fences.append(Span(self._lines.start(first), self._lines.end(last)))
            if region.closed:
                continue
            span = self._lines.span(region.first + base)
            if region.kind != "html":
                fence = span.slice(self._source).lstrip(_BEFORE_FENCE)[:3]
                hint = f"write `{fence}` on a line of its own where it ends"
                self._diagnostics.append(UNCLOSED_FENCE.at(span, "fence is never closed", hint))
            elif span.slice(self._source).lstrip().startswith("<!--"):
                hint = "end it with `-->`"
                self._diagnostics.append(UNCLOSED_COMMENT.at(span, "comment is never closed", hint))

    def _example(self, block: BlockLines, region: RawRegion, base: int) -> Example:
        first, last = region.first + base, region.last + base
        opening = self._lines.contents[first]
        indent = opening.index("~")
        conversation, diagnostics = parse_conversation(
            self._lines, first, last, closed=region.closed, indent=indent
        )
        self._diagnostics += diagnostics
        start = conversation.span.start
        title: Span | None = None
        if block.title:
            start = self._lines.start(block.title[0] + base)
            end = self._lines.end(block.title[1] + base)
            match = TITLE.match(self._source, start)
            title = Span(min(match.end() if match else start, end), end)
            self._text.scan(title, "title")
        self._text.scan_conversation(conversation)
        example = Example(
            title=(title.slice(self._source).strip() or None) if title else None,
            title_span=title,
            conversation=conversation,
            span=Span(start, conversation.span.end),
        )
        self._examples.append(example)
        return example

    def _passage(self, kind: PassageKind, first: int, last: int) -> None:
        span = Span(self._lines.start(first), self._lines.end(last))
        text = span.slice(self._source)
        if kind == "list" and text.lstrip()[:1].isdigit():
            items = tuple(self._term_items(first, last))
            self._term_lists += [items] if len(items) > 1 else []
        if kind == "paragraph" and _TAG.match(text):
            kind = "html"
        if kind != "paragraph":
            note = self._admonition(first, span) if kind in {"commentary", "admonition"} else None
            self._passages.append(Passage(kind, span, admonition=note))
            return
        if FOOTNOTE_DEFINITION.match(text):
            self._passages.append(Passage("footnote", span))
            return
        terms = () if "**" not in text else tuple(self._terms(first, last))
        self._passages.append(Passage("paragraph", span, terms))

    def _terms(self, first: int, last: int) -> Iterator[BoldTerm]:
        """Yields the terms in bold that lines of a paragraph start with, each with what is said up to the next one."""
        numbers = range(first, last + 1)
        found = [(n, term) for n in numbers if (term := _TERM.match(self._lines.contents[n]))]
        ends = [number - 1 for number, _ in found] + [last]
        for (number, term), end in zip(found, ends[1:], strict=True):
            start = self._lines.start(number)
            said = Span(start + term.start("stars"), self._lines.end(end))
            if not TITLE.match(self._lines.contents[number]):
                yield BoldTerm(term["term"], Span(*term.span("term")).shift(start), said)

    def _term_items(self, first: int, last: int) -> Iterator[BoldTerm]:
        """Yields the items of the ordered list on these lines that begin with a term in bold; not those of lists in it."""
        contents = self._lines.contents
        inside: int | None = None  # the column from which on a line belongs to the item before
        for number in range(first, last + 1):
            item = _ITEM.match(contents[number])
            if item is None or (inside is not None and item.start("marker") >= inside):
                continue
            inside = item.end()
            if item["term"]:
                end = number
                while end < last and _goes_on(contents[end + 1]):
                    end += 1
                start = self._lines.start(number)
                said = Span(start + item.end(), self._lines.end(end))
                yield BoldTerm(item["term"], Span(*item.span("term")).shift(start), said)

    def _admonition(self, first: int, span: Span) -> Admonition:
        """Returns what the admonition in `span` is made of, which begins on line `first`."""
        match = ADMONITION.match(self._lines.contents[first])
        assert match  # noqa: S101 - by this the block was told
        body = Span(min(self._lines.start(first + 1), span.end), span.end)
        return Admonition(match["word"], match["title"], body)


def _goes_on(line: str) -> bool:
    """Returns whether the paragraph of a list item goes on with `line`: it is filled, and begins no item itself."""
    said = line.lstrip(" \t")
    return bool(said) and not said.startswith(_BULLETS) and not _ITEM.match(said)
