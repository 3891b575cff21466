"""Which clauses a text refers to: in its prose, and in verdicts that name what a response violates."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.model.clause import Content
    from clausetree.model.document import Document
    from clausetree.text.span import Span


class Target(NamedTuple):
    """The id of a clause where another names it, and where in that one's content, if it stands there."""

    id: str
    span: Span | None


def find_targets(content: Content) -> Iterator[Target]:
    """Yields what a content refers to."""
    for reference in content.references:
        yield Target(reference.target, reference.target_span)
    for example in content.examples:
        for message in example.conversation.all_messages():
            verdict = message.verdict
            if verdict and verdict.violates and verdict.violates_span:
                yield Target(verdict.violates, verdict.violates_span)


def count_targets(document: Document) -> Counter[str]:
    """Returns how often a text refers to each id, a clause's references to itself left out."""
    counts: Counter[str] = Counter()
    for clause in document.clauses:
        for target in find_targets(clause.content):
            found = document.find(target.id)
            if found is None or found.id != clause.id:
                counts[found.id if found else target.id] += 1
    return counts
