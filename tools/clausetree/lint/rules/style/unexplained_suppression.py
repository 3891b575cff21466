"""`unexplained-suppression`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.suppression import Suppression
    from clausetree.model.diagnostic import Diagnostic


class UnexplainedSuppression(Rule):
    """A suppression without a reason.

    ## Why it matters
    The next reader of the spec must judge whether the finding can still be ignored, and needs the reason for that.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    <!-- clausetree: allow STY004 -->

    It sings of the the sea.
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    <!-- clausetree: allow STY004 because it quotes a song -->

    It sings of the the sea.
    ````
    """

    code = "STY012"
    name = "unexplained-suppression"
    severity = "warning"

    def judge(self, suppression: Suppression) -> Iterator[Diagnostic]:
        """Yields a finding where `suppression` gives no reason."""
        if suppression.words and not suppression.explained:
            yield self.at(suppression.span, "suppression gives no reason", "add `because …` at its end")
