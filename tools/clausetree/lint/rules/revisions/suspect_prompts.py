"""`suspect-prompts`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class SuspectPrompts(Rule):
    """A footnote mark whose clause was edited since the older revision, while its eval prompts were not.

    Typography and references alone don't count as edits. Found by `clausetree lint --against REV`.

    ## Why it matters
    The prompts may test what the clause no longer says.

    ## Example
    ````markdown old/model_spec.md
    # Style {#style}

    Write plainly[^ab12].
    ````

    ````markdown old/examples/ab12.md
    Examples for [^ab12] in Style:

    **Example**: a definition

    ~~~xml
    <user>
    What is a noun?
    </user>
    ~~~
    ````

    ````markdown model_spec.md
    # Style {#style}

    Write plainly and briefly[^ab12].
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
    ````markdown old/model_spec.md
    # Style {#style}

    Write plainly[^ab12].
    ````

    ````markdown old/examples/ab12.md
    Examples for [^ab12] in Style:

    **Example**: a definition

    ~~~xml
    <user>
    What is a noun?
    </user>
    ~~~
    ````

    ````markdown model_spec.md
    # Style {#style}

    Write plainly and briefly[^ab12].
    ````

    ````markdown examples/ab12.md
    Examples for [^ab12] in Style:

    **Example**: a definition

    ~~~xml
    <user>
    What is a noun?
    </user>
    ~~~

    **Example**: a short answer

    ~~~xml
    <user>
    Is a noun a word?
    </user>
    ~~~
    ````
    """

    code = "REV005"
    name = "suspect-prompts"
    severity = "info"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - the change set has it
        """Yields a finding at each such mark."""
        if context.changes is None or context.previous is None:
            return
        before = {prompts.label: prompts.text for prompts in context.previous.prompts}
        unchanged = {
            prompts.label for prompts in context.prompts if before.get(prompts.label) == prompts.text
        }
        for change in context.changes.clauses:
            if change.old is None or change.new is None or "edited" not in change.kinds:
                continue
            for mark in change.new.content.footnotes:
                if mark.label in unchanged:
                    yield self.at(
                        change.new.locate(mark.span),
                        f"clause was edited since `{context.previous.label}`, and the eval prompts of `{mark.label}` were not",
                        "read the prompts again; if they still fit, add `<!-- clausetree: allow REV005 because … -->`",
                    )
