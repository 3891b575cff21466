"""The cases of `cases/*.md`: a heading names the case, a fence holds the text, the next what the reader makes of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clausetree.model.example import Comparison, Omission
from clausetree.syntax.document import parse_document
from tests.syntax.spans import check_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.model.clause import Clause
    from clausetree.model.document import Document
    from clausetree.model.example import Conversation, Message
    from clausetree.text.span import Span

_CASE = re.compile(r"^## (.+?)\n.*?^`{5}text\n(.*?)^`{5}\n+^`{5}tree\n(.*?)^`{5}$", re.MULTILINE | re.DOTALL)


_FENCED = re.compile(r"^`{5}\w+\n.*?^`{5}$", re.MULTILINE | re.DOTALL)
FILES = sorted((Path(__file__).parent / "cases").glob("*.md"))


def _cases() -> Iterator[pytest.ParameterSet]:
    for file in FILES:
        for name, text, expected in _CASE.findall(file.read_text(encoding="utf-8")):
            yield pytest.param(text, expected, id=f"{file.stem}: {name}")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_heading_of_a_file_is_a_case(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    headings = re.findall(r"^## (.+)$", _FENCED.sub("", text), re.MULTILINE)
    assert [name for name, _, _ in _CASE.findall(text)] == headings, (
        "each needs a `text` and a `tree` of 5 backticks"
    )


@pytest.mark.parametrize(("text", "expected"), list(_cases()))
def test_case(text: str, expected: str) -> None:
    document = parse_document(text)
    check_document(document)
    assert "\n".join(_describe(document)) + "\n" == expected


@pytest.mark.parametrize(("text", "expected"), list(_cases()))
def test_line_endings_and_a_byte_order_mark_make_no_difference(text: str, expected: str) -> None:
    for ending in ("\r\n", "\r"):
        written = "\n".join(_describe(parse_document(text.replace("\n", ending))))
        assert written.replace(repr(ending)[1:-1], "\\n").replace(ending, "\n") + "\n" == expected
    marked = parse_document("\ufeff" + text)
    check_document(marked)
    assert [clause.content for clause in marked.clauses] == [
        clause.content for clause in parse_document(text).clauses
    ]


def _describe(document: Document) -> Iterator[str]:
    if document.clauses and any(clause.level for clause in document.clauses):
        yield "ladder: " + " > ".join(document.ladder)
    for clause in document.clauses:
        yield from _describe_clause(document, clause)
    for found in document.diagnostics:
        line, column = document.lines.position(found.span.start)
        end_line, end_column = document.lines.position(found.span.end)
        end = f"{end_column}" if end_line == line else f"{end_line}:{end_column}"
        yield f"{found.code} at {line}:{column}-{end}: {found.message}" + (
            f"; {found.hint}" if found.hint else ""
        )


def _describe_clause(document: Document, clause: Clause) -> Iterator[str]:
    attributes = "".join(f" {key}={value}" for key, value in clause.heading.attributes)
    yield f"{clause.number} {clause.title} {'~' if clause.made else '#'}{clause.id}{attributes}"
    examples = {example.span: example for example in clause.examples}
    for passage in clause.content.passages:
        terms = ", ".join(defined.term for defined in passage.terms) if clause.defines else ""
        kind = f"definition of {terms}" if terms else passage.kind
        yield f"  {kind} on {_lines(document, clause.locate(passage.span))}"
        if example := examples.pop(passage.span, None):
            yield f"    title: {example.title}"
            yield from _describe_conversation(example.conversation)
    for example in examples.values():
        yield f"  inner example on {_lines(document, clause.locate(example.span))}: {example.title}"
        yield from _describe_conversation(example.conversation)
    for item in (item for items in clause.content.term_lists for item in items):
        yield f"  term {item.term} in {item.span.slice(clause.content.source)!r}"
    for reference in clause.content.references:
        yield f"  refers to #{reference.target} as {'its title' if reference.text is None else reference.text} in {reference.place}"
    for footnote in clause.content.footnotes:
        yield f"  footnote {footnote.label}"
    for definition in clause.content.footnote_definitions:
        yield f"  footnote {definition.label} is {definition.target}"


def _lines(document: Document, span: Span) -> str:
    first, last = document.lines.line_of(span.start) + 1, document.lines.line_of(span.end) + 1
    return f"{first}-{last}" if first < last else f"{first}"


def _describe_conversation(conversation: Conversation) -> Iterator[str]:
    for block in conversation.blocks:
        if isinstance(block, Omission):
            yield "    omission"
        elif isinstance(block, Comparison):
            yield "    comparison"
            for response in block.responses:
                verdict = response.verdict
                target = f" of #{verdict.violates}" if verdict and verdict.violates else ""
                reason = f" because {verdict.reason}" if verdict and verdict.reason else ""
                yield f"      {response.kind}{target}{reason}"
                yield from (f"        {_describe_message(message)}" for message in response.messages)
        else:
            yield f"    {_describe_message(block)}"


def _describe_message(message: Message) -> str:
    attributes = "".join(f" {key}={value}" for key, value in message.attributes)
    settings = "".join(f" [{setting.key}: {setting.value}]" for setting in message.settings)
    return f"{message.role}{attributes}{settings}: {message.text!r}"
