"""The running text of a clause: what its lines refer to and define."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.common.utils import normalizeReference

from clausetree.model.reference import (
    Anchor,
    FileLink,
    Footnote,
    FootnoteDefinition,
    LinkDefinition,
    Reference,
    ReferencePlace,
    Remnant,
)
from clausetree.syntax.inline import scan_inline
from clausetree.syntax.link_address import LinkContext, read_address
from clausetree.text.footnote_marks import FOOTNOTE_LABEL
from clausetree.text.span import Span

if TYPE_CHECKING:
    from clausetree.model.example import Conversation
    from clausetree.text.lines import LineIndex

_NOTE = rf"\[\^(?P<label>{FOOTNOTE_LABEL})\]:[ \t]*(?P<target>.*)"
FOOTNOTE_DEFINITION = re.compile(rf" {{0,3}}{_NOTE}")
_LINK_DEFINITION = re.compile(
    r"""\[(?!\^)(?P<label>(?:[^\[\]\\]|\\.){1,999}+)\]:[ \t]*+(?:(?:\r\n?|\n)[ \t>]*+)?
        (?:<(?P<angled>[^<>\r\n]*+)>|(?P<bare>[^\s<]\S*+))
        (?:(?:[ \t]++|[ \t]*+(?:\r\n?|\n)[ \t>]*+)(?:"[^"]*+"|'[^']*+'|\([^()]*+\)))?[ \t]*+(?=[\r\n]|\Z)""",
    re.VERBOSE | re.DOTALL,
)
_NOWHERE = ("", "#")  # addresses of what people write for a comment, `[//]: # (a comment)`
_BEFORE = re.compile(
    r"[ \t>]*+(?:(?:[-+*]|\d{1,9}[.)])[ \t]++)*+"
)  # marks of quotes and list items before a text
_NOTE_LINE = re.compile(rf"(?: {{0,3}}>)*+ {{0,3}}{_NOTE}")  # also in a quotation


class FlowingText:
    """Collects what running text holds, in the order in which it is read.

    Attributes:
        references: The links to clauses.
        footnotes: The footnote marks.
        file_links: The links to files.
        anchors: The names of places.
        labels: The defined labels that its links name.
        remnants: Text in which something may have been lost.
        footnote_definitions: What its lines say that footnotes stand for.
        link_definitions: Where its lines say that labels lead.
    """

    def __init__(self, lines: LineIndex, links: LinkContext) -> None:
        """Takes the lines of the clause."""
        self._lines = lines
        self._source = lines.text
        self._links = links
        self.references: list[Reference] = []
        self.footnotes: list[Footnote] = []
        self.file_links: list[FileLink] = []
        self.anchors: list[Anchor] = []
        self.labels: list[str] = []
        self.remnants: list[Remnant] = []
        self.footnote_definitions: list[FootnoteDefinition] = []
        self.link_definitions: list[LinkDefinition] = []

    def read(self, first: int, last: int, place: ReferencePlace) -> None:
        """Reads lines; labels are defined where they begin, and `[^label]:` defines a footnote at the start of any line."""
        span = Span(self._lines.start(first), self._lines.end(last))
        if self._source.find("]:", *span) < 0:
            self.scan(span, place)
            return
        contents, behind = self._lines.contents, last + 1
        number = first
        while number < behind:
            if _NOTE_LINE.match(contents[number]):
                self._footnote_line(number, place)
                number += 1
            elif lines := self._link_definition(number, span.end):
                number += lines
            else:
                break
        defining = (n for n in range(number, behind) if _NOTE_LINE.match(contents[n]))
        definition = next(defining, behind)
        if definition > number:
            self.scan(Span(self._lines.start(number), self._lines.end(definition - 1)), place)
        for line in range(definition, behind):
            self._footnote_line(line, place)

    def scan(self, span: Span, place: ReferencePlace) -> None:
        """Reads a stretch that defines nothing."""
        found = scan_inline(self._source, span, place, self._links)
        if found is None:
            return
        self.references += found.references
        self.footnotes += found.footnotes
        self.file_links += found.file_links
        self.anchors += found.anchors
        self.labels += found.labels
        self.remnants += found.remnants

    def scan_conversation(self, conversation: Conversation) -> None:
        """Finds the references in messages and in verdicts; what looks like a footnote there is part of the text."""
        if self._source.find("[", *conversation.body) < 0 and self._source.find("#", *conversation.body) < 0:
            return
        for message in conversation.all_messages():
            if message.verdict and message.verdict.reason_span:
                self.scan(message.verdict.reason_span, "reason")
            if found := scan_inline(self._source, message.body, "message", self._links):
                self.references += found.references
                self.labels += found.labels

    def _footnote_line(self, number: int, place: ReferencePlace) -> None:
        span = self._lines.span(number)
        match = _NOTE_LINE.match(self._source, *span)
        if match:
            found = FootnoteDefinition(label=match["label"], target=match["target"].strip(), span=span)
            self.footnote_definitions.append(found)
            span = Span(match.start("target"), span.end)
        self.scan(span, place)

    def _link_definition(self, number: int, end: int) -> int:
        """Reads the definition of a label that begins on a line; returns how many lines it takes, 0 where there is none."""
        before = _BEFORE.match(self._source, self._lines.start(number), end)
        match = _LINK_DEFINITION.match(self._source, before.end() if before else end, end)
        if match is None or not match["label"].strip():
            return 0
        kind = "bare" if match["angled"] is None else "angled"
        written, span = match[kind], Span(*match.span(kind))
        address = read_address(written, self._links.paths)
        target = target_span = None
        if address and address.path:
            self.file_links.append(FileLink(address.path, address.fragment, span, whole=span, words=None))
        elif address and address.fragment is not None:
            target = address.fragment
            target_span = address.fragment_span.shift(span.start)
        label = normalizeReference(match["label"])
        if written not in _NOWHERE:
            self.link_definitions.append(
                LinkDefinition(label, written, Span(*match.span()), target, target_span)
            )
        return self._lines.line_of(match.end()) - number + 1
