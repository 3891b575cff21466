"""`mislabelled-prompts`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.eval_prompts import EvalPrompts


class MislabelledPrompts(Rule):
    """An eval prompt file whose first line does not name the footnote that the file is named by.

    The first line is `Examples for [^abcd] in TITLE:`.

    ## Why it matters
    Copied files keep the label of the file that they were copied from.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    Write plainly[^ab12].
    ````

    ````markdown examples/ab12.md
    Examples for [^cd34] in Style:
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

    code = "REF009"
    name = "mislabelled-prompts"
    severity = "warning"

    def check_prompts(self, prompts: EvalPrompts, context: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - of all rules
        """Yields a finding at the first line where it names another label or none."""
        if prompts.footnote != prompts.label:
            fact = f"names the footnote `{prompts.footnote}`" if prompts.footnote else "names no footnote"
            yield self.at(
                prompts.first_line,
                f"first line {fact}, the file is `{prompts.label}.md`",
                f"write `Examples for [^{prompts.label}] in TITLE:`",
            )
