"""Conversations: worked examples and eval prompts, drawn as people read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.model.example import KNOWN_ROLES, Comparison, Message, Said
from clausetree.publish.draw.badge import render_verdict
from clausetree.publish.draw.markup import EMPTY, Markup, element, join, link
from clausetree.publish.draw.running_text import render_blocks, render_inline, render_title
from clausetree.syntax.content import parse_fragment

if TYPE_CHECKING:
    from clausetree.model.example import Block, Conversation, Response, Verdict
    from clausetree.publish.draw.page_view import PageView

_SHOWN_ELSEWHERE = ("recipient", "name", "comment")
_SAID_IN_WORDS = {("end_turn", "false"): "turn continues", ("end_turn", "true"): "turn ends"}


def render_conversation(conversation: Conversation, view: PageView) -> Markup:
    """Returns a conversation: its messages in a column, the responses of a comparison side by side."""
    blocks = (_render_block(block, view) for block in conversation.blocks)
    return element("div", join(blocks), class_="conversation")


def render_fence(content: str, view: PageView) -> Markup:
    """Returns the conversation that stands in a fence inside a list or a quotation."""
    body = content if content.endswith("\n") else content + "\n"
    examples = parse_fragment(f"~~~xml\n{body}~~~\n").examples
    return join(render_conversation(example.conversation, view) for example in examples)


def render_said(text: str, view: PageView) -> Markup:
    """Returns what a participant of a conversation says: tags are text, and every line ending counts."""
    return render_blocks(text, view, render_fence, said=True)


def _render_block(block: Block, view: PageView) -> Markup:
    if isinstance(block, Comparison):
        responses = (_render_response(response, view) for response in block.responses)
        return element("ol", join(responses), class_="comparison", aria_label="Responses")
    if isinstance(block, Message):
        return _render_message(block, view)
    return element("p", "[…] part of the conversation is left out", class_="omission")


def _render_response(response: Response, view: PageView) -> Markup:
    verdict = response.verdict
    messages = join(_render_message(message, view) for message in response.messages)
    return element(
        "li",
        render_verdict(response.kind, verdict.word if verdict else None)
        + messages
        + (_render_reason(verdict, view) if verdict else EMPTY),
        class_=f"response {response.kind}",
    )


def _render_reason(verdict: Verdict, view: PageView) -> Markup:
    pieces = []
    if verdict.violates:
        target = view.target(verdict.violates)
        named = (
            link(target.address, render_title(target.clause.title, view), class_="reference")
            if target
            else element("span", f"#{verdict.violates}", class_="dangling")
        )
        pieces.append(Markup('<bdi class="reason__label">Violates</bdi> {}').format(named))
    if verdict.reason:
        pieces.append(render_inline(verdict.reason, view))
    return element("p", join(pieces, ". "), class_="reason", **view.edition.spoken) if pieces else EMPTY


def _render_message(message: Message, view: PageView) -> Markup:
    role = message.role.lower() if message.role.lower() in KNOWN_ROLES else "other"
    calls = role == "tool" or (role == "assistant" and message.attribute("recipient") is not None)
    parts = [
        element("p", element("bdi", _render_speaker(message)), class_="speaker"),
        _render_comment(message),
        _render_settings(message),
        _render_text(message, view, code=calls),
    ]
    return element(
        "div",
        join(parts),
        class_=f"message {role}" + (" call" if calls else ""),
        **view.edition.spoken,
    )


def _render_speaker(message: Message) -> Markup:
    name, recipient = message.attribute("name"), message.attribute("recipient")
    others = join(
        element("span", said, class_="turn")
        if (said := _SAID_IN_WORDS.get((key, value.lower())))
        else element("code", f'{key}="{value}"', class_="attribute")
        for key, value in message.attributes
        if key not in _SHOWN_ELSEWHERE
    )
    return join(
        (
            Markup.escape(message.role.capitalize()),
            Markup(" <code>{}</code>").format(name) if name else EMPTY,
            Markup(' <span class="to">to</span> <code>{}</code>').format(recipient) if recipient else EMPTY,
            " " + others if others else EMPTY,
        )
    )


def _render_comment(message: Message) -> Markup:
    comment = message.attribute("comment")
    return element("p", comment, class_="message__comment") if comment else EMPTY


def _render_settings(message: Message) -> Markup:
    if not message.settings:
        return EMPTY
    rows = (
        Markup('<tr><th scope="row">{}</th><td>{}</td></tr>').format(setting.key, setting.value)
        for setting in message.settings
    )
    return Markup('<table class="settings"><caption>Settings</caption><tbody>{}</tbody></table>').format(
        join(rows)
    )


def _render_text(message: Message, view: PageView, *, code: bool) -> Markup:
    """Returns what a message says, with the text that is quoted from elsewhere marked as such."""
    pieces: list[Markup] = []
    for said in message.stretches or (Said(message.text, untrusted=False),):
        if said.text.strip():
            text = said.text.strip("\r\n")
            body = element("pre", element("code", text)) if code else render_said(text, view)
            pieces.append(_mark_untrusted(body) if said.untrusted else body)
    return join(pieces)


def _mark_untrusted(body: Markup) -> Markup:
    label = element("p", "Untrusted text", class_="untrusted__label")
    return element("div", label + body, class_="untrusted")
