"""Headings and their attribute lists: `## Title {#id authority=root tags=under_18}`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.model.clause import AttributeSpans, Heading
from clausetree.syntax.codes import MALFORMED_HEADING
from clausetree.text.comments import hide_comments
from clausetree.text.letters import NAME
from clausetree.text.span import Span

if TYPE_CHECKING:
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.example import Attributes

_ATX = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|\Z)")
_CLOSING_RUN = re.compile(r"(?:\A|[ \t])#+\Z")
_MARK_AGAIN = re.compile(r"(#{2,6})[ \t]")  # one sign alone may be that of a number
_PAIRS = r"""(?:[ \t]+[\w-]+=(?:"[^"]*"|'[^']*'|[^\s"'{}]+))+[ \t]*"""
_LIST_START = re.compile(rf"[#.:]|[^\s=#{{}}]+=|{NAME}+{_PAIRS}\}}?\Z")  # the last: an id without its sign
_WORD = re.compile(rf"{NAME}+")
_QUOTED_BRACES = re.compile(r"""\{(?:[^{}"']|"[^"]*"|'[^']*')*\}\Z""")
_LOOSE_LIST = re.compile(rf"(?:\A|[ \t])(#{NAME}+{_PAIRS}\Z|\uff5b[ \t]*[#\uff03][^\uff5b\uff5d]*\uff5d?\Z)")
"""An attribute list without braces, or in those of full width."""
_ITEM = re.compile(
    r"""\#[ \t]*(?P<id>[^\s#{}=]+)(?![^\s{}]*=)
      | (?P<key>[^\s=\#{}"']+)=(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s{}]*))
      | (?P<other>[^\s{}]+)""",
    re.VERBOSE,
)


def parse_heading(line: str, depth: int | None = None) -> tuple[Heading, tuple[Diagnostic, ...]]:
    """Returns the heading that `line` is, with spans from the line's start.

    Args:
        line: An ATX heading without its line ending, or the text line of an underlined one.
        depth: The depth of an underlined heading; None for an ATX heading, whose `#`s tell it.
    """
    marker = None if depth else _ATX.match(line)
    start = marker.end() if marker else len(line) - len(line.lstrip(" \t"))
    body = line[start:].rstrip(" \t")
    if marker and (closing := _CLOSING_RUN.search(body)):
        body = body[: closing.start()].rstrip(" \t")
    title_end, list_span, diagnostics = _split_attributes(body, start)
    title = body[:title_end].rstrip(" \t")
    if list_span and title.endswith("{"):
        brace = Span(start + len(title) - 1, start + len(title))
        diagnostics.append(MALFORMED_HEADING.at(brace, "attribute list begins with two braces", "delete one"))
    if marker and (again := _MARK_AGAIN.match(title)):
        place = Span(*again.span(1)).shift(start)
        diagnostics.append(MALFORMED_HEADING.at(place, "heading begins with two marks", "delete one"))
    identifier, attributes, spans = _parse_attributes(line, list_span or Span(0, 0), diagnostics)
    heading = Heading(
        depth=depth or len(marker[1] if marker else "#"),
        title=title,
        title_span=Span(start, start + len(title)),
        id=identifier.slice(line) if identifier else None,
        id_span=identifier,
        attributes=attributes,
        attribute_spans=spans,
        attributes_span=list_span,
        span=Span(0, len(line)),
    )
    return heading, tuple(diagnostics)


def _split_attributes(body: str, start: int) -> tuple[int, Span | None, list[Diagnostic]]:
    """Returns where the title ends, where the attribute list stands in the line, and what is wrong with it."""
    diagnostics: list[Diagnostic] = []
    whole = _QUOTED_BRACES.search(body)
    opening = whole.start() if whole else body.rfind("{")
    if opening < 0 or not _LIST_START.match(body[opening + 1 :].lstrip(" \t")):
        if loose := _LOOSE_LIST.search(body):
            span = Span(*loose.span(1)).shift(start)
            diagnostics.append(
                MALFORMED_HEADING.at(span, "attribute list without braces", "put it between `{` and `}`")
            )
        return len(body), None, diagnostics
    closing = len(body) - 1 if whole else body.find("}", opening)
    end = len(body) if closing < 0 else closing + 1
    span = Span(start + opening, start + end)
    if closing < 0:
        diagnostics.append(
            MALFORMED_HEADING.at(
                span, "attribute list is not closed", "end it with `}` at the end of the line"
            )
        )
    elif hide_comments(body[end:]).strip():
        rest = Span(start + end, start + len(body))
        diagnostics.append(
            MALFORMED_HEADING.at(
                rest, "text after the attribute list", "move it before the list, into the title"
            )
        )
    return opening, span, diagnostics


def _parse_attributes(
    line: str, list_span: Span, diagnostics: list[Diagnostic]
) -> tuple[Span | None, Attributes, tuple[AttributeSpans, ...]]:
    """Returns where the id stands in the attribute list, the attributes, and where each of them stands."""
    identifier: Span | None = None
    attributes: list[tuple[str, str]] = []
    spans: list[AttributeSpans] = []
    seen: set[str] = set()
    for item in _ITEM.finditer(line, list_span.start + 1, list_span.end):
        span = Span(*item.span())
        problem, hint = "", None
        if item["id"] and identifier is None:
            identifier = Span(*item.span("id"))
            continue
        if item["key"]:
            key, key_span = item["key"], Span(*item.span("key"))
            value_span = Span(
                *item.span(item.lastgroup or "bare")
            )  # the last group is the kind of value that it has
            value = value_span.slice(line)
            if not value:
                problem = f"attribute `{key}` has no value"
            elif key in seen:
                problem = f"attribute `{key}` is repeated"
        else:
            key, key_span = item[0], span
            value, value_span = "", Span(span.end, span.end)
            if item["id"]:
                problem = "a second id"
            elif not key.startswith("."):  # a class, as other dialects of Markdown have it
                problem = f"`{key}` is neither an id nor a `key=value` pair"
                is_first = span.start == list_span.start + 1
                hint = f"write `#{key}` if it is the id" if is_first and _WORD.fullmatch(key) else None
        if problem:
            diagnostics.append(MALFORMED_HEADING.at(span, problem, hint))
        seen.add(key)
        attributes.append((key, value))
        spans.append(AttributeSpans(span, key_span, value_span))
    return identifier, tuple(attributes), tuple(spans)
