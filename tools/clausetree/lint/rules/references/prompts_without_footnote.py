"""`prompts-without-footnote`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.eval_prompts import EvalPrompts


class PromptsWithoutFootnote(Rule):
    """An eval prompt file that no footnote mark names.

    ## Why it matters
    It is not clear which provision its prompts test.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    Write plainly.
    ````

    ````markdown examples/ab12.md
    Examples for [^ab12] in Style:
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

    code = "REF006"
    name = "prompts-without-footnote"
    severity = "warning"

    def check_prompts(self, prompts: EvalPrompts, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding at the first line where no mark bears the file's label."""
        if prompts.label not in context.footnote_labels:
            hint = f"put `[^{prompts.label}]` after what it tests, or delete the file"
            yield self.at(
                prompts.first_line, f"no footnote has the label `{prompts.label}` of this file", hint
            )
