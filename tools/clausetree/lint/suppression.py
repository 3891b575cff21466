"""Suppressions: comments that allow findings, with a reason.

`<!-- clausetree: allow EXM001 because the next release brings one -->` on a line of its own holds for the clause that
it stands in: for its heading, and for all up to the next one. After text, at the end of a line, it holds for what
starts on that line. What it allows is a code, a rule's name, or the beginning of a code; several are separated by
commas. It may go over several lines. Inside code and conversations it is text like any other; what was one and is no
comment any more, because somebody's tool took its dashes for typography or indented it, is told.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from clausetree.lint.selection import find_codes
from clausetree.model.errors import ClausetreeError
from clausetree.text.remembering import remembered_of_each
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clausetree.lint.context import Context, DocumentPart
    from clausetree.model.clause import Content
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document

_ALLOWING = re.compile(r"tree?\s*[:=]?\s*allow\b|<!-- ?(?:\w+\W{1,2})?allow\s+[a-z]{3}\d{3}\b")
_OPEN, _CLOSE = "<!--", "-->"
_COMMENT = re.compile(r"<!--(?:(?!-->).)*+-->")
_BEGINNING = re.compile(rf"{_OPEN}(?=[-\s]*clausetree)", re.IGNORECASE)
_OURS = re.compile(
    r"[-\s]*clausetree(?:\s*[:=\uff1a]|[\s-](?=\s*allow\b))\s*(?P<rest>.*)", re.DOTALL | re.IGNORECASE
)
_ALLOW = re.compile(r"allow\b[\s:]*", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:(?:and|or)\b|[\s,;&`])*", re.IGNORECASE)
_WORD = re.compile(rf"{_BETWEEN.pattern}(?P<word>[\w-]+)", re.IGNORECASE)
_BEGUN = re.compile(r"(?<![\w-])[\w-]*\Z")
_LIKE_A_RULE = re.compile(r"[A-Za-z]{3}\d{1,3}|[A-Za-z]\w*(?:-\w+)+")
_REASON = re.compile(r"[\W_]*(?:because\b)?[\W_]*(?P<reason>.*)", re.DOTALL | re.IGNORECASE)
_LOST = re.compile(
    r"(?:clausetree\s*[:=]?\s*allow\b|\bcl?\w{2,6}[-_ ]?tree?\s*[:=]?\s*allow\s+[A-Za-z]{3}\d{3}\b"
    r"|(?:(?<=<!--)|(?<=<!-- ))(?:(?!cl)\w+\W{1,2})?allow\s+[A-Za-z]{3}\d{3}\b)[^\r\n]*",
    re.IGNORECASE,
)
"""What was meant as a comment of ours; with a slip in its name too, or without it, where a rule stands after it."""

_ESCAPE = re.compile(r"(?<!\\)\\\Z")
_SHORTEST = 3  # letters of a family


class Suppression(NamedTuple):
    """One comment that allows findings.

    Attributes:
        words: What it allows, as written, and where each stands; none where the comment can't be read.
        explained: Whether it gives a reason.
        span: The comment.
        scope: Where it holds: findings that start there pass.
    """

    words: tuple[tuple[str, Span], ...]
    explained: bool
    span: Span
    scope: Span


def parse_suppressions(context: Context) -> tuple[Suppression, ...]:
    """Returns the suppressions in a document, in the order of the text."""
    return tuple(
        found
        for part in context.parts
        if _speaks_to_us(part.content)
        for found in _parse_part(part, context.document)
    )


@cache
def find_allowed(word: str) -> tuple[str, ...]:
    """Returns the codes that a suppression's word allows; none where it names no rule."""
    try:
        return find_codes(word)
    except ClausetreeError:
        return ()


def suppress(
    found: Iterable[Diagnostic], suppressions: Iterable[Suppression]
) -> tuple[list[Diagnostic], set[Span]]:
    """Returns what no suppression lets pass, and where the words stand that let something pass."""
    diagnostics = list(found)
    places: dict[str, list[int]] = {}  # for each code the diagnostics in the order of the text
    for index in sorted(range(len(diagnostics)), key=lambda index: diagnostics[index].span.start):
        places.setdefault(diagnostics[index].code, []).append(index)
    passed: set[int] = set()
    used: set[Span] = set()
    for suppression in suppressions:
        for word, span in suppression.words:
            for code in find_allowed(word):
                there = places.get(code, ())
                first, end = (
                    bisect_left(there, offset, key=lambda index: diagnostics[index].span.start)
                    for offset in suppression.scope
                )
                if first < end:
                    used.add(span)
                    passed.update(there[first:end])
    return [one for index, one in enumerate(diagnostics) if index not in passed], used


def find_rule_words(content: Content) -> Iterator[tuple[str, Span]]:
    """Yields what the suppressions in a content allow, as written, and where each word stands, from the content's start."""
    if not _speaks_to_us(content):
        return
    code = [passage.span for passage in content.passages if passage.kind == "code"]
    for comment, ours in _find_comments(content):
        if not any(span.start <= comment.start < span.end for span in code):
            yield from _read_words(ours)[0]


def find_begun_word(text: str) -> str | None:
    """Returns what is begun of a word at the end of a text, where a suppression takes one; None at any other place."""
    start, begun = text.rfind(_OPEN), _BEGUN.search(text)
    if start < 0 or begun is None or _is_inline_code(text, start):
        return None
    ours = _OURS.fullmatch(text, start + len(_OPEN), begun.start())
    if ours is None or _CLOSE in ours[0] or not _ALLOW.match(ours["rest"]):
        return None
    _, end = _read_words(ours)
    return begun[0] if _BETWEEN.fullmatch(ours["rest"], end) else None


@remembered_of_each
def _speaks_to_us(content: Content) -> bool:
    """Returns whether a content has the name that suppressions begin with; hardly any has."""
    folded = content.source.casefold()
    return "clausetree" in folded or ("allow" in folded and _ALLOWING.search(folded) is not None)


def _find_comments(content: Content) -> Iterator[tuple[Span, re.Match[str]]]:
    """Yields the comments that are suppressions, or are shown as code, each with what it says."""
    source = content.source
    place = 0
    while beginning := _BEGINNING.search(source, place):
        start, place = beginning.span()
        if not _begins_comment(content, start) or _is_commented_out(content, start):
            continue
        end = source.find(_CLOSE, place)
        if end < 0:
            return
        if ours := _OURS.fullmatch(source, place, end):
            place = end + len(_CLOSE)
            yield Span(start, place), ours


def _begins_comment(content: Content, offset: int) -> bool:
    """Returns whether `<!--` at `offset` is more than a word of shown code."""
    return not (
        content.is_raw(offset)
        or _ESCAPE.search(content.source[max(offset - 2, 0) : offset])
        or _is_inline_code(content.source, offset)
    )


def _is_commented_out(content: Content, offset: int) -> bool:
    """Returns whether a comment of the block that `offset` is in begins before it and is still open."""
    before = bisect_right(content.passages, offset, key=lambda one: one.span.start)
    block = content.passages[before - 1].span.start if before else 0
    opened = content.source.rfind(_OPEN, block, offset)
    return (
        opened >= 0 and content.source.find(_CLOSE, opened, offset) < 0 and _begins_comment(content, opened)
    )


def _parse_part(part: DocumentPart, document: Document) -> Iterator[Suppression]:
    """Yields the suppressions of one clause, in the order of the text; those that can't be read have no words."""
    source = part.content.source
    code = [passage.span for passage in part.content.passages if passage.kind == "code"]
    read: list[Span] = []
    found: list[Suppression] = []
    for span, ours in _find_comments(part.content):
        before = bisect_right(code, span.start, key=lambda one: one.start)
        around = code[before - 1] if before and span.start < code[before - 1].end else None
        if around is None:
            read.append(span)
            found.append(_read(ours, span, part, document))
        elif around.slice(source).strip() == span.slice(source):  # indented, it is code and does nothing
            found.append(_unreadable(span, part))
    left = _blank(source, sorted([*read, *code]))
    found += [
        _unreadable(Span(*match.span()), part)
        for match in _LOST.finditer(left)
        if not part.content.is_raw(match.start()) and not _is_inline_code(source, match.start())
    ]
    yield from sorted(found, key=lambda one: one.span)


def _read_words(ours: re.Match[str]) -> tuple[list[tuple[str, Span]], int]:
    """Returns what a comment allows, and where in what it says its reason begins."""
    words: list[tuple[str, Span]] = []
    rest = ours["rest"]
    allow = _ALLOW.match(rest)
    end = allow.end() if allow else len(rest)
    while (match := _WORD.match(rest, end)) and _names_rules(match["word"]):
        words.append((match["word"], Span(*match.span("word")).shift(ours.start("rest"))))
        end = match.end()
    return words, end


def _read(ours: re.Match[str], span: Span, part: DocumentPart, document: Document) -> Suppression:
    """Returns what a comment at `span` in a clause says."""
    words, end = _read_words(ours)
    reason = _REASON.fullmatch(ours["rest"], end)
    lines, whole = document.lines, span.shift(part.start)
    line = Span(max(lines.start(lines.line_of(whole.start)), part.start), whole.end)
    alone = not _COMMENT.sub("", lines.text[line.start : whole.start]).strip(" \t>-*+")
    return Suppression(
        words=tuple((word, place.shift(part.start)) for word, place in words),
        explained=bool(reason and reason["reason"].strip()),
        span=whole,
        scope=Span(part.start, part.start + len(part.content.source)) if alone else line,
    )


def _names_rules(word: str) -> bool:
    """Returns whether a word names rules, or was meant to."""
    return bool(_LIKE_A_RULE.fullmatch(word)) or (len(word) >= _SHORTEST and bool(find_allowed(word)))


def _unreadable(span: Span, part: DocumentPart) -> Suppression:
    """Returns the suppression that something at `span` in a clause was meant to be."""
    whole = span.shift(part.start)
    return Suppression(words=(), explained=False, span=whole, scope=Span(whole.start, whole.start))


def _is_inline_code(source: str, offset: int) -> bool:
    """Returns whether a backtick is open before `offset` on its line."""
    start = max(source.rfind("\n", 0, offset), source.rfind("\r", 0, offset)) + 1
    return source.count("`", start, offset) % 2 == 1


def _blank(source: str, spans: Iterable[Span]) -> str:
    """Returns `source` with spaces in place of what stands at `spans`, which are in order."""
    pieces: list[str] = []
    end = 0
    for span in spans:
        pieces += (source[end : span.start], " " * (span.end - max(span.start, end)))
        end = max(end, span.end)
    return "".join((*pieces, source[end:]))
