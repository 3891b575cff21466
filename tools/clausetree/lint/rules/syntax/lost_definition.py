"""`lost-definition`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule
from clausetree.text.bold_terms import COLON

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context, DocumentPart
    from clausetree.model.clause import Passage
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document

# Stars at the beginning of a line, perhaps after a letter that was typed in place of one, and stars or `:` after a term.
_NEARLY = re.compile(
    r"""(?=[^*]*\*[^*]*\*[^*]*\*)[ \t]*+(?:
        [^\s*]{0,2}\*{1,3}+[^\s*][^*\r\n]{0,60}?\*{0,3}+[^\s*]{0,2}\*{1,3}+(?:[^\s\w,.!?)]|[A-Z][ ]|[ ]:)
      | [^\s*]{0,2}\*{1,3}+[^\s*:][^*:\r\n]{0,60}?:\*{0,3}[^\s*]?\*?[ ]
      | \*{1,2}+[^\s*][^*\r\n]{0,60}?(?:[:;>"}{]\*|\*[^\s*]:[ ])
      | \*[^\s*]{1,2}\*[^\s*]
    )""",
    re.VERBOSE,
)
_UNDEFINED = re.compile(
    r"""[ \t]*(?:\*\*(?!Note\b|Important\b)[^*\r\n]{1,40}\*\*[ ]+(?:[a-z]|[-\u2013\u2014][ ])
      | (?P<mark>[*_`]|__|)(?!Note\b|Example)[A-Z][\w-]*(?:[ ][\w-]+){0,2}(?P=mark):[ ])""",
    re.VERBOSE,
)
_UNDERSCORED = re.compile(r"[ \t]*__(?!Note\b|Important\b|Example\b)[^\s_][^_\r\n]{0,60}?(?:__:|:__)[ ]")
_EXAMPLE = re.compile(r"[ \t]*\*\*Example\b")


class LostDefinition(Rule):
    """A line in a chapter of definitions that looks like a definition and isn't one.

    A definition begins with `**Term**:` or `**Term:**` at the beginning of a line. Only the clauses whose title or id is
    `Definitions`, `Glossary`, `Key terms` or the like, and those under them, are checked.

    ## Why it matters
    The term is missing from the glossary, and its uses are not explained.

    ## Example
    ````markdown model_spec.md
    # Definitions {#definitions}

    **Operator*: whoever builds a product on the model.

    # Style {#style}

    Write as the operator asks.
    ````

    ## Instead
    ````markdown model_spec.md
    # Definitions {#definitions}

    **Operator**: whoever builds a product on the model.

    # Style {#style}

    Write as the operator asks.
    ````
    """

    code = "SYN018"
    name = "lost-definition"
    severity = "warning"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding at each such line of a paragraph."""
        for part in context.parts:
            if part.clause and part.clause.defines:
                defining = bool(part.clause.definitions)
                for passage in part.content.passages:
                    if passage.kind in {"paragraph", "list"}:
                        yield from self._check_lines(passage, part, document, defining=defining)

    def _check_lines(
        self, passage: Passage, part: DocumentPart, document: Document, *, defining: bool
    ) -> Iterator[Diagnostic]:
        """Yields the findings of a passage; in a clause with definitions, one without `:` counts too."""
        for defined in passage.terms:
            if re.search(rf"{COLON}\Z", defined.term):
                yield self.at(
                    defined.term_span.shift(part.start), "term ends with `:`", "write `**Term**: …`"
                )
        taken = {document.lines.line_of(part.start + defined.span.start) for defined in passage.terms}
        start, end = passage.span.shift(part.start)
        for number in range(document.lines.line_of(start), document.lines.line_of(end) + 1):
            line = document.lines.contents[number]
            first = passage.kind == "paragraph" and number == document.lines.line_of(start)
            if (
                number in taken
                or _EXAMPLE.match(line)
                or (passage.kind == "list" and line[:2] in {"* ", "- "})
            ):
                continue
            begins = first or bool(passage.terms)
            if (
                _NEARLY.match(line)
                or _UNDERSCORED.match(line)
                or (begins and defining and _UNDEFINED.match(line))
            ):
                span = document.lines.span(number)
                yield self.at(span, "line looks like a definition but isn't one", "write `**Term**: …`")
