"""Suppressions: comments that let findings pass, with a reason.

`<!-- clausetree: allow EXM001 because the next release brings one -->` on a line of its own holds for the clause that
it stands in: for its heading, and for all up to the next one. Behind text, at the end of a line, it holds for what
starts on that line. What it allows is a code, a rule's name, or the beginning of a code; several are parted by
commas. Inside code and conversations it is text like any other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from clausetree.lint.selection import find_codes
from clausetree.model.errors import ClausetreeError
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clausetree.lint.context import Context, DocumentPart
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document

_MARK = "clausetree:"


class Suppression(NamedTuple):
    """One comment that lets findings pass.

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
    if _MARK not in context.document.text:
        return ()
    return tuple(
        found
        for part in context.parts
        if _MARK in part.content.source
        for found in _parse_part(part, context.document)
    )


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
    scopes = [
        (suppression.scope, find_allowed(word), span)
        for suppression in suppressions
        for word, span in suppression.words
    ]
    left: list[Diagnostic] = []
    used: set[Span] = set()
    for diagnostic in found:
        passes = {
            span
            for scope, codes, span in scopes
            if diagnostic.code in codes and scope.start <= diagnostic.span.start < scope.end
        }
        used |= passes
        if not passes:
            left.append(diagnostic)
    return left, used


def _parse_part(part: DocumentPart, document: Document) -> Iterator[Suppression]:
    """Yields the suppressions of one clause."""
    comment = re.compile(r"<!--[ \t]*clausetree:(?P<body>[^\r\n]*?)-->")
    body = re.compile(
        r"[ \t]*allow[ \t]+(?P<words>[\w, \t-]+?)[ \t]*(?:\bbecause\b(?P<reason>.*))?", re.IGNORECASE
    )
    source = part.content.source
    lines = document.lines
    code = [passage.span for passage in part.content.passages if passage.kind == "code"]
    for match in comment.finditer(source):
        if part.content.is_raw(match.start()) or any(start <= match.start() < end for start, end in code):
            continue
        span = Span(*match.span()).shift(part.start)
        line = Span(max(lines.start(lines.line_of(span.start)), part.start), span.end)
        alone = not lines.text[line.start : span.start].strip()
        read = body.fullmatch(match["body"].rstrip())
        yield Suppression(
            words=tuple(
                (word[0], Span(*word.span()).shift(part.start + match.start("body")))
                for word in re.finditer(r"[\w-]+", match["body"][: read.end("words")])
                if word.start() >= read.start("words")
            )
            if read
            else (),
            explained=bool(read and (read["reason"] or "").strip()),
            span=span,
            scope=Span(part.start, part.start + len(source)) if alone else line,
        )
