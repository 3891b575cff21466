"""`indented-continuation`."""

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

_SECOND_LINE = re.compile(r"(?P<first>[^\s!?][^\r\n]*)(?:\r\n?|\n)(?P<indent> {4,}|[ ]{0,3}\t[ \t]*)(?=\S)")
_DEFINES = re.compile(r"\*\*[^*]+(?:\*\*:?|:\*\*)[ \t]*")
_BROKEN = ("  ", "\\", "<br>", "<br/>")


class IndentedContinuation(Rule):
    """A paragraph whose second line is indented by four spaces or more.

    Verse, whose lines are broken on purpose, and definitions with an indented meaning are ignored.

    ## Why it matters
    It was meant as code, or as part of something above. As it stands, the spaces are dropped and it goes on with the sentence.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    Write plainly:
        in short words.
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    Write plainly:
    in short words.
    ````
    """

    code = "STY016"
    name = "indented-continuation"
    severity = "info"

    def check_content(self, content: Content) -> Iterator[Diagnostic]:
        """Yields a finding at the indentation of the second line."""
        for block in find_prose(content):
            if block.kind != "paragraph":
                continue
            match = _SECOND_LINE.match(block.span.slice(content.source))
            if match and not _DEFINES.fullmatch(match["first"]) and not match["first"].endswith(_BROKEN):
                yield self.at(
                    Span(*match.span("indent")).shift(block.span.start),
                    "the second line of the paragraph is indented",
                    "delete the spaces, or put a blank line before it if it is code",
                )
