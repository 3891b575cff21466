"""`unused-suppression`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.fix import Fix, delete
from clausetree.lint.rule import Rule
from clausetree.lint.suppression import find_allowed
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from clausetree.lint.context import Context
    from clausetree.lint.suppression import Suppression
    from clausetree.model.diagnostic import Diagnostic


class UnusedSuppression(Rule):
    """Flags a suppression that lets nothing pass, or that names no rule.

    A suppression on a line of its own holds for the clause that it stands in; behind text it holds for that line. A
    suppression of a rule that is not being checked is left alone.

    ## Why it matters
    A suppression outlives what it was written for, and then hides the next mistake of its kind.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    <!-- clausetree: allow STY004 because it quotes a song -->

    Write plainly.
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    Write plainly.
    ````
    """

    code = "STY011"
    name = "unused-suppression"
    severity = "warning"
    fixes = "sometimes"

    def judge(
        self, suppression: Suppression, used: set[Span], codes: Collection[str]
    ) -> Iterator[Diagnostic]:
        """Yields what is wrong with a suppression.

        Args:
            suppression: The suppression.
            used: Where words of suppressions stand that let something pass.
            codes: The rules that were checked.
        """
        if not suppression.words:
            yield self.at(
                suppression.span,
                "suppression can't be read",
                "write it as `<!-- clausetree: allow CODE because REASON -->`",
            )
        for word, span in suppression.words:
            allowed = find_allowed(word)
            if not allowed:
                yield self.at(
                    span, f"suppression of `{word}`, which is no rule", "`clausetree explain` lists the rules"
                )
            elif span not in used and set(allowed) <= set(codes):
                whole = suppression.span if len(suppression.words) == 1 else span
                yield self.at(whole, f"suppression of `{word}` lets nothing pass", "delete it")

    def fix(self, found: Diagnostic, text: str, context: Context) -> Fix | None:  # noqa: ARG002 - of all rules
        """Returns the fix that takes the comment out, with its line where it stands alone."""
        start, end = found.span
        if not text.startswith("<!--", start) or found.hint != "delete it":
            return None
        if text[text.rfind("\n", 0, start) + 1 : start].strip():
            return delete(Span(start - (text[start - 1] == " "), end))
        line = text.find("\n", end)
        if line < 0 or text[end:line].strip():
            return delete(found.span)
        following = text.find("\n", line + 1)
        blank = following >= 0 and not text[line + 1 : following].strip()
        return delete(Span(text.rfind("\n", 0, start) + 1, (following if blank else line) + 1))
