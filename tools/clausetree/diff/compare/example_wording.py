"""What worked examples say, whatever their tags look like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.diff.compare.conversations import BEFORE_TAG
from clausetree.diff.compare.wording_changes import (
    compare_fragments,
    compare_wording,
    is_same_but_for_line_ends,
)
from clausetree.model.example import Comparison, Message
from clausetree.text.entities import decode_entities
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.diff.compare.conversation_order import NewOrder
    from clausetree.diff.kinds import Successors, TextWording, Wording
    from clausetree.diff.match.fragments import Fragment
    from clausetree.model.example import Example, Verdict


def compare_examples_said(
    old: tuple[str, Example], new: tuple[str, Example], successors: Successors
) -> TextWording:
    """Returns how far what is said in two examples, each with what it was read from, is apart; titles and verdicts on responses are left out."""
    before, after = (_spell_conversation(*one) for one in (old, new))
    return compare_wording(before, after, successors)


def compare_parts(old: Fragment, new: Fragment, successors: Successors) -> Wording:
    """Returns how far two sentences or examples are apart; what nobody sees of an example's tags is typography."""
    if not old.example or not new.example:
        return compare_fragments(old, new, successors)
    return _compare_spelt(
        (old.example, old.text, old.example.span.start),
        (new.example, new.text, new.example.span.start),
        successors,
    )


def compare_in_order(order: NewOrder, new: Fragment, successors: Successors) -> Iterator[Wording]:
    """Yields how far each stretch of an example whose parts changed places is apart."""
    assert new.example is not None  # noqa: S101 - it has an order
    place, new_place = 0, new.example.span.start
    for stretch in order.stretches:
        before = order.example, stretch.before, place
        after = new.example, stretch.after, new_place
        is_same = is_same_but_for_line_ends(stretch.before, stretch.after)
        yield "kept" if is_same else _compare_spelt(before, after, successors)
        place, new_place = place + len(stretch.before), new_place + len(stretch.after)


def _compare_spelt(
    old: tuple[Example, str, int], new: tuple[Example, str, int], successors: Successors
) -> TextWording:
    """Returns how far two stretches are apart, each with its example and the offset at which it begins."""
    wording = compare_wording(old[1], new[1], successors)
    return (
        compare_stretches(spell_stretch(*old), spell_stretch(*new), successors)
        if wording == "edited"
        else wording
    )


def compare_stretches(old: str, new: str, successors: Successors) -> TextWording:
    """Returns how far two spelt stretches are apart whose texts are not the same."""
    said = compare_wording(old, new, successors)
    return "typographic" if said == "kept" else said


def spell_stretch(example: Example, text: str, start: int) -> str:
    """Returns a stretch of an example with its tags in one spelling.

    Args:
        example: The example.
        text: What stands in the stretch, whole tags.
        start: The offset in the clause's content at which it begins.
    """
    return _join(_tags(example, judged=True), text, start)


def _spell_conversation(source: str, example: Example) -> str:
    span = example.conversation.span
    return _join(_tags(example, judged=False), span.slice(source), span.start)


def _join(tags: Iterator[tuple[Span, str | None]], text: str, start: int) -> str:
    """Returns a text that begins at `start` with its tags spelt as said, and the characters that entities mean; a tag without a spelling in its own, blanks folded."""
    pieces: list[str] = []
    place = 0
    for span, spelling in sorted(tags, key=lambda tag: tag[0]):
        first, last = span.start - start, span.end - start
        if place <= first and last <= len(text):
            own = " ".join(text[first:last].split()) if spelling is None else spelling
            pieces += [decode_entities(text[place:first]).rstrip(BEFORE_TAG), own]
            place = last
    return "\n".join([*pieces, decode_entities(text[place:])])


def _tags(example: Example, *, judged: bool) -> Iterator[tuple[Span, str | None]]:
    """Yields the tags of an example, each with its spelling: verdicts too; where responses are not `judged`, nothing is left of theirs."""
    if example.title_span:
        yield Span(example.span.start, example.title_span.start), "**Example**:"
    last = example.conversation.blocks[-1] if example.conversation.blocks else None
    for block in example.conversation.blocks:
        if isinstance(block, Comparison):
            yield block.tag, None
            if block.closing:
                yield block.closing, "" if block is last else None  # what follows it is no response of it
            for response in block.responses:
                for message in response.messages:
                    yield from _message_tags(message, judged=judged)
        elif isinstance(block, Message):
            yield from _message_tags(block, judged=True)


def _message_tags(message: Message, *, judged: bool) -> Iterator[tuple[Span, str | None]]:
    yield (
        message.tag,
        " ".join([f"<{message.role}", *(f"{key}={value}" for key, value in message.attributes)]),
    )
    if message.closing:
        yield message.closing, ""
    if message.verdict:
        yield message.verdict.span, _spell_verdict(message.verdict) if judged else ""


def _spell_verdict(verdict: Verdict) -> str:
    """Returns a verdict in one spelling."""
    target = f"[#{verdict.violates}]" if verdict.violates else ""
    return f"<!-- {verdict.word.casefold()}{target}: {decode_entities(verdict.reason or '')} -->"
