"""`blank-before-footnote`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.lint.fix import delete
from clausetree.lint.rule import Rule
from clausetree.text.list_markers import LIST_MARKER
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.model.clause import Content
    from clausetree.model.diagnostic import Diagnostic

_SPOKEN_OF = re.compile(
    r"(?:^|[\s(])(?:see|cf\.|also|for|in|to|of|by|at|with|from|and|or|is|are|as|under|footnotes?|notes?|marks?|labels?|prompts?|like)[ \t]+\Z",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?<=[^\s|>])[ \t]+\Z")
_MARKER = re.compile(rf"(?:^|[\r\n])[ \t]*{LIST_MARKER}[ \t]+\Z")
_NEAR = 40  # characters before a mark that say whether it is spoken of


class BlankBeforeFootnote(Rule):
    """A space before a footnote mark.

    A mark that the sentence speaks of, as in `see [^ab12]`, is ignored.

    ## Why it matters
    The mark can break onto the next line, where it seems to belong to what follows.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    Write plainly [^ab12].
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    Write plainly[^ab12].
    ````
    """

    code = "STY014"
    name = "blank-before-footnote"
    severity = "info"
    fixes = "always"

    def check_content(self, content: Content) -> Iterator[Diagnostic]:
        """Yields a finding for each such mark; the fix deletes the space."""
        source = content.source
        for mark in content.footnotes:
            before = source[max(mark.span.start - _NEAR, 0) : mark.span.start]
            space = _BEFORE.search(before)
            if space is None or _SPOKEN_OF.search(before) or _MARKER.search(before):
                continue
            length = len(space[0])
            gap = Span(mark.span.start - length, mark.span.start)
            yield self.at(
                Span(gap.start, mark.span.end),
                f"space before the footnote mark `[^{mark.label}]`",
                "delete the space",
                delete(gap),
            )
