"""The sentences of a passage, as locators count them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.text.sentences import split_sentences

if TYPE_CHECKING:
    from clausetree.model.clause import Clause, Passage
    from clausetree.text.span import Span


def find_sentences(clause: Clause, passage: Passage) -> tuple[Span, ...]:
    """Returns where in the clause's content the sentences of a passage are, the blanks after each included.

    The marker that opens commentary is none of them.
    """
    start = passage.span.start
    if passage.kind == "commentary" and passage.admonition:
        start = passage.admonition.body.start
    body = clause.content.source[start : passage.span.end]
    return tuple(sentence.shift(start) for sentence in split_sentences(body))
