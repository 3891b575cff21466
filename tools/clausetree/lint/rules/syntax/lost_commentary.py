"""`lost-commentary`."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from clausetree.lint.fix import replace
from clausetree.lint.rule import Rule
from clausetree.text.lines import LINE_ENDING, LineIndex
from clausetree.text.list_markers import LIST_MARKER
from clausetree.text.nearest import SLIP, find_nearest
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.model.clause import Admonition, Content, Passage
    from clausetree.model.diagnostic import Diagnostic

_OPENING = '!!! meta "Commentary"'
_NEARLY = re.compile(
    r"!!|[!1@]{2,4}[ \t]*+\w+[ \t]*+[\"“']|\S{0,4}[ \t]*+\w{0,6}[ \t]*+[\"“']Commentary[\"”']?\Z",
    re.IGNORECASE,
)
_NESTED = re.compile(
    rf"(?:[ \t>]|{LIST_MARKER}[ \t])*(?P<opening>!!![ \t]*\w*[ \t]*[\"“']Commentary[\"”']?)[ \t]*\Z",
    re.IGNORECASE,
)
"""The beginning of commentary after the marks of lists and quotations."""

_AROUND = {"list": "a list", "quote": "a quotation"}
_WORDS = ("meta", "commentary", "comment")
_HINT = f"write `{_OPENING}`, and indent what belongs to it by four spaces"
_BELOW = "indent it by four spaces if it belongs to the commentary; otherwise put a blank line above it, and no indent"


def _is_meant(note: Admonition) -> bool:
    """Returns whether an admonition of other words was very likely meant as commentary."""
    word = find_nearest(note.word or "", _WORDS, SLIP)
    untitled = word == "meta" and not note.title
    titled = find_nearest(note.title or "", ["Commentary"], SLIP)
    return untitled or bool(titled) or (word is not None and note.word != "meta")


def _drops_out(note: Passage, below: Passage | None, source: str) -> bool:
    """Returns whether a passage below commentary may have been part of it: by its indent, or with no line between."""
    if note.kind != "commentary" or below is None:
        return False
    gap = source[note.span.end : below.span.start]
    return source.startswith((" ", "\t"), below.span.start) or len(LINE_ENDING.findall(gap)) == 1


class LostCommentary(Rule):
    """Commentary that is not written as commentary, and what may have dropped out of it.

    Commentary begins with `!!! meta "Commentary"` at the beginning of a line, and its body is indented by four spaces.
    Another word or no title, as in `!!! note "Commentary"`, a body that is indented by less, text that goes on below it
    without a blank line, and commentary in a list or a quotation are reported too. Other admonitions are ignored.

    ## Why it matters
    What is not commentary is part of the clause, and binds.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    !! meta "Commentary"
        Plainness helps.
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    !!! meta "Commentary"
        Plainness helps.
    ````
    """

    code = "SYN015"
    name = "lost-commentary"
    severity = "warning"
    fixes = "sometimes"
    reviewed = "always"

    def check_content(self, content: Content) -> Iterator[Diagnostic]:
        """Yields a finding at each line that begins what may be meant as commentary, or goes on with it."""
        lines = LineIndex(content.source)
        for passage, below in pairwise((*content.passages, None)):
            assert passage  # noqa: S101 - only the last is none
            if passage.kind == "paragraph":
                yield from self._check_lines(passage, lines)
            elif passage.kind in _AROUND:
                yield from self._check_nested(passage, content, lines)
            elif passage.admonition and not _drops_out(passage, below, content.source):
                yield from self._check_opening(passage, content, lines)
            elif passage.admonition and below:
                line = lines.line_of(below.span.start)
                yield self.at(lines.span(line), "text below commentary is not part of it", _BELOW)

    def _check_lines(self, passage: Passage, lines: LineIndex) -> Iterator[Diagnostic]:
        start, end = passage.span
        for number in range(lines.line_of(start), lines.line_of(end) + 1):
            if _NEARLY.match(lines.contents[number].strip()):
                span = lines.span(number)
                yield self.at(span, "line looks like the beginning of commentary but isn't one", _HINT)

    def _check_nested(self, passage: Passage, content: Content, lines: LineIndex) -> Iterator[Diagnostic]:
        start, end = passage.span
        for number in range(lines.line_of(start), lines.line_of(end - 1) + 1):
            match = _NESTED.match(lines.contents[number])
            if match and not content.is_raw(lines.start(number)):
                yield self.at(
                    Span(*match.span("opening")).shift(lines.start(number)),
                    f"commentary in {_AROUND[passage.kind]} is not read as commentary, so it binds",
                    "begin its line with `!!!`, with nothing before it",
                )

    def _check_opening(self, passage: Passage, content: Content, lines: LineIndex) -> Iterator[Diagnostic]:
        note = passage.admonition
        assert note  # noqa: S101 - it is one
        span = lines.span(lines.line_of(passage.span.start))
        if (note.word, (note.title or "").casefold()) == ("meta", "commentary"):
            if not note.body.slice(content.source).strip():
                yield self.at(span, "commentary has no body", "indent what belongs to it by four spaces")
        elif _is_meant(note):
            fact = (
                "is read as commentary" if passage.kind == "commentary" else "is not commentary, so it binds"
            )
            shown = span.slice(content.source).strip()
            fix = replace(span, _OPENING, safe=False)
            yield self.at(span, f"`{shown}` {fact}", f"write `{_OPENING}`", fix)
