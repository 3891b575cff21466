"""References and footnote marks in running text.

Only what can hide or hold them is read: backslash escapes, code spans, HTML comments and brackets, as in
CommonMark (https://spec.commonmark.org/0.31.2/, "Code spans" and "Links").
"""

from __future__ import annotations

import re
from bisect import bisect_left

from clausetree.model.reference import Footnote, Reference, ReferencePlace
from clausetree.text.span import Span

_SPECIAL = re.compile(r"[\\`<\[\]]")
_BACKTICKS = re.compile(r"`+")
_FOOTNOTE = re.compile(r"\[\^([^\s\[\]^]+)\](?!\()")
_TARGET = re.compile(r"\([ \t]*#([^()\s]*)(?:[ \t]+(?:\"[^\"]*\"|'[^']*'))?[ \t]*\)")


def scan_inline(source: str, span: Span, place: ReferencePlace) -> tuple[list[Reference], list[Footnote]]:
    """Returns the references and footnote marks in `span` of `source`; takes time linear in the span."""
    references: list[Reference] = []
    footnotes: list[Footnote] = []
    start, end = span
    if source.find("](", start, end) < 0 and source.find("[^", start, end) < 0:
        return references, footnotes
    code_ends = _CodeEnds(source, span)
    open_brackets: list[int] = []
    position = start
    while special := _SPECIAL.search(source, position, end):
        position = special.end()
        character = special[0]
        if character == "\\":
            position += 1
        elif character == "`":
            position = code_ends.after(position - 1)
        elif character == "<":
            closing = source.find("-->", position, end) if source.startswith("!--", position, end) else -1
            position = max(position, closing + 3)
        elif character == "]":
            opening = open_brackets.pop() if open_brackets else None
            target = _TARGET.match(source, position, end)
            if opening is not None and target and source[opening - 1 : opening] != "!":
                references.append(_reference(source, Span(opening, target.end()), target, place))
                position = target.end()
        elif footnote := _FOOTNOTE.match(source, position - 1, end):
            footnotes.append(Footnote(label=footnote[1], span=Span(*footnote.span())))
            position = footnote.end()
        else:
            open_brackets.append(position - 1)
    return references, footnotes


def _reference(source: str, span: Span, target: re.Match[str], place: ReferencePlace) -> Reference:
    text_span = Span(span.start + 1, target.start() - 1)
    own_text = text_span.slice(source)
    return Reference(
        target=target[1],
        text=None if own_text == "?" else own_text,
        place=place,
        span=span,
        text_span=text_span,
        target_span=Span(*target.span(1)),
    )


class _CodeEnds:
    """Finds where code spans end; indexes the backtick runs of a span once, when first asked."""

    def __init__(self, source: str, span: Span) -> None:
        self._source = source
        self._span = span
        self._runs: dict[int, list[int]] = {}

    def after(self, start: int) -> int:
        """Returns the offset behind the code span that the run at `start` opens, or behind the run alone."""
        if not self._runs:
            for run in _BACKTICKS.finditer(self._source, *self._span):
                self._runs.setdefault(len(run[0]), []).append(run.start())
        opening = _BACKTICKS.match(self._source, start, self._span.end)
        end = opening.end() if opening else start + 1
        starts = self._runs.get(end - start, [])
        index = bisect_left(starts, end)
        return starts[index] + end - start if index < len(starts) else end
