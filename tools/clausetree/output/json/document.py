"""`clausetree export --format json`: the whole document as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec import UNSET, UnsetType

from clausetree.model.example import Comparison, Example, Message, Omission, Response, read_values
from clausetree.model.file_places import Places
from clausetree.model.utterance import read_utterance
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
    TurnShape,
)
from clausetree.output.json.encoder import encode_shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.model.clause import BoldTerm, Clause, Passage
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document
    from clausetree.model.reference import Reference
    from clausetree.model.revision import Revision
    from clausetree.output.answers import DocumentAnswer, TreeAnswer
    from clausetree.output.screen import Screen
    from clausetree.text.joined_files import FileLines


def render(answer: DocumentAnswer | TreeAnswer, _screen: Screen) -> str:
    """Returns the document, or those of its clauses that were asked for, as indented JSON, with a line feed at its end."""
    return encode_shape(build_document(*answer))


def build_document(
    revision: Revision, document: Document, clauses: Sequence[Clause] | None = None
) -> DocumentShape:
    """Returns the document, with some of its clauses or all, in the shape that is published."""
    preamble = document.text[: document.clauses[0].start] if document.clauses else document.text
    places = Places(revision, document)
    return DocumentShape(
        schema_version="1",
        revision=build_revision(revision),
        preamble=preamble,
        profile=document.profile,
        ladder=document.ladder.levels,
        clauses=tuple(
            build_clause(document, clause, places)
            for clause in (document.clauses if clauses is None else clauses)
        ),
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
        attributes=read_values(clause.heading.attributes),
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


def _path(where: FileLines, places: Places) -> str | UnsetType:
    """Returns the file of a part of a clause; nothing where the clause has said it."""
    return where.path if places.has_several_files else UNSET


def _passage(clause: Clause, number: int, passage: Passage, places: Places) -> PassageShape:
    where = places.find(clause.start, passage.span)
    return PassageShape(
        locator=f"p{number}",
        kind="definition" if clause.defines and passage.terms else passage.kind,
        path=_path(where, places),
        line=where.first,
        text=passage.span.slice(clause.content.source),
    )


def _definition(clause: Clause, defined: BoldTerm, places: Places) -> DefinitionShape:
    where = places.find(clause.start, defined.span)
    return DefinitionShape(term=defined.term, path=_path(where, places), line=where.first)


def _reference(document: Document, clause: Clause, reference: Reference, places: Places) -> ReferenceShape:
    where = places.find(clause.start, reference.span)
    found = document.find(reference.target)
    return ReferenceShape(
        target=reference.target,
        clause=found.id if found else None,
        path=_path(where, places),
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
        path=_path(where, places),
        line=where.first,
        end_line=where.last,
        blocks=tuple(
            "comparison" if isinstance(block, Comparison) else block.role
            for block in blocks
            if not isinstance(block, Omission)
        ),
        messages=tuple(_turn(clause, message, places) for message in conversation.messages),
        comparisons=tuple(_responses(clause, comparison, places) for comparison in conversation.comparisons),
        omissions=tuple(lines.first for lines in omitted if lines.path == where.path),
    )


def build_message(message: Message, source: str, path: str | UnsetType, line: int) -> MessageShape:
    """Returns a message in the shape that is published, given the text that its spans count in and its place."""
    said = read_utterance(message, source)
    return MessageShape(
        role=message.role,
        attributes=said.attributes,
        settings=said.settings,
        text=said.content,
        untrusted=said.untrusted,
        path=path,
        line=line,
    )


def _message(clause: Clause, message: Message, places: Places) -> MessageShape:
    where = places.find(clause.start, message.span)
    return build_message(message, clause.content.source, _path(where, places), where.first)


def _turn(clause: Clause, message: Message, places: Places) -> TurnShape:
    said, verdict = _message(clause, message, places), message.verdict
    return TurnShape(
        **msgspec.structs.asdict(said),
        verdict=verdict.kind if verdict else None,
        violates=verdict.violates if verdict else None,
        reason=verdict.reason if verdict else None,
        comment=verdict.span.slice(clause.content.source) if verdict else None,
    )


def _responses(clause: Clause, comparison: Comparison, places: Places) -> tuple[ResponseShape, ...]:
    return tuple(_response(clause, response, places) for response in comparison.responses)


def _response(clause: Clause, response: Response, places: Places) -> ResponseShape:
    where = places.find(clause.start, response.span)
    return ResponseShape(
        verdict=response.kind,
        violates=response.verdict.violates if response.verdict else None,
        reason=response.verdict.reason if response.verdict else None,
        comment=response.verdict.span.slice(clause.content.source) if response.verdict else None,
        path=_path(where, places),
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
