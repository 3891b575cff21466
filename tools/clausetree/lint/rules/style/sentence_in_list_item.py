"""`sentence-in-list-item`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.lint.prose_blocks import find_prose
from clausetree.lint.rule import Rule
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.model.clause import Content
    from clausetree.model.diagnostic import Diagnostic

_GOES_ON = (",", ";", "(", "-", "\u2013", "\u2014")
_SENTENCE = re.compile(r"(?!I\b)[^\W\d_a-z][^\r\n]*[.!?:][\"'\u201d\u2019)*_]*(?:\[\^[^\]\s]{1,80}\])*[ \t]*")
_PAGE = 72  # characters within which a tool that wraps lines leaves no word for the next line
_WRAPPED = 110  # no tool that wraps lines leaves a longer one


class SentenceInListItem(Rule):
    """A sentence right below a list item that begins at the start of the line.

    Lines that are wrapped at the width of a page are ignored.

    ## Why it matters
    It is part of that item. If it was meant for the whole list, it needs a blank line before it.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    - short words
    - short sentences.
    All this holds for titles too.
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    - short words
    - short sentences.

    All this holds for titles too.
    ````
    """

    code = "STY017"
    name = "sentence-in-list-item"
    severity = "info"

    def check_content(self, content: Content) -> Iterator[Diagnostic]:
        """Yields a finding at each sentence that was put below an item by hand."""
        for block in find_prose(content):
            if block.kind == "item":
                for span in _find_sentences(block.text, block.indent):
                    yield self.at(
                        span.shift(block.span.start),
                        "sentence below a list item is part of it",
                        "put a blank line before it, or indent it to show that it belongs to the item",
                    )


def _find_sentences(text: str, indent: int) -> Iterator[Span]:
    """Yields where lines of an item stand that begin a sentence at the start of the line, though the line before had room."""
    at = 0
    before = ""
    length = indent
    for line in text.splitlines(keepends=True):
        content = line.rstrip("\r\n")
        if (
            before
            and not before.endswith(_GOES_ON)
            and _SENTENCE.fullmatch(content)
            and not _is_wrapped(length, content)
        ):
            yield Span(at, at + len(content))
        before, length = content.rstrip(), (length if at == 0 else 0) + len(content.rstrip())
        at += len(line)


def _is_wrapped(length: int, sentence: str) -> bool:
    """Returns whether a tool may have broken a line of this length before a sentence: its first word did not fit."""
    word = sentence.split(maxsplit=1)[0]
    return length + 1 + len(word) > _PAGE and length <= _WRAPPED
