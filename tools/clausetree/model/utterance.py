"""What a message says, for those who read data: characters in place of entities, settings and attributes by key."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.model.example import read_values
from clausetree.text.entities import decode_entities

if TYPE_CHECKING:
    from clausetree.model.example import Message


class Utterance(NamedTuple):
    """What a message says.

    Attributes:
        content: Its text: `<untrusted>` with its tags, without `<settings>`.
        attributes: The attributes of its tag by key; where a key is repeated, the first value.
        settings: The lines of its `<settings>` by key; where a key is repeated, the last value.
        untrusted: What each of its `<untrusted>` tags holds.
    """

    content: str
    attributes: dict[str, str]
    settings: dict[str, str]
    untrusted: tuple[str, ...]


def read_utterance(message: Message, source: str) -> Utterance:
    """Returns what a message says, given the text that its spans count in."""
    return Utterance(
        decode_entities(message.text),
        read_values(message.attributes),
        {setting.key: setting.value for setting in message.settings},
        tuple(decode_entities(span.slice(source)) for span in message.untrusted),
    )
