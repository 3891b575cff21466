"""Which clauses a text refers to: in its prose, and in verdicts that name what a response violates."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.model.clause import Clause
    from clausetree.model.document import Document
    from clausetree.text.span import Span


class Mention(NamedTuple):
    """The id of a clause where another names it, and where in that one's content."""

    target: str
    span: Span


def find_mentions(clause: Clause) -> Iterator[Mention]:
    """Yields what a clause refers to."""
    for reference in clause.content.references:
        yield Mention(reference.target, reference.target_span)
    for example in clause.examples:
        for message in example.conversation.all_messages():
            verdict = message.verdict
            if verdict and verdict.violates and verdict.violates_span:
                yield Mention(verdict.violates, verdict.violates_span)


def count_mentions(document: Document) -> Counter[str]:
    """Returns how often a text refers to each id, a clause's references to itself left out."""
    return Counter(
        mention.target
        for clause in document.clauses
        for mention in find_mentions(clause)
        if mention.target != clause.id
    )
