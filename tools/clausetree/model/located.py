"""From a locator to the part of a document that it is the address of."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, Union

from clausetree.model.errors import ClausetreeError
from clausetree.model.nearest_clause import hint_id
from clausetree.model.passage_sentences import find_sentences
from clausetree.text.counted_noun import count_noun

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.model.clause import Clause
    from clausetree.model.document import Document
    from clausetree.model.example import Comparison, Example, Message, Response
    from clausetree.model.locator import Locator, StepKind
    from clausetree.text.span import Span


class Located(NamedTuple):
    """A part of a document.

    Attributes:
        locator: Its address.
        clause: The clause that it is, or that it stands in.
        span: Where in the document it is, without the spaces after it.
        text: What stands there.
    """

    locator: Locator
    clause: Clause
    span: Span
    text: str


def locate(document: Document, locator: Locator) -> Located:
    """Returns what a locator is the address of.

    Raises:
        ClausetreeError: The document has no such clause, or the clause no such part.
    """
    clause = find_clause(document, locator)
    named = locator._replace(clause=clause.id, repeat=clause.repeat)
    return _read(document, clause, named, _find(clause, named)[0])


def list_parts(document: Document, owner: Locator, kind: StepKind) -> tuple[Located, ...]:
    """Returns the parts of a kind that what a locator is the address of has, in their order; none where it can have none.

    Raises:
        ClausetreeError: The document has no such owner.
    """
    clause = find_clause(document, owner)
    span, within = _find(clause, owner)
    return tuple(
        _read(document, clause, owner.to(kind, number), part)
        for number, (part, _) in enumerate(_find_parts(clause, within, span, kind), 1)
    )


def find_clause(document: Document, locator: Locator) -> Clause:
    """Returns the clause of a locator; raises `ClausetreeError` with the nearest id where there is none.

    `§3.2` is the clause of that number.
    """
    if locator.clause.startswith("§"):
        return _find_number(document, locator.clause[1:].strip())
    same = (clause for clause in document.clauses if clause.id == locator.clause)
    if (found := next(islice(same, locator.repeat - 1, None), None)) is not None:
        return found
    count = sum(clause.id == locator.clause for clause in document.clauses)
    if not count:
        raise ClausetreeError(f"no clause `{locator.clause}`", hint_id(document, locator.clause))
    only = f"only {count_noun(count, 'clause has', 'clauses have')}"
    raise ClausetreeError(f"no clause `{locator}`", f"{only} the id `{locator.clause}`")


def _find_number(document: Document, number: str) -> Clause:
    """Returns the clause that has a number in the tree."""
    found = next((clause for clause in document.clauses if clause.number == number), None)
    if found is None:
        raise ClausetreeError(
            f"no clause has the number {number}" if number else "`§` needs a number",
            "`clausetree tree --format json` gives the numbers" if number else "write it, such as `§3.2`",
        )
    return found


def _read(document: Document, clause: Clause, locator: Locator, span: Span) -> Located:
    """Returns a part, given where in the clause's content it is; spaces may follow it."""
    span = clause.locate(span)
    text = span.slice(document.text).rstrip()
    return Located(locator, clause, span._replace(end=span.start + len(text)), text)


def _find(clause: Clause, locator: Locator) -> tuple[Span, _Owner]:
    """Returns where in the clause's content the part is, spaces that follow it included, and the part if it has parts."""
    whole = clause.content.source
    span = clause.heading.span._replace(start=0, end=len(whole))
    within: _Owner = clause
    for place, step in enumerate(locator.steps):
        parts = _find_parts(clause, within, span, step.kind)
        if not 1 <= step.number <= len(parts):
            owner = locator._replace(steps=locator.steps[:place])
            hint = f"`{owner}` has {count_noun(len(parts), step.kind) if parts else f'no {step.kind}s'}"
            if step.kind == "sentence" and not place and clause.content.passages:
                hint = f"a sentence is counted in its passage: `{owner}/p1/{step}`"
            raise ClausetreeError(f"no {step.kind} `{locator}`", hint)
        span, within = parts[step.number - 1]
    return span, within


_Owner = Union["Clause", "Example", "Comparison", "Response", None]
_Part = tuple["Span", _Owner]


def _find_parts(clause: Clause, within: _Owner, span: Span, kind: StepKind) -> Sequence[_Part]:
    """Returns the parts of a kind that something has, in their order; none where it can have none."""
    if within is clause and kind == "passage":
        examples = {example.span: example for example in clause.examples}
        return [(passage.span, examples.get(passage.span)) for passage in clause.content.passages]
    if within is clause and kind == "example":
        return [(example.span, example) for example in clause.examples]
    if kind == "sentence":
        passage = next((found for found in clause.content.passages if found.span == span), None)
        return [(sentence, None) for sentence in find_sentences(clause, passage)] if passage else ()
    return _find_conversation_parts(within, kind)


def _find_conversation_parts(within: object, kind: StepKind) -> Sequence[_Part]:
    from clausetree.model.example import Comparison, Example, Response  # noqa: PLC0415 - a passage needs none of it

    messages: tuple[Message, ...] = ()
    if isinstance(within, Example):
        if kind == "comparison":
            return [(found.span, found) for found in within.conversation.comparisons]
        messages = within.conversation.messages
    elif isinstance(within, Comparison) and kind == "response":
        return [(found.span, found) for found in within.responses]
    elif isinstance(within, Response):
        messages = within.messages
    return [(message.span, None) for message in messages] if kind == "message" else ()
