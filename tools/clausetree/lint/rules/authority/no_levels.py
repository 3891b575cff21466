"""`no-levels`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.places import title_span
from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class NoLevels(Rule):
    """A spec in which no clause has a level, and for which no ladder is stated.

    The rules about levels are off then. `spec.ladder` or `spec.profile` in settings, or an ordered list of levels in the
    text, turns them on.

    ## Why it matters
    A spec doesn't need levels. If it was meant to have them, nothing else would say that they are missing.

    ## Example
    ````markdown model_spec.md
    # House rules

    ## Being kind

    Be kind.
    ````

    ## Instead
    ````markdown model_spec.md
    # House rules {#house_rules}

    ## Being kind {#being_kind authority=house}

    Be kind.
    ````

    ````toml clausetree.toml
    [spec]
    ladder = ["house", "guest"]
    ````
    """

    code = "AUT010"
    name = "no-levels"
    severity = "info"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields one finding, at the first title."""
        if document.ladder or context.provisions or not document.clauses:
            return
        yield self.at(
            title_span(document.clauses[0]),
            "no clause has a level, so the rules about levels are off; `spec.ladder` turns them on",
            'state the levels in `clausetree.toml`, highest first: `[spec]`, `ladder = ["root", "user"]`',
        )
