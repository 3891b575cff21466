"""`unresolved-conflict`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule
from clausetree.syntax.merge_markers import find_conflicts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document
    from clausetree.model.eval_prompts import EvalPrompts
    from clausetree.text.lines import LineIndex


class UnresolvedConflict(Rule):
    """An unresolved merge conflict in the text, or a marker left from one.

    No other rule checks the text inside it. Markers in a code block are ignored.

    ## Why it matters
    There are two texts where there should be one. The markers are read as prose, and both sides as if they were valid.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    <<<<<<< HEAD
    Write in short sentences.
    =======
    Write in plain words.
    >>>>>>> plain-words
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    Write in short sentences and plain words.
    ````
    """

    code = "SYN016"
    name = "unresolved-conflict"
    severity = "error"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - of all rules
        """Yields a finding for each conflict, at its first marker."""
        yield from self._find(document.text, document.lines)

    def check_prompts(self, prompts: EvalPrompts, context: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - of all rules
        """Yields a finding for each conflict, at its first marker."""
        yield from self._find(prompts.text, None)

    def _find(self, text: str, lines: LineIndex | None) -> Iterator[Diagnostic]:
        for conflict in find_conflicts(text, lines):
            fact = "merge conflict is not resolved"
            if conflict.last > conflict.first:
                yield self.at(
                    conflict.span,
                    f"{fact}: lines {conflict.first + 1} to {conflict.last + 1}",
                    "keep one side or combine both, then delete the lines with markers",
                )
            else:
                yield self.at(
                    conflict.span,
                    f"{fact}: a marker is left",
                    "delete the line, and check the text around it",
                )
