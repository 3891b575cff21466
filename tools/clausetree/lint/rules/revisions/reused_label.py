"""`reused-label`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.diff.changes import ClauseChange
    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document
    from clausetree.model.eval_prompts import EvalPrompts


def _say(prompts: EvalPrompts) -> str:
    """Returns what an eval prompt file says, without its first line, which names the clause."""
    return prompts.text[prompts.first_line.end :].strip()


class ReusedLabel(Rule):
    """A footnote label that marked another clause in the older revision, while its prompts are new.

    A mark that moved along with its sentence is not reused. Found by `clausetree lint --against REV`.

    ## Why it matters
    Results recorded under the label are mistaken for results of the new clause.

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
    """

    code = "REV003"
    name = "reused-label"
    severity = "warning"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - the change set has it
        """Yields a finding at each mark whose label stood in another clause, which is still there."""
        changes, previous = context.changes, context.previous
        if changes is None or previous is None:
            return
        alive = {pair.old.index for pair in changes.pairs}
        before = {prompts.label: _say(prompts) for prompts in previous.prompts}
        kept = {one.label for one in context.prompts if _say(one) == before.get(one.label, "")}
        for change in changes.clauses:
            for move in change.eval_prompts.moved:
                if move.new is not change.new or move.old.index not in alive or move.label in kept:
                    continue
                if move.old is change.old or _moved_along(change, move.label):
                    continue
                for mark in move.new.content.footnotes:
                    if mark.label == move.label:
                        yield self.at(
                            move.new.locate(mark.span),
                            f"label `{move.label}` marked `{move.old.id}` in `{previous.label}`",
                            "use a label that was never used",
                        )


def _moved_along(change: ClauseChange, label: str) -> bool:
    """Returns whether a mark came to a clause with the sentence that it ends."""
    mark = f"[^{label}]"
    return any(line.kind == "moved" and mark in line.before and mark in line.after for line in change.redline)
