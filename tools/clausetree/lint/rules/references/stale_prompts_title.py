"""`stale-prompts-title`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.fix import replace
from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.eval_prompts import EvalPrompts


def _titles(label: str, context: Context) -> list[str]:
    """Returns the titles of the clauses with a mark of this label."""
    if label not in context.footnote_labels:
        return []
    return [clause.title for clause in context.document.clauses if label in clause.eval_prompts]


def _plain(title: str) -> str:
    """Returns `title` with straight quotes and single spaces."""
    return " ".join(title.replace("’", "'").split())


class StalePromptsTitle(Rule):
    """An eval prompt file whose first line names a title that the clause of its footnote does not have.

    ## Why it matters
    The clause was retitled. Its meaning may have changed too, and the prompts may test what it no longer says.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    Write plainly[^ab12].
    ````

    ````markdown examples/ab12.md
    Examples for [^ab12] in Writing style:
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    Write plainly[^ab12].
    ````

    ````markdown examples/ab12.md
    Examples for [^ab12] in Style:
    ````
    """

    code = "REF007"
    name = "stale-prompts-title"
    severity = "warning"
    fixes = "always"
    reviewed = "always"

    def check_prompts(self, prompts: EvalPrompts, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding at the title where none of the clauses that bear the label has it; the fix writes theirs."""
        titles = _titles(prompts.label, context)
        if prompts.title_span and titles and _plain(prompts.title or "") not in map(_plain, titles):
            yield self.at(
                prompts.title_span,
                f"stale title: the clause of `{prompts.label}` is `{titles[0]}`",
                "read the prompts again, then correct it",
                replace(prompts.title_span, titles[0], safe=False),
            )
