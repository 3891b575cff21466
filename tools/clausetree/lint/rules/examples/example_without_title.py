"""`example-without-title`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.lint.fix import replace
from clausetree.lint.flood import is_flood
from clausetree.lint.rule import Rule
from clausetree.lint.sound_examples import find_sound_examples
from clausetree.model.diagnostic import Fix
from clausetree.text.bold_terms import BOLD_END
from clausetree.text.counted_noun import count_noun
from clausetree.text.lines import BLANKS
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.clause import Content
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document

_MARK = "**Example**:"
_TERM = re.compile(rf"\*\*[^*\r\n]{{1,40}}{BOLD_END}")


class ExampleWithoutTitle(Rule):
    """An example without a title.

    The title is a line `**Example**: …` before the conversation, with that word in specs of every language. If most of many
    examples have none, that is reported once.

    ## Why it matters
    A title says what the example shows; lists of examples, datasets and reports use it as its name.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    Write plainly.

    ~~~xml
    <user>
    What is a noun?
    </user>
    <assistant>
    A word that names something.
    </assistant>
    ~~~
    ````

    ## Instead
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
    ````
    """

    code = "EXM004"
    name = "example-without-title"
    severity = "warning"
    fixes = "sometimes"
    reviewed = "always"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding at each such example, or one for all; the fix writes `**Example**:` for another word in bold."""
        examples = [one for part in context.parts for one in find_sound_examples(part.content)]
        found = list(super().check(document, context))
        if not is_flood(len(found), len(examples) - len(found)):
            yield from found
            return
        edits = tuple(edit for one in found if one.fix for edit in one.fix.edits)
        message = (
            f"{len(found)} of {count_noun(len(examples), 'example')} have no title, here and further down"
        )
        fix = Fix(edits, safe=False) if edits else None
        yield found[0]._replace(message=message, fix=fix, about="")

    def check_content(self, content: Content) -> Iterator[Diagnostic]:
        """Yields a finding at the opening fence of each such example."""
        for example in find_sound_examples(content):
            if example.title:
                continue
            term = _find_bold_term(content.source, example.span.start)
            hint = "write `**Example**: …` on a line of its own before it"
            if term:
                hint = (
                    f"write `{_MARK}` for `{term.slice(content.source)}` above it, if that begins its title"
                )
            yield self.at(
                example.conversation.fence,
                "example has no title",
                hint,
                _write_mark(term, content.source) if term else None,
            )


def _find_bold_term(source: str, end: int) -> Span | None:
    """Returns where the term in bold stands that begins the last line before `end`, with its colon."""
    while end and source[end - 1] in BLANKS:
        end -= 1
    start = max(source.rfind("\n", 0, end), source.rfind("\r", 0, end)) + 1
    match = _TERM.match(source, start, end)
    return Span(*match.span()) if match else None


def _write_mark(term: Span, source: str) -> Fix:
    """Returns the fix that makes a line whose term in bold stands at `term` the title of an example."""
    apart = source[term.end : term.end + 1] in {"", *BLANKS}
    return replace(term, _MARK if apart else f"{_MARK} ", safe=False)
