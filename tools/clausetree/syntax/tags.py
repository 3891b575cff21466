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
        (?P<attributes>(?:[ \t\r\n](?:[^<>"']++|"[^"]*+"|'[^']*+')*+)?)>(?P<rest>.*)""",
    re.VERBOSE | re.DOTALL,
)
_LOOSE_TAG = (
    r"(?s) {0,3}(?P<star>\*?)<(?P<slash>/?)(?P<name>[A-Za-z]+)(?P<attributes>[ \t][^>]*)>(?P<rest>.*)"
)
_WRAPPED = rf" {{0,3}}\*?</?(?:{'|'.join(ELEMENTS)})(?:[ \t]|\Z)"
_ATTRIBUTE = r"""(?P<key>[^\s=<>"'/]+)[ \t]*=[ \t]*(?P<value>"[^"]*"|'[^']*'|[^\s"'<>]+)|(?P<other>\S+)"""
_TAIL = re.compile(r"</(?P<name>[A-Za-z]+)>[ \t]*\Z")
# What parts a verdict from its reason is no part of the reason: a colon, or what people write for one, full-width too.
_SEPARATOR = r"(?:[:,;\u2014\u3001\u3002\ufe55\uff0c\uff1a\uff1b]|[.\u2013-]+(?=\s))"
_VERDICT = re.compile(
    rf"\s*(?P<word>[^\W\d_]*)[ \t]*(?:\[[ \t]*#(?P<violates>[^\]\s]*)[ \t]*\])?\s*{_SEPARATOR}?\s*"
)
_LONGEST = 20  # lines over which a tag or a verdict comment may be wrapped, which bounds how often a line is looked at


class Tag(NamedTuple):
    """A tag line; a tag of the dialect may go over several.

    Attributes:
        name: The element, as written.
        closing: Whether it is `</name>`.
        first: The line it begins on, from 0.
        last: The line on which it ends, or its comment.
        span: From `<` to `>`.
        tail: Whether it is a closing tag after text, at the end of a line.
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
    behind = first  # the first line after the last tag
    for number, line in enumerate(lines.contents[first:last], first):
        if "<" not in line or number < behind:
            continue
        if plain := _PLAIN.get(line):
            start = lines.starts[number]
            tags.append(Tag(*plain, number, number, Span(start, start + len(line))))
            continue
        margin = min(indent, len(line) - len(line.lstrip(" \t"))) if indent else 0
        content = line[margin:]
        end = number  # the line on which the tag ends
        match = _TAG.match(content)
        if not match and content.lstrip(" *")[:1] == "<":
            start = lines.starts[number] + margin
            end = _find_end(lines, start, number, last)
            wrapped = lines.text[start : lines.end(end)]
            match = _TAG.match(wrapped) if end > number else re.match(_LOOSE_TAG, content)
        if match:
            tags.append(_tag(lines, match, number, end, last))
            behind = tags[-1].last + 1
        elif tail := _TAIL.search(line):
            tags.append(_tail_tag(tail, number, lines.start(number)))
    return tags


def _find_end(lines: LineIndex, start: int, number: int, end: int) -> int:
    """Returns the line before line `end` on which the tag ends that begins at offset `start` of line `number`.

    That is the same line where it does not go over several: raw text can look like the beginning of a tag, so it must be
    of the dialect, with attributes that can be read, and no other tag may begin meanwhile.
    """
    if re.match(_WRAPPED, lines.text[start : lines.end(number)]):
        for last in range(number + 1, min(number + _LONGEST, end)):
            line = lines.contents[last].lstrip(" \t*")
            if not line or line.startswith("<"):
                break
            if ">" in line and (match := _TAG.match(lines.text[start : lines.end(last)])):
                _, malformed = _parse_attributes(match["attributes"], 0)
                return number if malformed else last
    return number


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


def _tag(lines: LineIndex, match: re.Match[str], first: int, last: int, end: int) -> Tag:
    """Returns the tag that `match` found on lines `first` to `last`; its comment ends before line `end`."""
    star, slash, name, attributes, rest = match.groups()
    start = lines.end(last) - len(match.string)
    span = Span(start + match.start("name") - 1 - len(slash), start + match.start("rest"))
    read, malformed = (
        _parse_attributes(attributes, start + match.start("attributes")) if attributes else ((), None)
    )
    verdict, comment_closed, beside = None, True, None
    behind = rest.strip(" \t")
    if behind.startswith("<!--") and not slash:
        comment, last = _comment(lines, span.end + rest.index("<"), last, end)
        if comment is None:
            comment_closed = False
        else:
            verdict = _parse_verdict(lines.text, comment)
            if lines.text[comment.end : lines.end(last)].strip(" \t"):
                beside = Span(comment.end, lines.end(last))
    elif behind:
        beside = Span(span.end, lines.end(last))
    return Tag(
        name=name,
        closing=bool(slash),
        first=first,
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
    for last in range(number, min(number + _LONGEST, end)):
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
    assert match  # noqa: S101 - every part of the pattern can be left out
    word, violates = match.groups()
    word_span = Span(*match.span("word"))
    violates_span = Span(*match.span("violates")) if violates is not None else None
    start = match.end()
    if reason := text[start:end].rstrip():
        reason_span = Span(start, start + len(reason))
        return Verdict(word, word_span, violates, violates_span, reason, reason_span, comment)
    return Verdict(word, word_span, violates, violates_span, None, None, comment)
