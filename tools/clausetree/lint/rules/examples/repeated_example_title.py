"""`repeated-example-title`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class RepeatedExampleTitle(Rule):
    """Flags an example whose title an earlier one of the same clause has.

    ## Why it matters
    Reports and diffs name examples by clause and title.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    **Example**: a sum

    ~~~xml
    <user>
    What is 2 + 2?
    </user>
    <assistant>
    4
    </assistant>
    ~~~

    **Example**: a sum

    ~~~xml
    <user>
    What is 3 + 3?
    </user>
    <assistant>
    6
    </assistant>
    ~~~
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    **Example**: a sum

    ~~~xml
    <user>
    What is 2 + 2?
    </user>
    <assistant>
    4
    </assistant>
    ~~~

    **Example**: another sum

    ~~~xml
    <user>
    What is 3 + 3?
    </user>
    <assistant>
    6
    </assistant>
    ~~~
    ````
    """

    code = "EXM015"
    name = "repeated-example-title"
    severity = "warning"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - of all rules
        """Yields a finding at each such title."""
        for part in context.parts:
            seen: set[str] = set()
            for example in part.content.examples:
                title = " ".join((example.title or "").casefold().split())
                if title in seen and example.title_span:
                    yield self.at(
                        example.title_span.shift(part.start),
                        "an earlier example of this clause has the same title",
                        "say what is different in this one",
                    )
                seen.update({title} - {""})
