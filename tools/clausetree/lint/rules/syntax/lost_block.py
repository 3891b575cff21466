"""`lost-block`."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule
from clausetree.text.lines import LINE_ENDING, LineIndex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.model.clause import Content, Passage
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.text.span import Span

_ITEM = re.compile(r"[ \t]*\d{1,3}[.)]\s+\S")  # to Markdown a no-break or an ideographic space is none
_BULLET = re.compile(
    r" {0,3}(?:[-+*]{1,2}(?![-+*\s])|--[ \t]|[_\[][ \t]|[^\w\s\"'“\u2018(\[*`<!#>|\\$~][ \t]|[0b-hj-zB-HJ-Z][ \t])\S"
)
_BREAK = re.compile(r"(?=.*([*_-]).?\1).?[^\w\s]{2,4}.?|\*.\*")
_CLOSING = re.compile(r"[ \t]*[)\]}\"'*>]{1,2}[ \t]*")
_QUOTE = re.compile(r"[.,:?</L][ ](?=[A-Z\"“])|[ ]{1,3}(?=\S)(?!https?://|.*\S[ ]{3,}\S)")
_DOUBLED = re.compile(r"<<[A-Za-z][^<>]*>")
_BOLD = re.compile(r"[ \t]*(\*\*|__)\S.*\1[ \t]*:?[ \t]*")
_OTHER_BULLET = re.compile(r"[ \t]*[\u2022\u2013\u2014\u00b7\u25cf\u25aa]\s+\S|[ \t]*\u30fb\s*\S")
_NO_SPACE = re.compile(r"[-+*](?![-+*\r\n])[^ \t]")
_TOP_ITEM = re.compile(r"(?P<number>\d{1,9})[.)][ \t]")
_LONGEST = 7  # characters of a break with a slip in it, and one more
_FEWEST = 2  # lines that make a list or a table


class LostBlock(Rule):
    """A paragraph that was meant as a list, a table, a quotation or a break, but has a wrong mark.

    ## Why it matters
    What should be shown line by line, or apart from the rest, runs together in one paragraph.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    1 Write plainly.
    2. Write briefly.
    3. Stop.
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    1. Write plainly.
    2. Write briefly.
    3. Stop.
    ````
    """

    code = "SYN019"
    name = "lost-block"
    severity = "info"

    def check_content(self, content: Content) -> Iterator[Diagnostic]:
        """Yields a finding at the first line of each such paragraph, and at what is left of other blocks."""
        lines = LineIndex(content.source)
        for passage, fact, hint in _find_slips(content):
            yield self.at(lines.span(lines.line_of(passage.start)), fact, hint)
        heading = content.heading
        if heading and re.match(r"#+[A-Za-z]", heading.title):
            yield self.at(heading.title_span, "title begins with `#`", "write all `#` before the space")


def _find_slips(content: Content) -> Iterator[tuple[Span, str, str]]:
    """Yields where blocks of a clause look like others, with what is wrong and how to write it."""
    source = content.source
    above: Passage | None = None
    for passage, below in pairwise((*content.passages, None)):
        assert passage  # noqa: S101 - only the last is none
        before, above = above, passage
        if passage.kind not in {"paragraph", "html", "quote", "list"}:
            continue
        lines = LineIndex(passage.span.slice(source)).contents
        indented = (
            before and before.kind == "commentary" and lines[0].startswith(" ")
        )  # lost-commentary speaks of it
        if passage.kind == "paragraph" and not indented:
            listed = below is not None and below.kind == "list" and _touch(passage, below, source)
            if meant := _find_list(lines, listed=listed) or (not passage.terms and _find_meant(lines)):
                kind, hint = meant
                yield passage.span, f"line looks like the beginning of a {kind} but isn't one", hint
        if passage.kind in {"paragraph", "html"}:
            yield from _find_strays(passage.span, source)
        if passage.kind == "quote" and not "".join(lines).strip("> \t"):
            yield (
                passage.span,
                "quotation is empty",
                "delete the `>`, or write it at the end of the line above",
            )
        if passage.kind == "list" and not _counts_up(lines):
            yield passage.span, "numbers of a list do not count up", "number its items from `1.` on"
        if before and before.kind == passage.kind == "list" and _touch(before, passage, source):
            yield (
                passage.span,
                "items of a list have different marks",
                "begin each item of a list with the same mark",
            )


def _counts_up(lines: Sequence[str]) -> bool:
    """Returns whether the numbers of a list go up by one, or are all the same."""
    numbers = [int(match["number"]) for line in lines if (match := _TOP_ITEM.match(line))]
    steps = {after - before for before, after in pairwise(numbers)}
    return steps in (set(), {0}, {1})


def _is_row(line: str) -> bool:
    """Returns whether a line was probably meant as a row of a table."""
    said = line.strip()
    return (said.startswith("|") or said.endswith("|")) and said.count("|") >= _FEWEST


def _touch(above: Passage, below: Passage, source: str) -> bool:
    """Returns whether no blank line stands between two passages."""
    return len(LINE_ENDING.findall(source, above.span.end, below.span.start)) == 1


def _find_strays(span: Span, source: str) -> Iterator[tuple[Span, str, str]]:
    """Yields the lines of a paragraph that hold no more than a closing mark, or a tag after a `<` too many."""
    lines = LineIndex(span.slice(source))
    for number, line in enumerate(lines.contents):
        if len(lines) > 1 and _CLOSING.fullmatch(line):
            where = lines.span(number).shift(span.start)
            yield where, "line has nothing but a mark", "put it at the end of the line above"
        elif _DOUBLED.search(line):
            yield lines.span(number).shift(span.start), "`<` is repeated before a tag", "delete one"


def _find_list(lines: Sequence[str], *, listed: bool) -> tuple[str, str] | None:
    """Returns that a paragraph was probably meant to be a list, and how to write it.

    Args:
        lines: Its lines.
        listed: Whether a list follows without a blank line.
    """
    numbered = sum(bool(_ITEM.match(line)) for line in lines[1:])
    if numbered >= _FEWEST or (numbered and re.match(r"\W{0,3}\d{1,3}\W", lines[0])):
        return "list", "begin its items with `1.` and a space"
    marked = sum(bool(_NO_SPACE.match(line)) for line in lines)
    dotted = sum(bool(_OTHER_BULLET.match(line)) for line in lines)
    titled = _BOLD.fullmatch(lines[-1])  # a title in bold above its list
    if (
        (listed and _BULLET.match(lines[-1]) and not titled)
        or marked == len(lines) >= _FEWEST
        or dotted >= _FEWEST
    ):
        return "list", "begin its items with `-` and a space"
    return None


def _find_meant(lines: Sequence[str]) -> tuple[str, str] | None:
    """Returns what else a paragraph was probably meant to be, and how to write it."""
    if sum(_is_row(line) for line in lines) >= _FEWEST:
        return "table", "give each row as many cells as the line `|---|---|` below the first"
    if len(lines) <= _FEWEST and _BREAK.fullmatch("".join(line.strip()[:_LONGEST] for line in lines)):
        return "break", "write `***`"
    if _QUOTE.match(lines[0]):
        return "quotation", "begin it with `>`; a paragraph begins without a space"
    return None
