"""What must hold for the spans of any document, whatever its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.syntax.document import render_document

if TYPE_CHECKING:
    from clausetree.model.clause import Content
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
    if heading := content.heading:
        assert heading.title_span.slice(source) == heading.title
        assert heading.id_span is None or heading.id_span.slice(source) == heading.id
        for (key, value), span in zip(heading.attributes, heading.attribute_spans, strict=True):
            assert key in span.slice(source)
            assert value in span.slice(source)
    end = 0
    for passage in content.passages:
        _check_inside(passage.span, source)
        assert passage.span.start >= end, "passages stand in order and apart"
        end = passage.span.end
        assert passage.term_span is None or passage.term_span.slice(source) == passage.term
    for reference in content.references:
        assert reference.target_span.slice(source) == reference.target
        shown = "?" if reference.text is None else reference.text
        assert reference.span.slice(source).startswith(f"[{shown}](")
    for footnote in content.footnotes:
        assert footnote.span.slice(source) == f"[^{footnote.label}]"
    for definition in content.footnote_definitions:
        assert definition.target in definition.span.slice(source)
    for example in content.examples:
        check_example(example, source)
    for found in content.diagnostics:
        _check_inside(found.span, source)


def check_example(example: Example, source: str) -> None:
    conversation = example.conversation
    assert "~~~" in conversation.span.slice(source).splitlines()[0]
    assert example.span.end == conversation.span.end
    if example.title is not None and example.title_span is not None:
        assert example.title_span.slice(source).strip() == example.title
    for block in conversation.blocks:
        _check_inside(block.span, source)
    for message in conversation.all_messages():
        check_message(message, source)


def check_message(message: Message, source: str) -> None:
    _check_inside(message.span, source)
    body = message.body.slice(source)
    if not message.settings:
        assert [line.strip() for line in message.text.splitlines()] == [
            line.strip() for line in body.splitlines()
        ]
    for setting in message.settings:
        assert setting.span.slice(source).startswith(setting.key)
        assert setting.span.slice(source).endswith(setting.value)
    if verdict := message.verdict:
        comment = verdict.span.slice(source)
        assert comment.startswith("<!--")
        assert comment.endswith("-->")
        assert verdict.violates_span is None or verdict.violates_span.slice(source) == verdict.violates
        assert verdict.reason is None or verdict.reason in comment


def _check_inside(span: Span, text: str) -> None:
    assert 0 <= span.start <= span.end <= len(text)
