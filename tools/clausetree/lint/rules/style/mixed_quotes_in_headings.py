"""`mixed-quotes-in-headings`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.fix import replace
from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document

_STRAIGHT = frozenset("'\"")
_CURLY = frozenset("\u2018\u2019\u201c\u201d")


def _straighten(title: str) -> str:
    """Returns `title` with straight quotes."""
    return title.translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'})


def _curl(title: str) -> str | None:
    """Returns `title` with curly apostrophes, or None where quotes open and close in it."""
    return None if '"' in title else title.replace("'", "’")


class MixedQuotesInHeadings(Rule):
    """A title with straight or curly quotes, where more titles have the other kind.

    ## Why it matters
    Searching for a title finds it only with the apostrophe that it is written with.

    ## Example
    ````markdown model_spec.md
    # Don't shout {#shout}

    Write quietly.

    # Don't lie {#lie}

    Be honest.

    # Don’t boast {#boast}

    Be modest.
    ````

    ## Instead
    ````markdown model_spec.md
    # Don't shout {#shout}

    Write quietly.

    # Don't lie {#lie}

    Be honest.

    # Don't boast {#boast}

    Be modest.
    ````
    """

    code = "STY005"
    name = "mixed-quotes-in-headings"
    severity = "info"
    fixes = "sometimes"
    reviewed = "always"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - of all rules
        """Yields a finding at the title of each clause whose quotes are of the rarer kind, with the fix if it needs no guess."""
        titles = [(clause, set(clause.title)) for clause in document.clauses]
        curly = sum(bool(letters & _CURLY) for _, letters in titles)
        straight = sum(bool(letters & _STRAIGHT) for _, letters in titles)
        rare = _CURLY if straight >= curly else _STRAIGHT
        for clause, letters in titles if curly and straight else ():
            if letters & rare:
                kinds = ("curly", "straight") if rare is _CURLY else ("straight", "curly")
                span = clause.locate(clause.heading.title_span)
                title = _straighten(clause.title) if rare is _CURLY else _curl(clause.title)
                yield self.at(
                    span,
                    f"title has {kinds[0]} quotes; most titles have {kinds[1]} ones",
                    f"write {kinds[1]} ones",
                    replace(span, title, safe=False) if title else None,
                )
