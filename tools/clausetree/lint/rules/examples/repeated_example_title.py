"""`repeated-example-title`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.model.clause import Content
    from clausetree.model.diagnostic import Diagnostic


class RepeatedExampleTitle(Rule):
    """An example with the same title as an earlier one of its clause.

    ## Why it matters
    Reports and diffs name examples by clause and title.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

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

    **Example**: a definition

    ~~~xml
    <user>
    What is a verb?
    </user>
    <assistant>
    A word that says what somebody does.
    </assistant>
    ~~~
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    Write plainly.

    **Example**: a noun defined

    ~~~xml
    <user>
    What is a noun?
    </user>
    <assistant>
    A word that names something.
    </assistant>
    ~~~

    **Example**: a verb defined

    ~~~xml
    <user>
    What is a verb?
    </user>
    <assistant>
    A word that says what somebody does.
    </assistant>
    ~~~
    ````
    """

    code = "EXM015"
    name = "repeated-example-title"
    severity = "warning"

    def check_content(self, content: Content) -> Iterator[Diagnostic]:
        """Yields a finding at each such title."""
        seen: set[str] = set()
        for example in content.examples:
            title = " ".join((example.title or "").casefold().split())
            if title in seen and example.title_span:
                yield self.at(
                    example.title_span,
                    "an earlier example of this clause has the same title",
                    "say what is different in this one",
                )
            seen.update({title} - {""})
