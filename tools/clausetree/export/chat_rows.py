"""Rows of examples, as conversations and as pairs of responses."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from clausetree.export.fingerprints import (
    find_comparison_words,
    find_example_words,
    find_messages_before,
    fingerprint_words,
    has_comparison_before,
)
from clausetree.export.row_messages import (
    build_message,
    build_messages,
    build_response,
    has_omissions,
    is_abridged,
)
from clausetree.export.row_values import ChatRow, PreferenceRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.export.exported_document import ExportedDocument
    from clausetree.model.clause import Clause
    from clausetree.model.example import Comparison, Example, Response


def build_chat_rows(exported: ExportedDocument, clauses: Sequence[Clause]) -> Iterator[ChatRow]:
    """Yields a row for each example of some clauses."""
    for clause in clauses:
        for number, example in enumerate(clause.examples, 1):
            locator = clause.locator.to("example", number)
            fingerprint = fingerprint_words(find_example_words(clause, example))
            messages = tuple(build_messages(example.conversation, clause.content.source))
            yield ChatRow(
                **exported.describe(clause, locator, example.span, fingerprint),
                title=example.title,
                messages=messages,
                abridged=has_omissions(example.conversation.blocks) or is_abridged(messages),
            )


def build_preference_rows(exported: ExportedDocument, clauses: Sequence[Clause]) -> Iterator[PreferenceRow]:
    """Yields a row for each pair of a good and a bad response of one comparison."""
    for clause in clauses:
        for number, example in enumerate(clause.examples, 1):
            for place, comparison in enumerate(example.conversation.comparisons, 1):
                yield from _build_pairs(exported, clause, (number, example), (place, comparison))


def count_pairless(clauses: Sequence[Clause]) -> int:
    """Returns how many comparisons of some clauses have no pair of a good and a bad response."""
    return sum(
        not {"good", "bad"} <= {response.kind for response in comparison.responses}
        for clause in clauses
        for example in clause.examples
        for comparison in example.conversation.comparisons
    )


def _build_pairs(
    exported: ExportedDocument,
    clause: Clause,
    numbered_example: tuple[int, Example],
    numbered_comparison: tuple[int, Comparison],
) -> Iterator[PreferenceRow]:
    number, example = numbered_example
    place, comparison = numbered_comparison
    source = clause.content.source
    pairs = _find_pairs(comparison)
    if not pairs:
        return
    locator = clause.locator.to("example", number).to("comparison", place)
    fingerprint = fingerprint_words(find_comparison_words(clause, example, comparison))
    blocks = example.conversation.blocks
    omits = has_omissions(blocks[: blocks.index(comparison)])
    prompt = tuple(build_message(message, source) for message in find_messages_before(example, comparison))
    for (good, chosen), (bad, rejected) in pairs:
        responses = (
            tuple(build_response(chosen, source, place, good)),
            tuple(build_response(rejected, source, place, bad)),
        )
        yield PreferenceRow(
            **exported.describe(clause, locator, comparison.span, fingerprint),
            title=example.title,
            prompt=prompt,
            chosen=responses[0],
            rejected=responses[1],
            chosen_reason=responses[0][0].reason,
            rejected_reason=responses[1][0].reason,
            violates=responses[1][0].violates,
            after_comparison=has_comparison_before(example, comparison),
            abridged=omits or is_abridged((*prompt, *responses[0], *responses[1])),
        )


def _find_pairs(
    comparison: Comparison,
) -> tuple[tuple[tuple[int, Response], tuple[int, Response]], ...]:
    """Returns the pairs of a good and a bad response, each with its number."""
    numbered = tuple(enumerate(comparison.responses, 1))
    good = [(number, response) for number, response in numbered if response.kind == "good"]
    bad = [(number, response) for number, response in numbered if response.kind == "bad"]
    return tuple(product(good, bad))
