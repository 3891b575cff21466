"""`self-reference`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class SelfReference(Rule):
    """A reference to its own clause.

    A reference to a place in the clause that HTML gives a name is ignored.

    ## Why it matters
    It leads readers to where they already are; most likely another clause was meant.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    Write plainly; see [?](#style).

    # Tone {#tone}

    Be kind.
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    Write plainly; see [?](#tone).

    # Tone {#tone}

    Be kind.
    ````
    """

    code = "REF003"
    name = "self-reference"
    severity = "warning"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding for each such reference in prose, commentary or an example's title."""
        for part in context.parts:
            for reference in part.content.references:
                if (
                    part.clause
                    and document.find(reference.target) is part.clause
                    and reference.place in {"prose", "commentary", "title"}
                    and all(anchor.name != reference.target for anchor in part.content.anchors)
                ):
                    yield self.at(
                        reference.span.shift(part.start),
                        f"clause `{part.clause.id}` refers to itself",
                        "name the clause that is meant",
                    )
