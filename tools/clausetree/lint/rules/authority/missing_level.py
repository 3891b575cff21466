"""`missing-level`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.levels import find_unlevelled
from clausetree.lint.rule import Rule
from clausetree.text.nearest import SLIP, find_nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class MissingLevel(Rule):
    """Flags a clause without a level, where clauses beside it carry one.

    Clauses with others under them and clauses of informative chapters need none; which chapters these are is
    `spec.informative` in settings, `overview` and `definitions` where it is left out.

    ## Why it matters
    Nobody can say who may override it.

    ## Example
    ````markdown model_spec.md
    # Style {#style authority=user}

    Write plainly.

    # Tone {#tone}

    Be kind.
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style authority=user}

    Write plainly.

    # Tone {#tone authority=user}

    Be kind.
    ````
    """

    code = "AUT002"
    name = "missing-level"
    severity = "warning"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding for each such clause."""
        for clause in find_unlevelled(document, context):
            keys = (key for key, _ in clause.heading.attributes)
            if not find_nearest("authority", keys, SLIP):  # misspelt, which another rule tells
                steps = ", ".join(f"`{level}`" for level in document.ladder)
                span = clause.locate(clause.heading.title_span)
                yield self.at(
                    span,
                    "clause has no level, those beside it do",
                    f"add `authority=`; the levels are {steps}",
                )
