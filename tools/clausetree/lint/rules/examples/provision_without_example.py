"""`provision-without-example`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class ProvisionWithoutExample(Rule):
    """Flags a provision without an example.

    A provision is a clause that carries a level.

    ## Why it matters
    An example shows what the words mean in a case; judges and eval suites start from it.

    ## Example
    ````markdown model_spec.md
    # Style {#style authority=user}

    Write plainly.
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style authority=user}

    Write plainly.

    **Example**: a definition

    ~~~xml
    <user>
    What is a noun?
    </user>
    <assistant>
    A word that names something.
    </assistant>
    ~~~
    ````
    """

    code = "EXM001"
    name = "provision-without-example"
    severity = "warning"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding at the title of each provision that has no example and no clauses under it."""
        for index, clause in enumerate(document.clauses):
            if clause.level is None or clause.examples:
                continue
            if not context.children[index] and not context.informative[index]:
                yield self.at(
                    clause.locate(clause.heading.title_span),
                    f"provision `{clause.id}` has no example",
                    "add a conversation that shows what it means",
                )
