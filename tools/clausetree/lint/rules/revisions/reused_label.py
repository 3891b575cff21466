"""`reused-label`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document
    from clausetree.model.eval_prompts import EvalPrompts


def _say(prompts: EvalPrompts) -> str:
    """Returns what an eval prompt file says, without its first line, which names the clause."""
    return prompts.text[prompts.first_line.end :].strip()


class ReusedLabel(Rule):
    """Flags a footnote label that marked another clause in the older revision, while its prompts are new.

    ## Why it matters
    Results that were recorded under the label are taken for results of the new clause.

    ## Example
    ````markdown old/model_spec.md
    # Style {#style}

    Write plainly[^ab12].

    # Tone {#tone}

    Be kind.
    ````

    ````markdown model_spec.md
    # Style {#style}

    Write plainly.

    # Tone {#tone}

    Be kind[^ab12].
    ````

    ````markdown CHANGELOG.md
    # Changelog

    ## v2025.09.12

    - Marks in [Style](#style) and [Tone](#tone).
    ````

    ## Instead
    ````markdown old/model_spec.md
    # Style {#style}

    Write plainly[^ab12].

    # Tone {#tone}

    Be kind.
    ````

    ````markdown model_spec.md
    # Style {#style}

    Write plainly[^ab12].

    # Tone {#tone}

    Be kind[^cd34].
    ````

    ````markdown CHANGELOG.md
    # Changelog

    ## v2025.09.12

    - Marks in [Tone](#tone).
    ````
    """

    code = "REV003"
    name = "reused-label"
    severity = "warning"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding at each mark whose label stood in another clause, which is still there."""
        previous = context.previous
        if previous is None:
            return
        marked = {
            label: clause.id
            for clause in reversed(previous.document.clauses)
            for label in clause.eval_prompts
        }
        old_texts = {prompts.label: _say(prompts) for prompts in previous.prompts}
        texts = {prompts.label: _say(prompts) for prompts in context.prompts}
        for clause in document.clauses:
            for mark in clause.content.footnotes:
                was = marked.get(mark.label, clause.id)
                kept = mark.label in texts and texts[mark.label] == old_texts.get(mark.label, "")
                if was != clause.id and was in context.ids and not kept:
                    yield self.at(
                        clause.locate(mark.span),
                        f"label `{mark.label}` marked `{was}` in `{previous.label}`",
                        "take a label that was never used",
                    )
