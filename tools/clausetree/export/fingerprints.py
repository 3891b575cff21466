"""Fingerprints: which words a part of a document consists of, and their hash; a row whose words changed has another one.

Spaces are folded, and footnote marks are no words, nor is what ties them to tests. Of a clause the words are its prose with
the notes and the addresses that it defines: commentary and every example have their own. Of a comparison they are its
responses and what was said before it, since responses answer that.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from clausetree.model.example import Comparison, Message
from clausetree.model.located import locate
from clausetree.syntax.plain_text import Replacement, cut_spans, find_marks
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.model.clause import Clause, Content, Passage
    from clausetree.model.document import Document
    from clausetree.model.example import Example
    from clausetree.model.locator import Locator, Step

_NOT_PROSE = frozenset({"commentary", "example", "footnote", "comment", "break"})


def find_fingerprint(document: Document, locator: Locator) -> str:
    """Returns the fingerprint of the part of a document that a locator is the address of.

    Raises:
        ClausetreeError: The document has no such part.
    """
    return fingerprint_words(find_locator_words(document, locator))


def fingerprint_words(words: str) -> str:
    """Returns the fingerprint of words: the SHA-256 of their UTF-8 with spaces folded, in hexadecimal."""
    return sha256(" ".join(words.split()).encode(errors="surrogatepass")).hexdigest()


def find_locator_words(document: Document, locator: Locator) -> str:
    """Returns the words of the part of a document that a locator is the address of, spaces as they are.

    Raises:
        ClausetreeError: The document has no such part.
    """
    located = locate(document, locator)
    clause, span = located.clause, located.span.shift(-located.clause.start)
    if locator.kind == "clause":
        return find_prose_words(clause)
    example = _find_example(clause, locator.steps[0])
    if example and len(locator.steps) == 1:
        return find_example_words(clause, example)
    if example and locator.kind == "comparison":
        comparison = example.conversation.comparisons[locator.steps[-1].number - 1]
        return find_comparison_words(clause, example, comparison)
    if example:
        return span.slice(clause.content.source)
    if locator.kind == "passage":
        return find_passage_words(clause, clause.content.passages[locator.steps[0].number - 1])
    return _read_words(clause, [span])


def find_prose(clause: Clause) -> tuple[Passage, ...]:
    """Returns the passages of a clause that are its prose: no commentary, examples, footnotes, comments, rules."""
    return tuple(passage for passage in clause.content.passages if passage.kind not in _NOT_PROSE)


def find_prose_words(clause: Clause) -> str:
    """Returns the words of a clause's prose, and of the notes and the addresses that it defines."""
    spans = [one.span for one in clause.content.passages if one.kind not in _NOT_PROSE - {"footnote"}]
    return _read_words(clause, spans)


def find_commentary_words(clause: Clause) -> str:
    """Returns the words of all commentary of a clause; nothing where it has none."""
    return _read_words(clause, list(map(_find_body, clause.commentaries)))


def find_passage_words(clause: Clause, passage: Passage) -> str:
    """Returns the words of a passage; the marker that opens commentary is none of them."""
    return _read_words(clause, [_find_body(passage)])


def find_example_words(clause: Clause, example: Example) -> str:
    """Returns the words of an example: its title and its conversation, with tags and verdicts."""
    return f"{example.title or ''}\n{example.conversation.body.slice(clause.content.source)}"


def find_comparison_words(clause: Clause, example: Example, comparison: Comparison) -> str:
    """Returns the words of a comparison and of the messages before it, with tags and verdicts."""
    spans = (*(message.span for message in find_messages_before(example, comparison)), comparison.span)
    return "\n".join(span.slice(clause.content.source) for span in spans)


def find_messages_before(example: Example, comparison: Comparison) -> Sequence[Message]:
    """Returns the messages outside comparisons that stand before a comparison."""
    before = example.conversation.blocks[: example.conversation.blocks.index(comparison)]
    return tuple(block for block in before if isinstance(block, Message))


def has_comparison_before(example: Example, comparison: Comparison) -> bool:
    """Returns whether another comparison stands before a comparison."""
    return example.conversation.comparisons[0] is not comparison


def _find_example(clause: Clause, step: Step) -> Example | None:
    """Returns the example that the first step of a locator leads to; None where it leads to another passage."""
    if step.kind == "example":
        return clause.examples[step.number - 1]
    span = clause.content.passages[step.number - 1].span
    return next((example for example in clause.examples if example.span == span), None)


def _find_body(passage: Passage) -> Span:
    """Returns where the words of a passage stand."""
    return passage.admonition.body if passage.kind == "commentary" and passage.admonition else passage.span


def _read_words(clause: Clause, spans: Sequence[Span]) -> str:
    """Returns the words of stretches of a clause as written, without what is none of them."""
    cut = cut_spans(clause.content.source, spans, _find_wordless(clause.content))
    return "\n\n".join("".join(piece.text for piece in pieces) for pieces in cut)


def _find_wordless(content: Content) -> Iterator[Replacement]:
    """Yields what of a clause is no words, with nothing in its place: marks, what ties them to tests, examples."""
    yield from find_marks(content)
    for one in content.footnote_definitions:
        end = one.span.start + len(f"[^{one.label}]:") if one.is_prose else one.span.end
        yield Replacement(Span(one.span.start, end), "")
    yield from (Replacement(example.span, "") for example in content.examples)
