"""`unused-suppression`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.fix import delete
from clausetree.lint.rule import Rule
from clausetree.lint.suppression import find_allowed
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from clausetree.lint.suppression import Suppression
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.text.lines import LineIndex


def _removal(comment: Span, lines: LineIndex) -> Span:
    """Returns what goes with a comment: its line where it stands alone, and the blank line after that.

    Between two lines of text an empty line stays, so that what was apart does not become one block.
    """
    number = lines.line_of(comment.start)
    before = lines.text[lines.start(number) : comment.start]
    if before.strip():
        return Span(comment.start - before.endswith(" "), comment.end)
    if lines.text[comment.end : lines.end(lines.line_of(comment.end))].strip():
        return comment
    after = lines.line_of(comment.end) + 1
    if after == len(lines) or not lines.contents[after].strip():
        return Span(lines.start(number), lines.start(min(after + 1, len(lines))))
    parts = number > 0 and lines.contents[number - 1].strip()
    return Span(lines.start(number), comment.end if parts else lines.start(after))


class UnusedSuppression(Rule):
    """A suppression that is not used, that names no rule, or that can't be read.

    A suppression on a line of its own holds for its clause; after text it holds for that line. It can take several
    lines. A suppression of a rule that is not being checked is ignored.

    ## Why it matters
    A suppression that is no longer needed hides the next mistake of its kind.

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
        self, suppression: Suppression, used: set[Span], codes: Collection[str], lines: LineIndex
    ) -> Iterator[Diagnostic]:
        """Yields what is wrong with a suppression; one that allows a single rule is taken out by the fix.

        Args:
            suppression: The suppression.
            used: Where words of suppressions stand that let something pass.
            codes: The rules that were checked.
            lines: The lines of the text that it stands in.
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
                    span,
                    f"suppression of `{word}`, which is not a rule",
                    "`clausetree explain` lists the rules",
                )
            elif span not in used and set(allowed) <= set(codes):
                alone = len(suppression.words) == 1
                yield self.at(
                    suppression.span if alone else span,
                    f"unused suppression of `{word}`",
                    "delete it",
                    delete(_removal(suppression.span, lines)) if alone else None,
                )
