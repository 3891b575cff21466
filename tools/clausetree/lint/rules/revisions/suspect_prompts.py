"""`suspect-prompts`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.clause import Clause
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


def _prose(clause: Clause) -> list[str]:
    """Returns the words of a clause, examples left out."""
    passages = (p for p in clause.content.passages if p.kind != "example")
    return [word for passage in passages for word in passage.span.slice(clause.content.source).split()]


class SuspectPrompts(Rule):
    """Flags a footnote mark whose clause changed since the older revision, while its eval prompts did not.

    ## Why it matters
    The prompts may test what the clause no longer says.

    ## Example
    ````markdown old/model_spec.md
    # Style {#style}

    Write plainly[^ab12].
    ````

    ````markdown old/examples/ab12.md
    Examples for [^ab12] in Style:
    ````

    ````markdown model_spec.md
    # Style {#style}

    Write plainly and briefly[^ab12].
    ````

    ````markdown examples/ab12.md
    Examples for [^ab12] in Style:
    ````

    ## Instead
    ````markdown old/model_spec.md
    # Style {#style}

    Write plainly[^ab12].
    ````

    ````markdown old/examples/ab12.md
    Examples for [^ab12] in Style:
    ````

    ````markdown model_spec.md
    # Style {#style}

    Write plainly and briefly[^ab12].
    ````

    ````markdown examples/ab12.md
    Examples for [^ab12] in Style:

    **Example**: a long story

    ~~~xml
    <user>
    Tell me about 4.
    </user>
    ~~~
    ````
    """

    code = "REV005"
    name = "suspect-prompts"
    severity = "info"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding at each such mark."""
        previous = context.previous
        if previous is None:
            return
        old = {clause.id: clause for clause in reversed(previous.document.clauses)}
        old_texts = {prompts.label: prompts.text for prompts in previous.prompts}
        unchanged = {
            prompts.label for prompts in context.prompts if old_texts.get(prompts.label) == prompts.text
        }
        for clause in document.clauses:
            before = old.get(clause.id)
            if before is None or _prose(before) == _prose(clause):
                continue
            for mark in clause.content.footnotes:
                if mark.label in unchanged:
                    yield self.at(
                        clause.locate(mark.span),
                        f"clause changed since `{previous.label}`, and the eval prompts of `{mark.label}` did not",
                        "read the prompts again",
                    )
