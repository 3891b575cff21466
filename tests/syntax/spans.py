"""What must hold for the spans of any document, whatever its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from markdown_it.common.utils import unescapeAll

from clausetree.model.example import Comparison, Omission
from clausetree.syntax.document import render_document
from clausetree.text.span import Span

if TYPE_CHECKING:
    from clausetree.model.clause import Content, Heading
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document
    from clausetree.model.example import Block, Example, Message, Verdict


def check_document(document: Document) -> None:
    """Asserts that nothing is lost and that every span slices to what it stands for."""
    text = document.text
    assert render_document(document) == text
    for start, content in document.contents():
        assert text[start : start + len(content.source)] == content.source
        check_content(content)
    for found in document.diagnostics:
        _check_inside(found.span, text)
        line, column = document.lines.position(found.span.start)
        mark = len(document.mark) if line == 1 else 0
        assert document.lines.start(line - 1) + mark + column - 1 == found.span.start
    for clause in document.clauses:
        assert text.startswith(clause.heading.span.slice(clause.content.source), clause.start)
        assert clause.line <= clause.end_line <= max(len(document.lines), 1)
        assert clause.parent is None or document.clauses[clause.parent].depth < clause.depth


def check_content(content: Content) -> None:
    source = content.source
    if content.heading:
        check_heading(content.heading, source)
    check_passages(content)
    check_links(content)
    for example in content.examples:
        check_example(example, source)
    for found in content.diagnostics:
        check_diagnostic(found, source)
    assert list(content.raw) == sorted(content.raw)
    assert {example.conversation.span for example in content.examples} <= set(content.raw)
    for span in content.raw:
        assert span.slice(source).lstrip(" \t-+*.)0123456789").startswith(("~~~", "```"))


def check_heading(heading: Heading, source: str) -> None:
    _check_lines(heading.span, source)
    assert heading.span.start == 0
    assert heading.title_span.slice(source) == heading.title
    assert heading.title == heading.title.strip(" \t")
    if heading.id_span:
        assert heading.id_span.slice(source) == heading.id
        assert source[: heading.id_span.start].rstrip(" \t").endswith("#")
    if heading.attributes_span:
        written = heading.attributes_span.slice(source)
        assert written.startswith("{")
        assert written.endswith("}") or "}" not in written
    for (key, value), spans in zip(heading.attributes, heading.attribute_spans, strict=True):
        assert (spans.key.slice(source), spans.value.slice(source)) == (key, value)
        assert spans.whole.start == spans.key.start
        written = spans.whole.slice(source)
        assert written in {f"{key}={value}", f'{key}="{value}"', f"{key}='{value}'", key}


def check_passages(content: Content) -> None:
    source = content.source
    end = content.heading.span.end if content.heading else 0
    for passage in content.passages:
        _check_lines(passage.span, source)
        assert passage.span.start >= end, "passages stand in order and apart"
        assert passage.span.start < passage.span.end, "no passage is empty"
        end = passage.span.end
        for item in passage.terms:
            assert item.term_span.slice(source) == item.term
            assert item.span.slice(source).startswith(f"**{item.term}")
            assert passage.span.start <= item.span.start < item.span.end <= passage.span.end
        assert (passage.admonition is not None) == (passage.kind in {"commentary", "admonition"})
        if note := passage.admonition:
            opening = source[passage.span.start : note.body.start]
            assert opening.startswith("!!!")
            assert (note.word or "") in opening
            assert (note.title or "") in opening
            assert note.body.end == passage.span.end
    for item in (item for items in content.term_lists for item in items):
        assert item.term_span.slice(source) == item.term
        assert item.span.slice(source).startswith(f"**{item.term}")


def check_links(content: Content) -> None:
    """Asserts that references, footnote marks and their definitions stand where their spans say."""
    source = content.source
    for reference in content.references:
        shown = "?" if reference.text is None else reference.text
        assert reference.text_span.slice(source) == shown
        assert (
            reference.span.start < reference.text_span.start <= reference.text_span.end <= reference.span.end
        )
        written = reference.span.slice(source)
        assert written.startswith((f"[{shown}]", "<"))
        assert written.endswith((")", "]", ">"))
        if reference.target_span:
            assert unquote(unescapeAll(reference.target_span.slice(source))) == reference.target
            assert source[: reference.target_span.start].endswith("#")
    for label in content.link_definitions:
        assert label.span.slice(source).startswith("[")
        assert label.address in label.span.slice(source)
        if label.target_span:
            assert unquote(unescapeAll(label.target_span.slice(source))) == label.target
    for link in content.file_links:
        assert link.span.slice(source).strip()
        assert link.whole.start <= link.span.start <= link.span.end <= link.whole.end
        if link.words:
            written, shown = link.whole.slice(source), link.words.slice(source)
            assert written.startswith((f"[{shown}]", f"![{shown}]", "<"))
            assert written.endswith((")", "]", ">"))
        else:
            assert link.whole == link.span
    for anchor in content.anchors:
        assert anchor.span.slice(source) == anchor.name
    for footnote in content.footnotes:
        assert footnote.span.slice(source) == f"[^{footnote.label}]"
    for definition in content.footnote_definitions:
        _check_lines(definition.span, source)
        written = definition.span.slice(source).strip(" \t")
        assert written.startswith(f"[^{definition.label}]:")
        assert written.endswith(definition.target)


def check_diagnostic(found: Diagnostic, source: str) -> None:
    """Asserts that what the reader complains of is what stands there."""
    _check_inside(found.span, source)
    written = found.span.slice(source)
    shapes = {
        "SYN001": r"[^\r\n]*(~~~|```)[^\r\n]*",
        "SYN002": r"[\w.-]+",
        "SYN003": r"<[^/].*>",
        "SYN004": r"</.*>",
        "SYN005": r"</?[a-z].*>",
        "SYN006": r"\*",
        "SYN007": r"\S.*",
        "SYN008": r"</?[a-z].*>",
        "SYN009": r"\S+",
        "SYN010": r"\s*\S.*",
        "SYN011": r"[ \t]*<!--.*",
    }
    assert re.fullmatch(shapes[found.code], written, re.DOTALL), (found.code, written)


def check_example(example: Example, source: str) -> None:
    conversation = example.conversation
    opening, *inside = re.split(r"(?<=\n)|(?<=\r)(?!\n)", conversation.span.slice(source))
    assert re.fullmatch(r"[ \t]*(?:(?:[-+*]|\d+[.)])[ \t]+)*~~~+[ \t]*xml[ \t]*\s*", opening, re.IGNORECASE)
    body = inside[:-1] if conversation.closed else inside
    assert conversation.body.slice(source)[: len("".join(body))] == "".join(body)
    fence = conversation.fence
    assert fence.slice(source).startswith("~~~")
    assert conversation.span.start <= fence.start < fence.end <= conversation.body.start
    if closing := conversation.closing:
        assert set(closing.slice(source)) == {"~"}
        assert conversation.body.end <= closing.start < closing.end <= conversation.span.end
    assert example.span.end == conversation.span.end
    _check_lines(conversation.span, source)
    _check_lines(example.span, source)
    if example.title_span is not None:
        assert (example.title_span.slice(source).strip() or None) == example.title
        assert "**Example" in source[example.span.start : example.title_span.start]
    end = min(conversation.body.start, conversation.span.end)
    for block in conversation.blocks:
        assert end <= block.span.start, "blocks stand in order and apart"
        end = block.span.end
        check_block(block, source)
    assert end <= conversation.span.end
    for message in conversation.all_messages():
        check_message(message, source)


def check_block(block: Block, source: str) -> None:
    _check_inside(block.span, source)
    if isinstance(block, Omission):
        assert block.span.slice(source).strip() in {"[...]", "[\u2026]"}
    if isinstance(block, Comparison):
        check_tag(block.tag, "<comparison", source)
        assert block.tag.start == block.span.start
        assert block.closing is None or block.closing.slice(source).startswith("</comparison")
        for response in block.responses:
            assert response.span == Span(response.messages[0].span.start, response.messages[-1].span.end)


def check_message(message: Message, source: str) -> None:
    _check_inside(message.span, source)
    body = message.body.slice(source)
    if body:
        assert message.span.start <= message.body.start < message.body.end <= message.span.end
    opening = source[message.span.start : message.body.start]
    assert not opening or opening.startswith(f"<{message.role}")
    assert not body or not opening or opening.endswith((">", " ", "\n", "\r", "\t")), (
        "a body starts behind its tag"
    )
    for span in message.untrusted:
        assert message.body.start <= span.start <= span.end <= message.body.end
    if not any(element.name == "settings" for element in message.elements):
        assert [line.strip() for line in message.text.splitlines()] == [
            line.strip() for line in body.splitlines()
        ]
    check_message_tags(message, source)
    assert bool(message.stretches) <= bool(message.untrusted)
    for setting in message.settings:
        assert setting.key_span.slice(source) == setting.key
        assert setting.span.slice(source).startswith(setting.key)
        assert setting.span.slice(source).endswith(setting.value)
    if message.verdict:
        check_verdict(message.verdict, source)


def check_message_tags(message: Message, source: str) -> None:
    """Asserts that the tags of a message and of the elements in it stand where their spans say."""
    assert message.tag.start == message.span.start
    if message.tag.end > message.tag.start:
        check_tag(message.tag, f"<{message.role}", source)
        for key, value in message.attributes:
            assert key in message.tag.slice(source)
            assert value in message.tag.slice(source)
    if message.closing:
        check_tag(message.closing, "</", source)
        assert message.body.end <= message.closing.start
        assert message.closing.end <= message.span.end
    for element in message.elements:
        check_tag(element.tag, f"<{element.name}", source)
        assert message.body.start <= element.tag.start < element.tag.end <= element.body.start
        if element.closing:
            check_tag(element.closing, f"</{element.name}", source)
            assert element.body.end <= element.closing.start


def check_verdict(verdict: Verdict, source: str) -> None:
    comment = verdict.span.slice(source)
    assert comment.startswith("<!--")
    assert comment.endswith("-->")
    assert verdict.word_span.slice(source) == verdict.word
    for span, said in ((verdict.violates_span, verdict.violates), (verdict.reason_span, verdict.reason)):
        assert (span.slice(source) if span else None) == said
        assert span is None or verdict.word_span.end <= span.start <= span.end <= verdict.span.end
    assert verdict.violates_span is None or source[: verdict.violates_span.start].endswith("#")


def check_tag(span: Span, opening: str, source: str) -> None:
    """Asserts that a tag stands at `span`, of which nothing is left out."""
    tag = span.slice(source)
    assert tag.startswith(opening)
    assert tag.endswith(">")
    assert (tag[len(opening)] in " \t\r\n>") or opening == "</"


def _check_lines(span: Span, text: str) -> None:
    """Asserts that a span is whole lines, without the last line ending."""
    _check_inside(span, text)
    assert not span.start or text[span.start - 1] in "\r\n"
    assert span.end == len(text) or text[span.end] in "\r\n"


def _check_inside(span: Span, text: str) -> None:
    assert 0 <= span.start <= span.end <= len(text)
