"""`misspelt-tag`."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from clausetree.lint.fix import replace
from clausetree.lint.rule import Rule
from clausetree.text.nearest import SURE, KnownWords, find_nearest
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document

_KNOWN = ("under_18",)


class MisspeltTag(Rule):
    """A tag of a clause that is nearly another tag, one that the dialect knows or that more clauses have.

    Tags that differ only in digits are ignored.

    ## Why it matters
    A search for the clauses with the tag misses this one.

    ## Example
    ````markdown model_spec.md
    # Style {#style tags=under18}

    Write plainly.
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style tags=under_18}

    Write plainly.
    ````
    """

    code = "AUT011"
    name = "misspelt-tag"
    severity = "warning"
    fixes = "always"
    reviewed = "always"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - of all rules
        """Yields a finding at each such tag; the fix writes the tag that was meant."""
        counts = Counter(tag for clause in document.clauses for tag in clause.tags)
        more_used = {
            count: KnownWords(tag for tag in counts if counts[tag] > count) for count in {*counts.values()}
        }
        for clause in document.clauses:
            value = clause.heading.value_span("tags")
            for tag in clause.tags if value else ():
                if tag in _KNOWN or value is None:
                    continue
                others = (*_KNOWN, *more_used[counts[tag]].choose(tag))
                if near := find_nearest(
                    tag, [other for other in others if not _differ_in_digits(tag, other)], SURE
                ):
                    start = clause.content.source.index(tag, value.start)
                    span = clause.locate(Span(start, start + len(tag)))
                    yield self.at(
                        span,
                        f"unknown tag `{tag}`",
                        f"did you mean `{near}`?",
                        replace(span, near, safe=False),
                    )


def _differ_in_digits(tag: str, other: str) -> bool:
    """Returns whether two tags are the same but for the numbers in them."""
    return tag != other and re.sub(r"\d+", "0", tag) == re.sub(r"\d+", "0", other)
