"""The sentences of a passage, as locators count them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.text.sentences import split_sentences
from clausetree.text.span import Span

if TYPE_CHECKING:
    from clausetree.model.clause import Clause, Passage


def find_sentences(clause: Clause, passage: Passage) -> tuple[Span, ...]:
    """Returns where in the clause's content the sentences of a passage are, the spaces after each included."""
    prose = find_prose(passage)
    return tuple(
        sentence.shift(prose.start) for sentence in split_sentences(prose.slice(clause.content.source))
    )


def find_prose(passage: Passage) -> Span:
    """Returns what of a passage is made of sentences: all but the marker that opens commentary."""
    if passage.kind == "commentary" and passage.admonition:
        return Span(passage.admonition.body.start, passage.span.end)
    return passage.span
