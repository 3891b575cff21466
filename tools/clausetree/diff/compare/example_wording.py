"""What worked examples say, whatever their markup looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.diff.compare.wording_changes import compare_fragments, compare_wording
from clausetree.model.example import Comparison, Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.diff.kinds import Successors, TextWording, Wording
    from clausetree.diff.match.fragments import Fragment
    from clausetree.model.example import Block, Example, Verdict


def compare_examples_said(old: Example, new: Example, successors: Successors) -> TextWording:
    """Returns how far what is said in two examples is apart, titles and verdicts left out."""
    return compare_wording(_spell(old, judged=False), _spell(new, judged=False), successors)


def compare_parts(old: Fragment, new: Fragment, successors: Successors) -> Wording:
    """Returns how far two sentences or examples are apart; an example's tags that nobody sees are typography."""
    if not old.example or not new.example:
        return compare_fragments(old, new, successors)
    wording = compare_wording(old.text, new.text, successors)
    if wording != "edited":
        return wording
    before, after = _spell(old.example, judged=True), _spell(new.example, judged=True)
    said = compare_wording(before, after, successors)
    return "typographic" if said == "kept" else said


def _spell(example: Example, *, judged: bool) -> str:
    """Returns what is said in an example in one spelling; its title and its verdicts only where it is `judged`."""
    said = (line for block in example.conversation.blocks for line in _spell_block(block, judged=judged))
    return "\n".join([example.title or "", *said] if judged else said)


def _spell_block(block: Block, *, judged: bool) -> Iterator[str]:
    if isinstance(block, Comparison):
        for response in block.responses:
            yield "<response>"
            for message in response.messages:
                yield from _spell_message(message, judged=judged)
    elif isinstance(block, Message):
        yield "<message>"
        yield from _spell_message(block, judged=judged)
    else:
        yield "[...]"


def _spell_message(message: Message, *, judged: bool) -> Iterator[str]:
    yield " ".join([message.role, *(f"{key}={value}" for key, value in message.attributes)])
    if judged and message.verdict:
        yield _spell_verdict(message.verdict)
    yield from (f"{setting.key}: {setting.value}" for setting in message.settings)
    yield message.text


def _spell_verdict(verdict: Verdict) -> str:
    target = f"[#{verdict.violates}]" if verdict.violates else ""
    return f"{verdict.word}{target} {verdict.reason or ''}"
