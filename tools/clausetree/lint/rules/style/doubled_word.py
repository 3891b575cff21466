"""`doubled-word`."""

from __future__ import annotations

import re
import string
from operator import eq
from typing import TYPE_CHECKING

from clausetree.lint.fix import delete
from clausetree.lint.rule import Rule
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context, DocumentPart
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document

_TWICE = {"that", "had"}
_RAW = {"code", "example", "html", "comment"}
_REPEATED = re.compile(r"(?i)(?<![\w'’-])([^\W\d_]+)\s+(\1)(?![\w'’-])|`[^`\n]*`")
_SIGNS = string.punctuation.encode()
_BLANKED = bytes.maketrans(_SIGNS, b" " * len(_SIGNS))
_WIDE_SIGNS = re.compile(
    rb"\xc2.|\xe2\x80.", re.DOTALL
)  # in UTF-8, such as «, the dashes and the curly quotes


class DoubledWord(Rule):
    """Flags a word that stands twice in a row, outside of conversations and code.

    `that that` and `had had` are let be.

    ## Why it matters
    It is a slip of the pen, most often left by an edit.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    Write the the answer plainly.
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    Write the answer plainly.
    ````
    """

    code = "STY004"
    name = "doubled-word"
    severity = "warning"
    fixes = "sometimes"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - of all rules
        """Yields a finding at each second word; the fix deletes it where both are on one line."""
        for part in context.parts:
            for text in _find_prose(part):
                source = text.slice(part.content.source)
                if not _may_repeat(source):
                    continue
                for match in _REPEATED.finditer(source):
                    first, second = Span(*match.span(1)), Span(*match.span(2))
                    is_raw = part.content.is_raw(text.start + second.start)
                    if not match[2] or match[1].lower() in _TWICE or is_raw:
                        continue
                    offset = part.start + text.start
                    gap = Span(first.end, second.end).shift(offset)
                    on_one_line = not set(match[0]) & set("\r\n")
                    yield self.at(
                        second.shift(offset),
                        f"`{match[2]}` is repeated",
                        "delete one of them",
                        delete(gap, safe=False) if on_one_line else None,
                    )


def _find_prose(part: DocumentPart) -> Iterator[Span]:
    """Yields the spans of a clause's title and of its passages that are prose."""
    if part.clause:
        yield part.clause.heading.title_span
    yield from (passage.span for passage in part.content.passages if passage.kind not in _RAW)


def _may_repeat(text: str) -> bool:
    """Returns whether a word may stand twice in a row; read as bytes, since hardly any text has such a word."""
    plain = _WIDE_SIGNS.sub(b" ", text.lower().encode(errors="replace").translate(_BLANKED))
    words = plain.split()
    return any(map(eq, words, words[1:]))
