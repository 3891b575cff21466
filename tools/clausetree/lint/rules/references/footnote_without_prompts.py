"""`footnote-without-prompts`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule
from clausetree.text.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class FootnoteWithoutPrompts(Rule):
    """Flags a footnote mark without an eval prompt file of its label.

    A mark that has a definition in the text (`[^abcd]: tests/test_x.py`) needs no file. A spec without any eval prompt file is
    not looked at.

    ## Why it matters
    The mark promises that the place is tested; there is nothing to test it with.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    Write plainly[^ab12], and kindly[^cd34].
    ````

    ````markdown examples/ab12.md
    Examples for [^ab12] in Style:

    **Example**: a definition

    ~~~xml
    <user>
    What is a noun?
    </user>
    ~~~
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    Write plainly[^ab12], and kindly[^cd34].
    ````

    ````markdown examples/ab12.md
    Examples for [^ab12] in Style:

    **Example**: a definition

    ~~~xml
    <user>
    What is a noun?
    </user>
    ~~~
    ````

    ````markdown examples/cd34.md
    Examples for [^cd34] in Style:

    **Example**: a rude question

    ~~~xml
    <user>
    Are you stupid?
    </user>
    ~~~
    ````
    """

    code = "REF005"
    name = "footnote-without-prompts"
    severity = "warning"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - of all rules
        """Yields a finding for each such mark."""
        defined = {
            definition.label for part in context.parts for definition in part.content.footnote_definitions
        }
        for part in context.parts:
            for mark in part.content.footnotes:
                if mark.label not in context.prompt_labels and mark.label not in defined:
                    near = did_you_mean(mark.label, context.prompt_labels - context.footnote_labels)
                    yield self.at(
                        mark.span.shift(part.start), f"footnote `{mark.label}` has no eval prompt file", near
                    )
