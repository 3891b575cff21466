"""Conversations read as an independent reader reads them, wherever they happen to be well-formed XML."""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any

import pytest

from clausetree.model.example import Comparison, Omission
from clausetree.syntax.document import parse_document

if TYPE_CHECKING:
    from clausetree.model.example import Conversation, Message

_FENCE = re.compile(r"^~~~xml\n(.*?)\n~~~$", re.MULTILINE | re.DOTALL)
_ROLES = {"system", "developer", "user", "assistant", "tool"}


def _oracle(body: str) -> ET.Element | None:
    """What ElementTree reads, comments kept; None where the body is no XML."""
    parser = ET.XMLParser(target=ET.TreeBuilder(insert_comments=True))  # noqa: S314 - our own data
    try:
        return ET.fromstring(f"<conversation>{body}</conversation>", parser)  # noqa: S314 - likewise
    except ET.ParseError:
        return None


def _is_comment(element: ET.Element) -> bool:
    return callable(element.tag)


def _message_of(element: ET.Element) -> dict[str, Any]:
    comment = next((child for child in element if _is_comment(child)), None)
    text = "".join([element.text or "", *(child.tail or "" for child in element if _is_comment(child))])
    return {
        "role": element.tag,
        "attributes": dict(element.attrib),
        "comment": comment.text.strip() if comment is not None and comment.text else None,
        "settings": [
            line
            for child in element
            if child.tag == "settings"
            for line in (child.text or "").strip().splitlines()
        ],
        "untrusted": [(child.text or "").strip() for child in element if child.tag == "untrusted"],
        "text": text.strip(),
    }


def _message(message: Message, source: str) -> dict[str, Any]:
    text = message.text.split("<untrusted>")[0] if message.untrusted else message.text
    return {
        "role": message.role,
        "attributes": dict(message.attributes),
        "comment": message.verdict.span.slice(source)[len("<!--") : -len("-->")].strip()
        if message.verdict
        else None,
        "settings": [f"{setting.key}: {setting.value}" for setting in message.settings],
        "untrusted": [span.slice(source).strip() for span in message.untrusted],
        "text": text.strip(),
    }


def _unescaped(value: Any) -> Any:
    """The oracle resolves entities; what stands in a conversation is raw."""
    if isinstance(value, str):
        return html.unescape(value)
    if isinstance(value, list):
        return [_unescaped(item) for item in value]
    return {key: _unescaped(item) for key, item in value.items()} if isinstance(value, dict) else value


def _compare(conversation: Conversation, element: ET.Element, source: str) -> None:
    blocks = [
        "comparison" if isinstance(block, Comparison) else block.role
        for block in conversation.blocks
        if not isinstance(block, Omission)
    ]
    assert blocks == [child.tag for child in element]
    expected = [_message_of(m) for child in element for m in ([child] if child.tag in _ROLES else child)]
    got = [_unescaped(_message(message, source)) for message in conversation.all_messages()]
    assert got == expected


def _check(text: str) -> tuple[int, int]:
    """Compares each example of a text; returns how many the oracle could read, and how many there are."""
    document = parse_document(text)
    pairs = [
        (example.conversation, clause.content.source)
        for clause in document.clauses
        for example in clause.examples
    ]
    bodies = _FENCE.findall(text)
    assert [conversation.body.slice(source).rstrip("\n") for conversation, source in pairs] == bodies
    elements = [_oracle(body) for body in bodies]
    for (conversation, source), element in zip(pairs, elements, strict=True):
        if element is not None:
            _compare(conversation, element, source)
    return sum(element is not None for element in elements), len(bodies)


def test_sample_conversations_read_as_the_oracle_reads_them(sample: dict[str, str]) -> None:
    for name, text in sample.items():
        read, examples = _check(text)
        assert read >= examples * 0.8, name


@pytest.mark.upstream
def test_released_conversations_read_as_the_oracle_reads_them(releases: dict[str, str]) -> None:
    for label, text in releases.items():
        read, examples = _check(text)
        assert read >= examples * 0.8, label
