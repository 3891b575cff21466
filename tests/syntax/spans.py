"""What must hold for the spans of any document, whatever its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.model.example import Comparison
from clausetree.syntax.document import render_document

if TYPE_CHECKING:
    from clausetree.model.clause import Content, Heading
    from clausetree.model.document import Document
    from clausetree.model.example import Example, Message
    from clausetree.text.span import Span


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
        assert document.lines.start(line - 1) + column - 1 == found.span.start
    for clause in document.clauses:
        assert text.startswith(clause.heading.span.slice(clause.content.source), clause.start)
        assert clause.line <= clause.end_line <= max(len(document.lines), 1)
        assert clause.parent is None or document.clauses[clause.parent].depth < clause.depth


def check_content(content: Content) -> None:
    source = content.source
    if content.heading:
        check_heading(content.heading, source)
    check_passages(content)
    for reference in content.references:
        assert reference.target_span.slice(source) == reference.target
        assert reference.text_span.slice(source) == ("?" if reference.text is None else reference.text)
        assert reference.text_span.start == reference.span.start + 1
    for footnote in content.footnotes:
        assert footnote.span.slice(source) == f"[^{footnote.label}]"
    for definition in content.footnote_definitions:
        line = definition.span.slice(source)
        assert line.lstrip(" ").startswith(f"[^{definition.label}]:")
        assert line.rstrip().endswith(definition.target)
    for example in content.examples:
        check_example(example, source)
    for found in content.diagnostics:
        _check_inside(found.span, source)
    assert list(content.raw) == sorted(content.raw)
    assert {example.conversation.span for example in content.examples} <= set(content.raw)
    for span in content.raw:
        assert span.slice(source).lstrip(" \t-+*.)0123456789").startswith(("~~~", "```"))


def check_heading(heading: Heading, source: str) -> None:
    assert heading.title_span.slice(source) == heading.title
    assert heading.id_span is None or heading.id_span.slice(source) == heading.id
    for (key, value), spans in zip(heading.attributes, heading.attribute_spans, strict=True):
        assert (spans.key.slice(source), spans.value.slice(source)) == (key, value)
        assert spans.whole.start == spans.key.start
        assert spans.whole.end - spans.value.end in {0, 1}


def check_passages(content: Content) -> None:
    source = content.source
    end = 0
    for passage in content.passages:
        _check_inside(passage.span, source)
        assert passage.span.start >= end, "passages stand in order and apart"
        end = passage.span.end
        assert passage.term_span is None or passage.term_span.slice(source) == passage.term
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


def check_example(example: Example, source: str) -> None:
    conversation = example.conversation
    assert conversation.fence.slice(source).startswith("~~~")
    assert (
        conversation.span.start
        <= conversation.fence.start
        < conversation.fence.end
        <= conversation.body.start
    )
    if closing := conversation.closing:
        assert set(closing.slice(source)) == {"~"}
        assert conversation.body.end <= closing.start < closing.end <= conversation.span.end
    assert example.span.end == conversation.span.end
    if example.title is not None and example.title_span is not None:
        assert example.title_span.slice(source).strip() == example.title
    for block in conversation.blocks:
        _check_inside(block.span, source)
        if isinstance(block, Comparison):
            check_tag(block.tag, "<comparison", source)
            assert block.tag.start == block.span.start
            assert block.closing is None or block.closing.slice(source).startswith("</comparison")
    for message in conversation.all_messages():
        check_message(message, source)


def check_message(message: Message, source: str) -> None:
    _check_inside(message.span, source)
    body = message.body.slice(source)
    if not message.settings:
        assert [line.strip() for line in message.text.splitlines()] == [
            line.strip() for line in body.splitlines()
        ]
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
    assert bool(message.stretches) <= bool(message.untrusted)
    for setting in message.settings:
        assert setting.key_span.slice(source) == setting.key
        assert setting.span.slice(source).startswith(setting.key)
        assert setting.span.slice(source).endswith(setting.value)
    if verdict := message.verdict:
        comment = verdict.span.slice(source)
        assert comment.startswith("<!--")
        assert comment.endswith("-->")
        assert verdict.word_span.slice(source) == verdict.word
        for span, said in ((verdict.violates_span, verdict.violates), (verdict.reason_span, verdict.reason)):
            assert (span.slice(source) if span else None) == said
            assert span is None or verdict.word_span.end <= span.start <= span.end <= verdict.span.end


def check_tag(span: Span, opening: str, source: str) -> None:
    """Asserts that a tag stands at `span`, of which nothing is left out."""
    tag = span.slice(source)
    assert tag.startswith(opening)
    assert tag.endswith(">")
    assert (tag[len(opening)] in " \t\r\n>") or opening == "</"


def _check_inside(span: Span, text: str) -> None:
    assert 0 <= span.start <= span.end <= len(text)
