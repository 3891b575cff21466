"""`clausetree export --format json`: the whole document as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.model.example import Comparison, Example, Message, Omission
from clausetree.output.json.document_shapes import (
    ClauseShape,
    DefinitionShape,
    DiagnosticShape,
    DocumentShape,
    ExampleShape,
    FootnoteShape,
    MessageShape,
    PassageShape,
    ReferenceShape,
    ResponseShape,
    RevisionShape,
)
from clausetree.output.json.encoder import encode_shape
from clausetree.text.entities import decode_entities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.model.clause import Clause, Passage
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document
    from clausetree.model.reference import Reference
    from clausetree.model.revision import Revision
    from clausetree.output.answers import DocumentAnswer
    from clausetree.output.screen import Screen
    from clausetree.text.span import Span


def render(answer: DocumentAnswer, _screen: Screen) -> str:
    """Returns the document as indented JSON, with a line feed at its end."""
    return encode_shape(build_document(*answer))


def build_document(revision: Revision, document: Document) -> DocumentShape:
    """Returns the document in the shape that is published."""
    preamble = document.text[: document.clauses[0].start] if document.clauses else document.text
    return DocumentShape(
        schema_version="1",
        revision=build_revision(revision),
        preamble=preamble,
        profile=document.profile,
        ladder=document.ladder.levels,
        clauses=tuple(build_clause(document, clause) for clause in document.clauses),
        footnotes=tuple(_footnotes(document)),
        diagnostics=tuple(_diagnostic(document, revision, found) for found in document.diagnostics),
    )


def build_revision(revision: Revision) -> RevisionShape:
    """Returns the revision in the shape that is published."""
    return RevisionShape(
        label=revision.label,
        date=revision.date.isoformat() if revision.date else None,
        commit=revision.commit,
        sha256=revision.sha256,
        source=revision.source,
    )


def build_clause(document: Document, clause: Clause) -> ClauseShape:
    """Returns a clause in the shape that is published."""
    content = clause.content
    parent = document.parent(clause)
    return ClauseShape(
        id=clause.id,
        id_made=clause.made,
        title=clause.title,
        depth=clause.depth,
        parent=parent.id if parent else None,
        number=clause.number,
        level=clause.level,
        tags=clause.tags,
        attributes=dict(reversed(clause.heading.attributes)),
        line=clause.line,
        end_line=clause.end_line,
        text=content.source,
        passages=tuple(_passage(document, clause, n, p) for n, p in enumerate(content.passages, 1)),
        commentaries=len(clause.commentaries),
        definitions=tuple(
            DefinitionShape(term=defined.term, line=_line(document, clause, defined.span))
            for defined in clause.definitions
        ),
        eval_prompts=clause.eval_prompts,
        references=tuple(_reference(document, clause, reference) for reference in content.references),
        examples=tuple(_example(document, clause, example) for example in clause.examples),
    )


def _line(document: Document, clause: Clause, span: Span) -> int:
    return document.lines.position(clause.start + span.start).line


def _passage(document: Document, clause: Clause, number: int, passage: Passage) -> PassageShape:
    return PassageShape(
        locator=f"p{number}",
        kind="definition" if clause.defines and passage.terms else passage.kind,
        line=_line(document, clause, passage.span),
        text=passage.span.slice(clause.content.source),
    )


def _reference(document: Document, clause: Clause, reference: Reference) -> ReferenceShape:
    found = document.find(reference.target)
    return ReferenceShape(
        target=reference.target,
        clause=found.id if found else None,
        line=_line(document, clause, reference.span),
        text=reference.text,
        place=reference.place,
    )


def _example(document: Document, clause: Clause, example: Example) -> ExampleShape:
    conversation = example.conversation
    end = document.lines.position(clause.start + max(example.span.end - 1, example.span.start)).line
    return ExampleShape(
        title=example.title,
        line=_line(document, clause, example.span),
        end_line=end,
        blocks=tuple(
            "comparison" if isinstance(block, Comparison) else block.role
            for block in conversation.blocks
            if not isinstance(block, Omission)
        ),
        messages=tuple(_message(document, clause, message) for message in conversation.messages),
        comparisons=tuple(
            _responses(document, clause, comparison) for comparison in conversation.comparisons
        ),
        omissions=tuple(
            _line(document, clause, block.span)
            for block in conversation.blocks
            if isinstance(block, Omission)
        ),
    )


def build_message(message: Message, source: str, line: int) -> MessageShape:
    """Returns a message in the shape that is published, given the text that its spans count in and its line there."""
    return MessageShape(
        role=message.role,
        attributes=dict(reversed(message.attributes)),
        settings={setting.key: setting.value for setting in message.settings},
        text=decode_entities(message.text),
        untrusted=tuple(decode_entities(span.slice(source)) for span in message.untrusted),
        line=line,
    )


def _message(document: Document, clause: Clause, message: Message) -> MessageShape:
    return build_message(message, clause.content.source, _line(document, clause, message.span))


def _responses(document: Document, clause: Clause, comparison: Comparison) -> tuple[ResponseShape, ...]:
    source = clause.content.source
    return tuple(
        ResponseShape(
            verdict=response.kind,
            violates=response.verdict.violates if response.verdict else None,
            reason=response.verdict.reason if response.verdict else None,
            comment=response.verdict.span.slice(source) if response.verdict else None,
            line=_line(document, clause, response.span),
            messages=tuple(_message(document, clause, message) for message in response.messages),
        )
        for response in comparison.responses
    )


def _footnotes(document: Document) -> Sequence[FootnoteShape]:
    return [
        FootnoteShape(
            label=definition.label,
            target=definition.target,
            line=document.lines.position(start + definition.span.start).line,
        )
        for start, content in document.contents()
        for definition in content.footnote_definitions
    ]


def _diagnostic(document: Document, revision: Revision, found: Diagnostic) -> DiagnosticShape:
    start, end = document.lines.position(found.span.start), document.lines.position(found.span.end)
    return DiagnosticShape(
        code=found.code,
        name=found.name,
        severity=found.severity,
        message=found.message,
        hint=found.hint,
        path=revision.path,
        clause=next((c.id for c in reversed(document.clauses) if c.start <= found.span.start), None),
        line=start.line,
        column=start.column,
        end_line=end.line,
        end_column=end.column,
    )
