"""What must hold for the spans of any document, whatever its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.model.example import Comparison, Omission
from clausetree.syntax.document import render_document
from clausetree.text.span import Span

if TYPE_CHECKING:
    from clausetree.model.clause import Content, Heading
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document
    from clausetree.model.example import Example, Message


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
    end = 0
    if heading := content.heading:
        check_heading(heading, source)
        end = heading.span.end
    for passage in content.passages:
        _check_lines(passage.span, source)
        assert passage.span.start >= end, "passages stand in order and apart"
        assert passage.span.start < passage.span.end, "no passage is empty"
        end = passage.span.end
        if passage.term_span:
            assert passage.term_span.slice(source) == passage.term
            assert source[: passage.term_span.start].endswith("**")
    for reference in content.references:
        assert reference.target_span.slice(source) == reference.target
        shown = "?" if reference.text is None else reference.text
        written = reference.span.slice(source)
        assert written.startswith(f"[{shown}](")
        assert written.endswith(")")
        assert source[: reference.target_span.start].endswith("#")
    for footnote in content.footnotes:
        assert footnote.span.slice(source) == f"[^{footnote.label}]"
    for definition in content.footnote_definitions:
        written = definition.span.slice(source).strip(" \t")
        assert written.startswith(f"[^{definition.label}]:")
        assert written.endswith(definition.target)
        _check_lines(definition.span, source)
    for example in content.examples:
        check_example(example, source)
    for found in content.diagnostics:
        check_diagnostic(found, source)


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
    for (key, value), span in zip(heading.attributes, heading.attribute_spans, strict=True):
        assert span.slice(source) in {f"{key}={value}", f'{key}="{value}"', f"{key}='{value}'", key}


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
    assert example.span.end == conversation.span.end
    _check_lines(conversation.span, source)
    _check_lines(example.span, source)
    if example.title_span is not None:
        assert (example.title_span.slice(source).strip() or None) == example.title
        assert "**Example" in source[example.span.start : example.title_span.start]
    end = min(conversation.body.start, conversation.span.end)
    for block in conversation.blocks:
        _check_inside(block.span, source)
        assert end <= block.span.start, "blocks stand in order and apart"
        end = block.span.end
        if isinstance(block, Omission):
            assert block.span.slice(source).strip() in {"[...]", "[\u2026]"}
        if isinstance(block, Comparison):
            assert block.span.slice(source).startswith("<comparison")
            for response in block.responses:
                assert response.span == Span(response.messages[0].span.start, response.messages[-1].span.end)
    assert end <= conversation.span.end
    for message in conversation.all_messages():
        check_message(message, source)


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
        if verdict.violates_span:
            assert verdict.violates_span.slice(source) == verdict.violates
            assert source[: verdict.violates_span.start].endswith("#")
        assert verdict.reason is None or verdict.reason in comment


def _check_lines(span: Span, text: str) -> None:
    """Asserts that a span is whole lines, without the last line ending."""
    _check_inside(span, text)
    assert not span.start or text[span.start - 1] in "\r\n"
    assert span.end == len(text) or text[span.end] in "\r\n"


def _check_inside(span: Span, text: str) -> None:
    assert 0 <= span.start <= span.end <= len(text)
