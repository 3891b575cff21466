"""`ids-differ-in-case`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class IdsDifferInCase(Rule):
    """Flags an id that differs from an earlier one in case only.

    ## Why it matters
    Addresses and file systems do not all tell the two apart.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    Write plainly.

    # Tone {#Style}

    Be kind.
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    Write plainly.

    # Tone {#tone}

    Be kind.
    ````
    """

    code = "IDS003"
    name = "ids-differ-in-case"
    severity = "warning"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - of all rules
        """Yields a finding for each id that differs from an earlier one in case only."""
        spelled: dict[str, str] = {}
        for clause in document.clauses:
            earlier = spelled.setdefault(clause.id.casefold(), clause.id)
            if earlier != clause.id and clause.heading.id_span:
                yield self.at(
                    clause.locate(clause.heading.id_span),
                    f"id `{clause.id}` differs from `{earlier}` in case only",
                    "give it an id of its own",
                )
