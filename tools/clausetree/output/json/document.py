"""`clausetree export --format json`: the whole document as data."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from clausetree.model.example import Comparison, Example, Message, Omission, Response
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
    from collections.abc import Iterator

    from clausetree.model.clause import BoldTerm, Clause, Passage
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document
    from clausetree.model.reference import Reference
    from clausetree.model.revision import Revision
    from clausetree.output.answers import DocumentAnswer
    from clausetree.output.screen import Screen
    from clausetree.text.joined_files import FileLines
    from clausetree.text.lines import Position
    from clausetree.text.span import Span


def render(answer: DocumentAnswer, _screen: Screen) -> str:
    """Returns the document as indented JSON, with a line feed at its end."""
    return encode_shape(build_document(*answer))


class Places:
    """Says where what a document holds is in its files."""

    def __init__(self, revision: Revision, document: Document) -> None:
        """Takes a document, and the revision that says which files its text comes from."""
        self._revision = revision
        self._lines = document.lines
        self._clauses = document.clauses
        self._starts = [clause.start for clause in document.clauses]

    def find(self, start: int, span: Span) -> FileLines:
        """Returns the lines of a span that counts from the offset `start`."""
        first = self._lines.position(start + span.start).line
        last = self._lines.position(start + max(span.end - 1, span.start)).line
        return self._revision.lines(first, last)

    def find_clause(self, clause: Clause) -> FileLines:
        """Returns the lines of a clause's own part."""
        return self._revision.lines(clause.line, clause.end_line)

    def find_diagnostic(self, found: Diagnostic) -> tuple[str, Position, Position]:
        """Returns the file of a diagnostic, and where in it this starts and ends."""
        start, end = self._lines.position(found.span.start), self._lines.position(found.span.end)
        where = self._revision.lines(start.line, end.line)
        return where.path, start._replace(line=where.first), end._replace(line=where.last)

    def find_clause_id(self, offset: int) -> str | None:
        """Returns the id of the clause that an offset is in; None before the first heading."""
        index = bisect_right(self._starts, offset) - 1
        return self._clauses[index].id if index >= 0 else None


def build_document(revision: Revision, document: Document) -> DocumentShape:
    """Returns the document in the shape that is published."""
    preamble = document.text[: document.clauses[0].start] if document.clauses else document.text
    places = Places(revision, document)
    return DocumentShape(
        schema_version="1",
        revision=build_revision(revision),
        preamble=preamble,
        profile=document.profile,
        ladder=document.ladder.levels,
        clauses=tuple(build_clause(document, clause, places) for clause in document.clauses),
        footnotes=tuple(_footnotes(document, places)),
        diagnostics=tuple(_diagnostic(found, places) for found in document.diagnostics),
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


def build_clause(document: Document, clause: Clause, places: Places) -> ClauseShape:
    """Returns a clause in the shape that is published."""
    content = clause.content
    where = places.find_clause(clause)
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
        path=where.path,
        line=where.first,
        end_line=where.last,
        text=content.source,
        passages=tuple(_passage(clause, n, p, places) for n, p in enumerate(content.passages, 1)),
        commentaries=len(clause.commentaries),
        definitions=tuple(_definition(clause, defined, places) for defined in clause.definitions),
        eval_prompts=clause.eval_prompts,
        references=tuple(_reference(document, clause, reference, places) for reference in content.references),
        examples=tuple(_example(clause, example, places) for example in clause.examples),
    )


def _passage(clause: Clause, number: int, passage: Passage, places: Places) -> PassageShape:
    where = places.find(clause.start, passage.span)
    return PassageShape(
        locator=f"p{number}",
        kind="definition" if clause.defines and passage.terms else passage.kind,
        path=where.path,
        line=where.first,
        text=passage.span.slice(clause.content.source),
    )


def _definition(clause: Clause, defined: BoldTerm, places: Places) -> DefinitionShape:
    where = places.find(clause.start, defined.span)
    return DefinitionShape(term=defined.term, path=where.path, line=where.first)


def _reference(document: Document, clause: Clause, reference: Reference, places: Places) -> ReferenceShape:
    where = places.find(clause.start, reference.span)
    found = document.find(reference.target)
    return ReferenceShape(
        target=reference.target,
        clause=found.id if found else None,
        path=where.path,
        line=where.first,
        text=reference.text,
        place=reference.place,
    )


def _example(clause: Clause, example: Example, places: Places) -> ExampleShape:
    conversation = example.conversation
    where = places.find(clause.start, example.span)
    blocks = conversation.blocks
    omitted = [places.find(clause.start, block.span) for block in blocks if isinstance(block, Omission)]
    return ExampleShape(
        title=example.title,
        path=where.path,
        line=where.first,
        end_line=where.last,
        blocks=tuple(
            "comparison" if isinstance(block, Comparison) else block.role
            for block in blocks
            if not isinstance(block, Omission)
        ),
        messages=tuple(_message(clause, message, places) for message in conversation.messages),
        comparisons=tuple(_responses(clause, comparison, places) for comparison in conversation.comparisons),
        omissions=tuple(lines.first for lines in omitted if lines.path == where.path),
    )


def build_message(message: Message, source: str, where: FileLines) -> MessageShape:
    """Returns a message in the shape that is published, given the text that its spans count in and where it is."""
    return MessageShape(
        role=message.role,
        attributes=dict(reversed(message.attributes)),
        settings={setting.key: setting.value for setting in message.settings},
        text=decode_entities(message.text),
        untrusted=tuple(decode_entities(span.slice(source)) for span in message.untrusted),
        path=where.path,
        line=where.first,
    )


def _message(clause: Clause, message: Message, places: Places) -> MessageShape:
    return build_message(message, clause.content.source, places.find(clause.start, message.span))


def _responses(clause: Clause, comparison: Comparison, places: Places) -> tuple[ResponseShape, ...]:
    return tuple(_response(clause, response, places) for response in comparison.responses)


def _response(clause: Clause, response: Response, places: Places) -> ResponseShape:
    where = places.find(clause.start, response.span)
    return ResponseShape(
        verdict=response.kind,
        violates=response.verdict.violates if response.verdict else None,
        reason=response.verdict.reason if response.verdict else None,
        comment=response.verdict.span.slice(clause.content.source) if response.verdict else None,
        path=where.path,
        line=where.first,
        messages=tuple(_message(clause, message, places) for message in response.messages),
    )


def _footnotes(document: Document, places: Places) -> Iterator[FootnoteShape]:
    for start, content in document.contents():
        for definition in content.footnote_definitions:
            where = places.find(start, definition.span)
            yield FootnoteShape(
                label=definition.label, target=definition.target, path=where.path, line=where.first
            )


def _diagnostic(found: Diagnostic, places: Places) -> DiagnosticShape:
    path, start, end = places.find_diagnostic(found)
    return DiagnosticShape(
        code=found.code,
        name=found.name,
        severity=found.severity,
        message=found.message,
        hint=found.hint,
        path=path,
        clause=places.find_clause_id(found.span.start),
        line=start.line,
        column=start.column,
        end_line=end.line,
        end_column=end.column,
    )
