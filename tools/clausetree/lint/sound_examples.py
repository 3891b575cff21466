"""Examples whose conversations can be read: about the others the reader has spoken."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from clausetree.text.remembering import remembered_of_each

if TYPE_CHECKING:
    from clausetree.model.clause import Content
    from clausetree.model.example import Comparison, Example, Message


@remembered_of_each
def find_sound_examples(content: Content) -> tuple[Example, ...]:
    """Returns the examples in which the reader found no error."""
    if not content.diagnostics:
        return content.examples
    errors = [found.span.start for found in content.diagnostics if found.severity == "error"]
    return tuple(
        example
        for example in content.examples
        if bisect_left(errors, example.span.start) == bisect_left(errors, example.span.end)
    )


@remembered_of_each
def find_sound_messages(content: Content) -> tuple[Message, ...]:
    """Returns the messages of these examples."""
    return tuple(
        message for example in find_sound_examples(content) for message in example.conversation.all_messages()
    )


@remembered_of_each
def find_sound_comparisons(content: Content) -> tuple[Comparison, ...]:
    """Returns the comparisons of these examples."""
    return tuple(
        comparison
        for example in find_sound_examples(content)
        for comparison in example.conversation.comparisons
    )
