"""Messages of rows, made from conversations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.export.row_values import RowMessage
from clausetree.model.example import Comparison, Message, Omission
from clausetree.model.utterance import read_utterance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.export.row_values import VerdictWord
    from clausetree.model.example import Block, Conversation, Response

_ABRIDGED = re.compile(r"\[\s*(?:\.\.\.|\u2026)[^\[\]]*\]")


def build_messages(conversation: Conversation, source: str) -> Iterator[RowMessage]:
    """Yields the messages of a conversation in their order, given the text that its spans count in."""
    number = 0
    for block in conversation.blocks:
        if isinstance(block, Message):
            yield build_message(block, source)
        elif isinstance(block, Comparison):
            number += 1
            for place, response in enumerate(block.responses, 1):
                yield from build_response(response, source, number, place)


def build_message(message: Message, source: str) -> RowMessage:
    """Returns a message outside comparisons."""
    return _build(message, source, None, None, None)


def build_response(response: Response, source: str, comparison: int, number: int) -> Iterator[RowMessage]:
    """Yields the messages of a response, given the numbers of its comparison and of itself, from 1."""
    for message in response.messages:
        yield _build(message, source, comparison, number, response)


def is_abridged(messages: Sequence[RowMessage]) -> bool:
    """Returns whether messages leave something out, marked by brackets that begin with three dots."""
    return any(_ABRIDGED.search(message.content) for message in messages if "[" in message.content)


def has_omissions(blocks: Sequence[Block]) -> bool:
    """Returns whether messages are left out between blocks of a conversation."""
    return any(isinstance(block, Omission) for block in blocks)


def _build(
    message: Message, source: str, comparison: int | None, number: int | None, response: Response | None
) -> RowMessage:
    said = read_utterance(message, source)
    stated = response.verdict if response else message.verdict
    unstated: VerdictWord | None = "none" if response else None
    return RowMessage(
        role=message.role,
        content=said.content,
        name=said.attributes.get("name"),
        recipient=said.attributes.get("recipient"),
        attributes=said.attributes,
        settings=said.settings or None,
        untrusted=said.untrusted,
        comparison=comparison,
        response=number,
        verdict=stated.kind if stated else unstated,
        reason=stated.reason if stated else None,
        violates=stated.violates if stated else None,
    )
