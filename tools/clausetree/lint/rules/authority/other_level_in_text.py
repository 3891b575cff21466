"""`other-level-in-text`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.lint.prose_blocks import find_prose
from clausetree.lint.rule import Rule
from clausetree.text.remembering import remembered, remembered_of_each
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.lint.prose_blocks import ProseBlock
    from clausetree.model.authority import Ladder
    from clausetree.model.clause import Content
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document

_NOUN = (
    r"(?:rule|section|clause|principle|provision|default|guideline|requirement|policy|prohibition|constraint)"
)
_SELF = rf"(?:this|this {_NOUN}|the {_NOUN})"
_AFTER = rf"(?: {_NOUN}\b|(?=\s*(?:[.,;:)]|$)| (?:because|since|and|so|as)\b))"
_WAYS = (
    r"\bthis (?:(?!not )\w+ )?{levelled} {noun}\b",
    r"\b{self} (?:is|remains|stays) (?:an? )?(?:(?!not |at )\w+ )?{levelled}{after}",
    r"\bas an? (?:\w+ )?{levelled} {noun}, (?:note that )?(?:this|it)\b",
    r"\b{self} (?:is|stands|sits) at (?:the )?(?P<level>{levels}) level\b",
)
"""How a text says of the clause that it stands in at which level it is; nothing else is taken for it."""


class OtherLevelInText(Rule):
    """The text of a clause says that it is at a level, such as "this root-level rule", and the clause has another one.

    Only sentences that speak of the clause itself count, and none after a reference to another clause.

    ## Why it matters
    People read the sentence and programs the attribute, so they disagree on who can override the clause.

    ## Example
    ````markdown model_spec.md
    # Rules {#rules}

    ## Harm {#harm authority=root}

    Help nobody to hurt anybody.

    ## Honesty {#honesty authority=user}

    Don't lie. As a root-level principle, this can't be set aside.
    ````

    ## Instead
    ````markdown model_spec.md
    # Rules {#rules}

    ## Harm {#harm authority=root}

    Help nobody to hurt anybody.

    ## Honesty {#honesty authority=root}

    Don't lie. As a root-level principle, this can't be set aside.
    ````
    """

    code = "AUT014"
    name = "other-level-in-text"
    severity = "info"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding where each such sentence names the level."""
        if not document.ladder:
            return
        for part in context.parts:
            level = part.clause.level if part.clause else None
            if level is None or level not in document.ladder:
                continue
            for span, said in _find_levels(part.content, document.ladder):
                if said != level.lower():
                    yield self.at(
                        span.shift(part.start),
                        f"the text says that this clause is at level `{said}`, and its level is `{level}`",
                        "correct the text, or the level",
                    )


@remembered
def _compile(ladder: Ladder) -> tuple[re.Pattern[str], ...]:
    levels = "|".join(map(re.escape, ladder))
    levelled = rf"[*_\"“]*(?P<level>{levels})[*_\"”]*(?:[-\u2010\u2011]| )level"
    patterns = (
        way.format(levelled=levelled, levels=levels, noun=_NOUN, self=_SELF, after=_AFTER) for way in _WAYS
    )
    return tuple(re.compile(pattern.replace(" ", r"\s+"), re.IGNORECASE) for pattern in patterns)


@remembered_of_each
def _find_levels(content: Content, ladder: Ladder) -> tuple[tuple[Span, str], ...]:
    """Returns the levels that the paragraphs of a clause say of it, and where."""
    return tuple(found for block in find_prose(content) for found in _find_in_block(block, content, ladder))


def _find_in_block(block: ProseBlock, content: Content, ladder: Ladder) -> Iterator[tuple[Span, str]]:
    """Yields the levels that a paragraph says of its clause, and where in the clause, before it refers to another one."""
    if block.kind == "item" or "level" not in block.text:
        return
    references = (one.span.start for one in content.references)
    end = min((at for at in references if block.span.start <= at < block.span.end), default=block.span.end)
    for way in _compile(ladder):
        for match in way.finditer(block.text, 0, end - block.span.start):
            start, stop = match.span("level")
            yield Span(start, stop).shift(block.span.start), match["level"].lower()
