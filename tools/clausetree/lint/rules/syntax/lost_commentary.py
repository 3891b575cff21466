"""`lost-commentary`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class LostCommentary(Rule):
    """Flags a line that was meant to begin commentary and does not.

    Commentary begins with `!!! meta "Commentary"` at the beginning of a line, and its body is indented by four blanks.

    ## Why it matters
    What follows is then part of the clause, and binds.

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

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding for each paragraph that begins with exclamation marks."""
        for part in context.parts:
            source = part.content.source
            if "!!" not in source:
                continue
            for passage in part.content.passages:
                if passage.kind == "paragraph" and source.startswith("!!", passage.span.start):
                    first = document.lines.line_of(part.start + passage.span.start)
                    hint = 'write `!!! meta "Commentary"`, and indent what belongs to it by four blanks'
                    yield self.at(
                        document.lines.span(first),
                        "line looks like the beginning of commentary and is none",
                        hint,
                    )
