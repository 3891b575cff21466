"""`missing-level`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.flood import is_flood
from clausetree.lint.levels import find_unlevelled
from clausetree.lint.places import title_span
from clausetree.lint.rule import Rule
from clausetree.text.nearest import SLIP, find_nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.clause import Clause
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class MissingLevel(Rule):
    """A clause without a level, where clauses beside it have one.

    Clauses with others under them, clauses of informative chapters and clauses that give no instruction, such as notes,
    evaluation cases and the list of the levels, need none. Which chapters are informative is `spec.informative` in settings, `overview` and
    `definitions` where it is left out. If most of a file has no levels, that is reported once, as an info. If settings
    state a ladder and no clause has a level, each clause is reported.

    ## Why it matters
    It is not clear who can override it.

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
        """Yields a finding for each such clause, or one for all."""
        found = [clause for clause in find_unlevelled(document, context) if not _is_misspelt(clause)]
        steps = ", ".join(f"`{level}`" for level in document.ladder)
        hint = f"add `authority=`; the levels are {steps}"
        having = len(context.provisions)
        if having and is_flood(len(found), having):
            message = f"{len(found)} of {len(found) + having} clauses have no level, here and further down"
            yield self.at(title_span(found[0]), message, hint)._replace(severity="info", about="")
            return
        fact = "clause has no level, but those beside it do" if having else "clause has no level"
        for clause in found:
            yield self.at(title_span(clause), fact, hint)


def _is_misspelt(clause: Clause) -> bool:
    """Returns whether the level stands under a misspelt key, which another rule tells."""
    return find_nearest("authority", (key for key, _ in clause.heading.attributes), SLIP) is not None
