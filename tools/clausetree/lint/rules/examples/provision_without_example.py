"""`provision-without-example`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.coverage import has_example
from clausetree.lint.flood import is_flood
from clausetree.lint.places import title_span
from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class ProvisionWithoutExample(Rule):
    """A provision without an example.

    A provision is a clause that has a level. A footnote that names a test, `[^ab12]: tests/test_x.py::test_y`, counts as
    an example. If no provision has one, or most of many have none, that is reported once.

    ## Why it matters
    An example shows what the words mean in a concrete case; judges and eval suites start from it.

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

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - of all rules
        """Yields a finding at the title of each provision that has no example and no clauses under it, or one for all."""
        asked = [
            clause
            for clause in context.provisions
            if not context.children[clause.index] and not context.informative[clause.index]
        ]
        found = [clause for clause in asked if not has_example(clause, context)]
        hint = "add `**Example**: TITLE` and a `~~~xml` conversation"
        if is_flood(len(found), len(asked) - len(found)):
            message = f"{len(found)} of {len(asked)} provisions have no example, here and further down"
            yield self.at(title_span(found[0]), message, hint)._replace(about="")
            return
        for clause in found:
            yield self.at(title_span(clause), f"provision `{clause.id}` has no example", hint)
