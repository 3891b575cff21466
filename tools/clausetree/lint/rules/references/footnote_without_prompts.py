"""`footnote-without-prompts`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule
from clausetree.text.counted_noun import agree, count_noun
from clausetree.text.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document
    from clausetree.text.span import Span


_SHOWN = 5


class FootnoteWithoutPrompts(Rule):
    """Footnote marks without an eval prompt file.

    A mark that has a definition in the text (`[^abcd]: tests/test_x.py`) needs no file. A spec without any eval prompt
    file is not checked. All such marks are one finding, which counts them.

    ## Why it matters
    The mark says that the text is tested, but there is nothing to test it with.

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
        """Yields one finding, at the first such mark."""
        defined = {
            definition.label for part in context.parts for definition in part.content.footnote_definitions
        }
        marks: dict[str, Span] = {}
        for part in context.parts:
            for mark in part.content.footnotes:
                if mark.label not in defined:
                    marks.setdefault(mark.label, mark.span.shift(part.start))
        missing = [label for label in marks if label not in context.prompt_labels]
        if not missing:
            return
        have = f"{count_noun(len(marks), 'footnote')} {agree(len(missing), 'has', 'have')}"
        yield self.at(
            marks[missing[0]],
            f"{len(missing)} of {have} no file: {_list(missing)}",
            did_you_mean(missing[0], context.prompt_labels - context.footnote_labels),
        )


def _list(labels: Sequence[str]) -> str:
    """Returns the first labels, for a sentence."""
    more = len(labels) - _SHOWN
    return ", ".join(f"`{label}`" for label in labels[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
