"""References, links to files, anchors and footnote marks in running text.

Only what can hide or hold them is read: backslash escapes, code spans, autolinks, HTML and brackets, as in CommonMark
(https://spec.commonmark.org/0.31.2/, "Code spans", "Links", "Autolinks" and "Raw HTML").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from markdown_it.common.utils import normalizeReference

from clausetree.model.reference import Anchor, FileLink, Footnote, Reference, ReferencePlace, Remnant
from clausetree.syntax.link_address import LinkContext, read_address
from clausetree.text.footnote_marks import LABELLED_MARK
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_SPECIAL = re.compile(r"[\\`<\[\]]")
_BACKTICKS = re.compile(r"`+")
_FOOTNOTE = re.compile(LABELLED_MARK)
_RESOURCE = re.compile(
    r"""\([ \t\r\n]*+(?:<(?P<angled>(?:[^<>\\\r\n]|\\.)*+)>|(?P<bare>(?!<)(?:[^()\s\\]|\\\S|\((?:[^()\s\\]|\\\S)*+\))*+))
        (?:[ \t\r\n]++(?:"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\)))?[ \t\r\n]*+\)""",
    re.VERBOSE | re.DOTALL,
)
_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.){0,999})\]", re.DOTALL)
_AUTOLINK = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[^\s<>@]+@[\w.-]+)>")
_HTML = re.compile(
    r"""<(?P<name>[A-Za-z][A-Za-z0-9-]*+)
        (?P<rest>(?:\s++[^\s"'<>/=`]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'=<>`]++))?+)*+)\s*+/?>""",
    re.VERBOSE,
)
_HTML_ATTRIBUTE = re.compile(
    r"""\s(?P<key>id|name|href|src)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'=<>`]+))""",
    re.IGNORECASE,
)
_HTML_LINK_END = re.compile(r"(?P<end></a\s*>)|<a\s", re.IGNORECASE)
_MARK = re.compile(r"[\[\]#<]")  # what links and marks can't be without, nor what is left of them
_LEFT = re.compile(r"[\[\]#]|\^\w")
_HTML_PLACES: tuple[ReferencePlace, ...] = ("prose", "commentary", "title")
"""Where HTML is HTML; elsewhere a tag is text."""


class InlineMarks(NamedTuple):
    """What running text holds, each in the order written."""

    references: list[Reference]
    footnotes: list[Footnote]
    file_links: list[FileLink]
    anchors: list[Anchor]
    remnants: list[Remnant]
    labels: list[str]


class _Bracket(NamedTuple):
    """An opening bracket that nothing closes yet.

    Attributes:
        start: Where it stands.
        image: Whether `!` stands before it.
        labels: Whether what stands in it can be a label: no bracket does.
    """

    start: int
    image: bool
    labels: bool


def scan_inline(source: str, span: Span, place: ReferencePlace, links: LinkContext) -> InlineMarks | None:
    """Returns what `span` of `source` holds, None where that is nothing at a glance; takes time linear in the span."""
    if place == "message":  # in which nothing but links counts
        is_empty = source.find("]" if links.definitions.addresses else "](", *span) < 0
    else:
        is_empty = _MARK.search(source, *span) is None
    if is_empty:
        return None
    marks = InlineMarks([], [], [], [], [], [])
    _Scanner(source, span, place, links, marks).scan()
    return marks


class _Scanner:
    """One walk over running text."""

    def __init__(
        self, source: str, span: Span, place: ReferencePlace, links: LinkContext, marks: InlineMarks
    ) -> None:
        self._source = source
        self._end = span.end
        self._start = span.start
        self._place = place
        self._paths = links.paths
        self._addresses = links.definitions.addresses
        self._marks = marks
        self._code_ends = _CodeEnds(source, span)
        self._brackets: list[_Bracket] = []
        self._read: list[Span] = []  # what could be read
        self._live = 0  # the brackets before this one stand around a link, and no link is in another
        self._escaped = -1  # the offset after the last backslash escape
        self._last_comment_end = source.rfind("-->", *span)
        self._last_tag_end = source.rfind(">", *span)
        self._handlers: Mapping[str, Callable[[int], int]] = {
            "\\": self._escape,
            "`": self._code,
            "<": self._angle,
            "[": self._open,
            "]": self._close,
        }

    def scan(self) -> None:
        position = self._start
        while special := _SPECIAL.search(self._source, position, self._end):
            position = self._handlers[special[0]](special.start())
        if self._place != "message":
            self._note_remnant()

    def _note_remnant(self) -> None:
        """Notes what is left of the text without what was read, if marks are among it."""
        parts: list[str] = []
        position = self._start
        for start, end in sorted(self._read):
            if end > position:
                parts += (self._source[position : max(start, position)], " " * (end - max(start, position)))
                position = end
        text = "".join((*parts, self._source[position : self._end]))
        if _LEFT.search(text):
            self._marks.remnants.append(Remnant(text, Span(self._start, self._end), self._place))

    def _code(self, start: int) -> int:
        end = self._code_ends.after(start)
        if self._source[start:end].strip("`"):
            self._read.append(Span(start, end))
        return end

    def _escape(self, start: int) -> int:
        self._escaped = start + 2
        breaks = self._source.startswith(("\n", "\r"), start + 1)  # a line stays a line
        self._read.append(Span(start, start + 1 if breaks else min(start + 2, self._end)))
        return self._escaped

    def _angle(self, start: int) -> int:
        """Reads a comment, an autolink or a tag; returns the offset after it."""
        if self._source.startswith("!--", start + 1, self._end):
            if start + 1 >= self._last_comment_end:
                return start + 1
            end = self._source.find("-->", start, self._end) + 3
            self._read.append(Span(start, end))
            return end
        if start > self._last_tag_end:
            return start + 1
        if autolink := _AUTOLINK.match(self._source, start, self._end):
            self._read.append(Span(*autolink.span()))
            return autolink.end()
        tag = _HTML.match(self._source, start, self._end) if self._place in _HTML_PLACES else None
        if tag is None:
            return start + 1
        attributes = list(_HTML_ATTRIBUTE.finditer(self._source, *tag.span("rest")))
        for found in attributes:
            self._attribute(tag, found)
        link = tag["name"].lower() == "a"
        if "#" not in tag["rest"] or (
            attributes and all(link or found["key"].lower() != "href" for found in attributes)
        ):
            self._read.append(Span(*tag.span()))
        return tag.end()

    def _attribute(self, tag: re.Match[str], found: re.Match[str]) -> None:
        """Notes what an attribute of a tag names or leads to."""
        value = next(kind for kind in ("double", "single", "bare") if found[kind] is not None)
        key, span = found["key"].lower(), Span(*found.span(value))
        link = tag["name"].lower() == "a"
        if key == "href" and link:
            behind = _HTML_LINK_END.search(self._source, tag.end(), self._end)
            ending = behind if behind and behind["end"] else None
            text_span = Span(tag.end(), ending.start() if ending else tag.end())
            whole = Span(tag.start(), ending.end() if ending else tag.end())
            self._link(found[value], span, whole, text_span)
        elif key == "src" and tag["name"].lower() == "img" and not found[value].startswith("#"):
            self._link(found[value], span, Span(*tag.span()), Span(tag.end(), tag.end()))
        elif found[value] and (key == "id" or (key == "name" and link)):
            self._marks.anchors.append(Anchor(found[value], span))

    def _open(self, start: int) -> int:
        if footnote := _FOOTNOTE.match(self._source, start, self._end):
            self._marks.footnotes.append(Footnote(footnote["label"], Span(*footnote.span())))
            self._read.append(Span(*footnote.span()))
            return footnote.end()
        image = start > max(self._start, self._escaped) and self._source[start - 1] == "!"
        self._brackets.append(_Bracket(start, image, labels=True))
        return start + 1

    def _close(self, closing: int) -> int:
        """Reads what a closing bracket ends; returns the offset after it."""
        if not self._brackets:
            return closing + 1
        bracket = self._brackets.pop()
        if self._brackets:
            self._brackets[-1] = self._brackets[-1]._replace(labels=False)
        live = len(self._brackets) >= self._live
        self._live = min(self._live, len(self._brackets))
        if not live and not bracket.image:
            return closing + 1
        return self._resource(bracket, closing) or self._labelled(bracket, closing) or closing + 1

    def _resource(self, bracket: _Bracket, closing: int) -> int | None:
        """Reads `(address "title")` after a closing bracket; returns the offset after it, or None without one."""
        match = _RESOURCE.match(self._source, closing + 1, self._end)
        if match is None:
            return None
        kind = "bare" if match["angled"] is None else "angled"
        self._found(bracket, closing, match.end(), match[kind], Span(*match.span(kind)))
        return match.end()

    def _labelled(self, bracket: _Bracket, closing: int) -> int | None:
        """Reads `[label]` after a closing bracket, or the label in it; returns the offset after it, or None."""
        if not self._addresses:
            return None
        behind = _LABEL.match(self._source, closing + 1, self._end)
        end = behind.end() if behind else closing + 1
        if behind and behind[1]:
            name = behind[1]
        elif bracket.labels:
            name = self._source[bracket.start + 1 : closing]
        else:
            return None
        label = normalizeReference(name)
        address = self._addresses.get(label)
        if address is None:
            return None
        self._marks.labels.append(label)
        self._found(bracket, closing, end, address, None)
        return end

    def _found(
        self, bracket: _Bracket, closing: int, end: int, address: str, address_span: Span | None
    ) -> None:
        """Notes a link or an image."""
        span, text_span = Span(bracket.start, end), Span(bracket.start + 1, closing)
        if not (bracket.image and address_span and address.startswith("#")):  # no clause is a picture
            self._read.append(span)
        self._link(address, address_span, span, text_span, image=bracket.image)
        if bracket.image:  # what it says is no more than its name
            for found in (self._marks.references, self._marks.footnotes):
                while found and found[-1].span.start > span.start:
                    found.pop()
        else:
            self._live = len(self._brackets)

    def _link(
        self, address: str, address_span: Span | None, span: Span, text_span: Span, *, image: bool = False
    ) -> None:
        """Notes a reference or a link to a file; nothing where the address leads elsewhere."""
        found = read_address(address, self._paths)
        if found is None:
            return
        if found.path:
            if address_span:
                whole = span._replace(start=span.start - image)
                self._marks.file_links.append(
                    FileLink(found.path, found.fragment, address_span, whole, text_span)
                )
            return
        if not image and found.fragment is not None:
            text = text_span.slice(self._source)
            target_span = address_span and found.fragment_span.shift(address_span.start)
            self._marks.references.append(
                Reference(
                    found.fragment, None if text == "?" else text, self._place, span, text_span, target_span
                )
            )


class _CodeEnds:
    """Finds where code spans end; indexes the backtick runs of a span once, when first asked."""

    def __init__(self, source: str, span: Span) -> None:
        self._source = source
        self._span = span
        self._runs: dict[int, list[int]] = {}

    def after(self, start: int) -> int:
        """Returns the offset after the code span that the run at `start` opens, or after the run alone."""
        if not self._runs:
            for run in _BACKTICKS.finditer(self._source, *self._span):
                self._runs.setdefault(len(run[0]), []).append(run.start())
        opening = _BACKTICKS.match(self._source, start, self._span.end)
        end = opening.end() if opening else start + 1
        starts = self._runs.get(end - start, [])
        index = bisect_left(starts, end)
        return starts[index] + end - start if index < len(starts) else end
