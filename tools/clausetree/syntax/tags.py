"""The tag lines of a conversation: `<assistant recipient="browser"> <!-- GOOD: reason -->`.

A conversation looks like XML and is not: its text is raw, so only a tag on a line of its own counts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from clausetree.model.example import KNOWN_ROLES, Attributes, Verdict
from clausetree.text.span import Span

if TYPE_CHECKING:
    from clausetree.text.lines import LineIndex

ELEMENTS = (*KNOWN_ROLES, "comparison", "untrusted", "settings")

_PLAIN = {f"<{slash}{name}>": (name, bool(slash)) for name in ELEMENTS for slash in ("", "/")}
_TAG = re.compile(
    r"""[ ]{0,3}(?P<star>\*?)<(?P<slash>/?)(?P<name>[A-Za-z][\w.-]*+)
        (?P<attributes>(?:[ \t](?:[^<>"']++|"[^"]*+"|'[^']*+')*+)?)>(?P<rest>.*)""",
    re.VERBOSE | re.DOTALL,
)
_LOOSE_TAG = (
    r"(?s) {0,3}(?P<star>\*?)<(?P<slash>/?)(?P<name>[A-Za-z]+)(?P<attributes>[ \t][^>]*)>(?P<rest>.*)"
)
_ATTRIBUTE = r"""(?P<key>[^\s=<>"'/]+)[ \t]*=[ \t]*(?P<value>"[^"]*"|'[^']*'|[^\s"'<>]+)|(?P<other>\S+)"""
_TAIL = re.compile(r"</(?P<name>[A-Za-z]+)>[ \t]*\Z")
_VERDICT = re.compile(r"\s*(?P<word>[^\W\d_]*)[ \t]*(?:\[[ \t]*#(?P<violates>[^\]\s]*)[ \t]*\])?\s*[:,]?\s*")
_LONGEST_COMMENT = 20  # lines over which a verdict comment may be wrapped


class Tag(NamedTuple):
    """A tag line.

    Attributes:
        name: The element, as written.
        closing: Whether it is `</name>`.
        first: The line it stands on, from 0.
        last: The line on which its comment ends; else the same.
        span: From `<` to `>`.
        tail: Whether it is a closing tag behind text, at the end of a line.
        star: Whether a star stands before it.
        beside: The text that shares its line.
        attributes: Its attributes.
        malformed: The part of its attributes that could not be read.
        verdict: The comment right after it.
        comment_closed: Whether that comment ends.
    """

    name: str
    closing: bool
    first: int
    last: int
    span: Span
    tail: bool = False
    star: bool = False
    beside: Span | None = None
    attributes: Attributes = ()
    malformed: Span | None = None
    verdict: Verdict | None = None
    comment_closed: bool = True

    @property
    def name_span(self) -> Span:
        """Returns where the name stands."""
        start = self.span.start + 1 + self.closing
        return Span(start, start + len(self.name))

    @property
    def star_span(self) -> Span:
        """Returns where the star before it stands, if there is one."""
        return Span(self.span.start - self.star, self.span.start)


def parse_tags(lines: LineIndex, first: int, last: int, indent: int) -> list[Tag]:
    """Returns the tag lines from line `first` up to but not including `last`, in order.

    Args:
        lines: The lines of the clause.
        first: The first line to look at, from 0.
        last: The line after the last one.
        indent: How many characters of each line belong to what the conversation is nested in.
    """
    tags: list[Tag] = []
    behind = first  # the first line behind the last tag
    for number, line in enumerate(lines.contents[first:last], first):
        if "<" not in line or number < behind:
            continue
        if plain := _PLAIN.get(line):
            start = lines.starts[number]
            tags.append(Tag(*plain, number, number, Span(start, start + len(line))))
            continue
        margin = min(indent, len(line) - len(line.lstrip(" \t"))) if indent else 0
        content = line[margin:]
        if match := _TAG.match(content) or (
            content.lstrip(" *")[:1] == "<" and re.match(_LOOSE_TAG, content)
        ):
            tags.append(_tag(lines, match, number, last))
            behind = tags[-1].last + 1
        elif tail := _TAIL.search(line):
            tags.append(_tail_tag(tail, number, lines.start(number)))
    return tags


def _tail_tag(match: re.Match[str], number: int, start: int) -> Tag:
    """Returns the closing tag at the end of line `number`, which starts at offset `start`."""
    return Tag(
        name=match["name"],
        closing=True,
        first=number,
        last=number,
        span=Span(start + match.start(), start + match.end()),
        tail=True,
        beside=Span(start, start + match.start()),
    )


def _tag(lines: LineIndex, match: re.Match[str], number: int, end: int) -> Tag:
    """Returns the tag that `match` found on line `number`; its comment ends before line `end`."""
    star, slash, name, attributes, rest = match.groups()
    start = lines.end(number) - len(match.string)
    span = Span(start + match.start("name") - 1 - len(slash), start + match.start("rest"))
    read, malformed = (
        _parse_attributes(attributes, start + match.start("attributes")) if attributes else ((), None)
    )
    last, verdict, comment_closed, beside = number, None, True, None
    behind = rest.strip(" \t")
    if behind.startswith("<!--") and not slash:
        comment, last = _comment(lines, span.end + rest.index("<"), number, end)
        if comment is None:
            comment_closed = False
        else:
            verdict = _parse_verdict(lines.text, comment)
            if lines.text[comment.end : lines.end(last)].strip(" \t"):
                beside = Span(comment.end, lines.end(last))
    elif behind:
        beside = Span(span.end, lines.end(number))
    return Tag(
        name=name,
        closing=bool(slash),
        first=number,
        last=last,
        span=span,
        star=bool(star),
        beside=beside,
        attributes=read,
        malformed=malformed,
        verdict=verdict,
        comment_closed=comment_closed,
    )


def _comment(lines: LineIndex, start: int, number: int, end: int) -> tuple[Span | None, int]:
    """Returns the comment that begins at offset `start` of line `number`, and the line on which it ends."""
    for last in range(number, min(number + _LONGEST_COMMENT, end)):
        if last > number and lines.contents[last].lstrip(" *").startswith("<"):
            break  # another tag: what its comment ends with does not end this one
        closing = lines.text.find("-->", start + len("<!--"), lines.end(last))
        if closing >= 0:
            return Span(start, closing + len("-->")), last
    return None, number


def _parse_attributes(written: str, start: int) -> tuple[Attributes, Span | None]:
    """Returns the attributes written from offset `start` on, and the first part that can't be read."""
    attributes: list[tuple[str, str]] = []
    malformed = None
    for item in re.finditer(_ATTRIBUTE, written):
        if item["key"]:
            value = item["value"]
            attributes.append((item["key"], value[1:-1] if value[0] in "\"'" else value))
        else:
            attributes.append((item["other"], ""))
            malformed = malformed or Span(*item.span()).shift(start)
    return tuple(attributes), malformed


def _parse_verdict(text: str, comment: Span) -> Verdict:
    end = comment.end - len("-->")
    match = _VERDICT.match(text, comment.start + len("<!--"), end)
    word, violates = match.groups() if match else ("", None)
    reason_start = match.end() if match else comment.start
    reason = text[reason_start:end].rstrip()
    return Verdict(
        word=word,
        violates=violates,
        violates_span=Span(*match.span("violates")) if match and violates is not None else None,
        reason=reason or None,
        span=comment,
    )
