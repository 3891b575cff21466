"""`lost-heading`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class LostHeading(Rule):
    """Flags a line that was meant as a heading and is none.

    A heading begins with one to six `#`, at the beginning of the line, and a blank.

    ## Why it matters
    The clause is not there: its id, its level and its text go to the clause before it.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    Write plainly.

    #Tone {#tone}

    Be kind.
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    Write plainly.

    # Tone {#tone}

    Be kind.
    ````
    """

    code = "SYN014"
    name = "lost-heading"
    severity = "error"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - of all rules
        """Yields a finding for each line in prose that has `#`s and an attribute list."""
        for part in context.parts:
            source = part.content.source
            if source.count("{#") <= (
                part.clause is not None and "{#" in part.clause.heading.span.slice(source)
            ):
                continue
            for passage in part.content.passages:
                if passage.kind in {"paragraph", "list", "code"} and not source.startswith(
                    ("```", "~~~"), passage.span.start
                ):
                    for match in re.finditer(
                        r"(?m)^[ \t]*(#+.*\{#[^\s{}]+[^{}\n]*\})[ \t]*$", passage.span.slice(source)
                    ):
                        span = Span(*match.span(1)).shift(part.start + passage.span.start)
                        yield self.at(
                            span,
                            "line looks like a heading and is none",
                            "begin it with one to six `#` and a blank",
                        )
