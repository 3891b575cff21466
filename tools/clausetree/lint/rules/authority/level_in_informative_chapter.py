"""`level-in-informative-chapter`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.levels import attribute_span
from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class LevelInInformativeChapter(Rule):
    """A level on a clause of an informative chapter.

    Which chapters these are is `spec.informative` in settings, `overview` and `definitions` where it is left out.

    ## Why it matters
    An overview describes the provisions; a level makes it one of them.

    ## Example
    ````markdown model_spec.md
    # Overview {#overview authority=user}

    This spec says how the assistant writes.
    ````

    ## Instead
    ````markdown model_spec.md
    # Overview {#overview}

    This spec says how the assistant writes.
    ````
    """

    code = "AUT008"
    name = "level-in-informative-chapter"
    severity = "warning"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding for each such clause."""
        for clause, informative in zip(document.clauses, context.informative, strict=True):
            if informative and (span := attribute_span(clause, "authority")):
                yield self.at(
                    span,
                    f"level `{clause.level}` in a chapter that is for information only",
                    "remove the level, or move the clause",
                )
