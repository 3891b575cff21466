"""`ids-differ-in-case`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


def _is_meant_otherwise(clause_id: str, context: Context) -> bool:
    """Returns whether references write an id in another case; they dangle, and another rule tells."""
    targets = {reference.target for part in context.parts for reference in part.content.references}
    return any(target != clause_id and target.casefold() == clause_id.casefold() for target in targets)


class IdsDifferInCase(Rule):
    """An id that differs from an earlier one in case only, and the only id with capital letters.

    ## Why it matters
    Some addresses and file systems don't distinguish the two.

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

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding for each id that differs from an earlier one in case only."""
        spelled: dict[str, str] = {}
        capital = [clause for clause in document.clauses if clause.id != clause.id.lower()]
        for clause in document.clauses:
            earlier = spelled.setdefault(clause.id.casefold(), clause.id)
            if earlier != clause.id and clause.heading.id_span:
                fact = f"id `{clause.id}` differs from `{earlier}` in case only"
                yield self.at(clause.locate(clause.heading.id_span), fact, "give it an id of its own")
            elif (
                capital == [clause] and clause.heading.id_span and not _is_meant_otherwise(clause.id, context)
            ):
                fact = f"id `{clause.id}` has capital letters, unlike the other ids"
                yield self.at(clause.locate(clause.heading.id_span), fact, f"write `{clause.id.lower()}`")
