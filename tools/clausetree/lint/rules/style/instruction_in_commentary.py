"""`instruction-in-commentary`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.obligation import find_obligation
from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.model.clause import Content
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.text.span import Span


def _first_instruction(commentary: Span, content: Content) -> Span | None:
    """Returns where commentary first obliges somebody, outside of its examples and its code, or None."""
    found = (span.shift(commentary.start) for span in find_obligation(commentary.slice(content.source)))
    return next((span for span in found if not content.is_raw(span.start)), None)


class InstructionInCommentary(Rule):
    """Commentary that gives an instruction: that says `must`, `should` or `shall`.

    What readers, users and other people should do, and what was thought or asked, is ignored.

    ## Why it matters
    Commentary does not bind. What the assistant must do belongs in the clause, or it can be ignored.

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

    def check_content(self, content: Content) -> Iterator[Diagnostic]:
        """Yields a finding at the first such word of each commentary."""
        for passage in content.passages:
            if passage.kind == "commentary" and (span := _first_instruction(passage.span, content)):
                word = span.slice(content.source)
                yield self.at(
                    span,
                    f"commentary says `{word}`",
                    "instructions belong in the clause's own text",
                )
