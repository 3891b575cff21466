"""From a stretch of a document to the smallest part that holds it."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from clausetree.model.passage_sentences import find_prose
from clausetree.text.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from clausetree.model.clause import Clause
    from clausetree.model.document import Document
    from clausetree.model.example import Example, Response
    from clausetree.model.locator import Locator
    from clausetree.text.span import Span

Spanned = TypeVar("Spanned")


def find_enclosing(document: Document, span: Span) -> Locator:
    """Returns the smallest part that a stretch of a document lies in; the clause in which it begins where it goes on in the next.

    Args:
        document: The document.
        span: The stretch; it begins in a clause.
    """
    place = bisect_right(document.clauses, span.start, key=lambda clause: clause.start) - 1
    clause = document.clauses[place]
    inner = span.shift(-clause.start)
    number = _find(clause.content.passages, inner)
    if number is None:
        return clause.locator
    passage = clause.content.passages[number]
    if passage.kind == "example":
        return _find_in_example(clause, inner)
    locator = clause.locator.to("passage", number + 1)
    prose = find_prose(passage)
    sentences = split_sentences(prose.slice(clause.content.source))
    sentence = _find(sentences, inner.shift(-prose.start), lambda sentence: sentence)
    return locator if sentence is None else locator.to("sentence", sentence + 1)


def _find_in_example(clause: Clause, span: Span) -> Locator:
    number = _find(clause.examples, span)
    if number is None:
        return clause.locator
    locator = clause.locator.to("example", number + 1)
    return _find_in_conversation(locator, clause.examples[number], span)


def _find_in_conversation(locator: Locator, example: Example, span: Span) -> Locator:
    conversation = example.conversation
    message = _find(conversation.messages, span)
    if message is not None:
        return locator.to("message", message + 1)
    number = _find(conversation.comparisons, span)
    if number is None:
        return locator
    locator, comparison = locator.to("comparison", number + 1), conversation.comparisons[number]
    response = _find(comparison.responses, span)
    if response is None:
        return locator
    return _find_in_response(locator.to("response", response + 1), comparison.responses[response], span)


def _find_in_response(locator: Locator, response: Response, span: Span) -> Locator:
    """Returns the message of a response; the response, where it is all of it."""
    message = _find(response.messages, span)
    return locator if message is None or len(response.messages) == 1 else locator.to("message", message + 1)


def _find(
    parts: Sequence[Spanned], inner: Span, read: Callable[[Spanned], Span] = attrgetter("span")
) -> int | None:
    """Returns which of the parts, in the order of the text, holds a stretch, or None."""
    place = bisect_right(parts, inner.start, key=lambda part: read(part).start) - 1
    return place if place >= 0 and inner.end <= read(parts[place]).end else None
