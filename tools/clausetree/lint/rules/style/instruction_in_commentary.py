"""`instruction-in-commentary`."""

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


class InstructionInCommentary(Rule):
    """Flags commentary that gives an instruction: that says `must`, `should` or `shall`.

    ## Why it matters
    Commentary does not bind. What the assistant must do belongs in the clause, or nobody will hold it to it.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    !!! meta "Commentary"
        The assistant must write plainly.
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    The assistant must write plainly.
    ````
    """

    code = "STY003"
    name = "instruction-in-commentary"
    severity = "info"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - of all rules
        """Yields a finding at the first such word of each commentary."""
        for part in context.parts:
            raw = [example.conversation.span for example in part.content.examples]
            for passage in part.content.passages:
                if passage.kind != "commentary":
                    continue
                for match in re.finditer(
                    r"\b(?:must|should|shall)\b", passage.span.slice(part.content.source), re.IGNORECASE
                ):
                    span = Span(*match.span()).shift(passage.span.start)
                    if not any(start <= span.start < end for start, end in raw):
                        yield self.at(
                            span.shift(part.start),
                            f"commentary says `{match[0]}`",
                            "instructions belong in the clause's own text",
                        )
                        break
