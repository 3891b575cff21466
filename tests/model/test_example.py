"""What conversations, responses and verdicts say of themselves."""

from __future__ import annotations

import pytest

from clausetree.model.example import Comparison, Conversation, Message, Omission, Verdict, read_values
from clausetree.syntax.document import parse_document

BODY = """<system name="one" name="two">
You help.
</system>
[...]
<user>
Hi
</user>
<comparison>
<assistant> <!-- GOOD: kind -->
Hello!
</assistant>
<assistant recipient="browser"> <!-- bad[#be_kind] -->
search
</assistant>
<assistant>
Found it.
</assistant>
</comparison>
<user>
Thanks
</user>
"""


@pytest.fixture(scope="module")
def conversation() -> Conversation:
    document = parse_document(f"# A {{#a}}\n\n~~~xml\n{BODY}~~~\n")
    return document.clauses[0].examples[0].conversation


def test_messages_are_those_outside_comparisons_and_all_messages_are_all_in_order(
    conversation: Conversation,
) -> None:
    assert [message.text for message in conversation.messages] == ["You help.", "Hi", "Thanks"]
    said = [message.text for message in conversation.all_messages()]
    assert said == ["You help.", "Hi", "Hello!", "search", "Found it.", "Thanks"]


def test_blocks_keep_their_order(conversation: Conversation) -> None:
    kinds = [Message, Omission, Message, Comparison, Message]
    assert [type(block) for block in conversation.blocks] == kinds
    assert conversation.comparisons == (conversation.blocks[3],)


def test_the_verdict_on_a_response_is_that_on_its_first_message(conversation: Conversation) -> None:
    good, bad = conversation.comparisons[0].responses
    assert (good.kind, bad.kind) == ("good", "bad")
    assert len(bad.messages) == 2
    assert bad.verdict is bad.messages[0].verdict
    assert bad.verdict is not None
    assert (bad.verdict.word, bad.verdict.violates) == ("bad", "be_kind")


def test_of_an_attribute_that_stands_twice_the_first_counts(conversation: Conversation) -> None:
    system = conversation.messages[0]
    assert system.attributes == (("name", "one"), ("name", "two"))
    assert (system.attribute("name"), system.attribute("recipient")) == ("one", None)
    assert read_values((("b", "1"), ("a", "2"), ("b", "3"))) == {"b": "1", "a": "2"}
    assert list(read_values((("b", "1"), ("a", "2")))) == ["b", "a"]


def verdict(comment: str) -> tuple[Verdict, str]:
    """A verdict, and the text that its spans count in."""
    text = f"# A {{#a}}\n\n~~~xml\n<assistant> {comment}\nHi\n</assistant>\n~~~\n"
    (message,) = parse_document(text).clauses[0].examples[0].conversation.messages
    assert message.verdict is not None
    return message.verdict, text


@pytest.mark.parametrize(
    ("word", "kind"),
    [("GOOD", "good"), ("Bad", "bad"), ("ok", "ok"), ("GOODISH", "none"), ("", "none")],
)
def test_a_verdict_is_of_the_kind_that_its_word_names_whatever_its_case(word: str, kind: str) -> None:
    found, _ = verdict(f"<!-- {word}: why -->")
    assert (found.word, found.kind) == (word, kind)
