"""Where a clause, a footnote or a term is defined, and where it is named: definition, references, highlights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol.types import DocumentHighlight, Location, Position, Range

from clausetree.lsp.pointed_part import find_pointed, find_pointed_clause
from clausetree.model.referrals import find_targets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lsprotocol.types import ReferenceParams, TextDocumentPositionParams

    from clausetree.lsp.pointed_part import PointedPart
    from clausetree.lsp.spec_view import SpecView
    from clausetree.model.clause import Clause, Content
    from clausetree.text.span import Span


def find_definition(view: SpecView, path: str, params: TextDocumentPositionParams) -> list[Location] | None:
    """Returns where what stands under the cursor is defined."""
    pointed = find_pointed(view, path, params.position)
    if pointed is None:
        return None
    if pointed.kind == "footnote":
        return _find_prompts(view, pointed.value) or None
    clause = find_pointed_clause(view, pointed)
    return [view.location(clause.locate(_name_span(clause)))] if clause else None


def find_references(view: SpecView, path: str, params: ReferenceParams) -> list[Location]:
    """Returns all places that name what stands under the cursor, in all files of the spec."""
    pointed = find_pointed(view, path, params.position)
    if pointed is None:
        return []
    found: list[Location] = []
    if pointed.kind == "footnote":
        found = _find_prompts(view, pointed.value) if params.context.include_declaration else []
    elif (clause := find_pointed_clause(view, pointed)) and params.context.include_declaration:
        found = [view.location(clause.locate(_name_span(clause)))]
    for file in view.texts:
        found += (
            Location(view.uri(file), view.range(file, span)) for span in _find_named(view, file, pointed)
        )
    return found


def find_highlights(view: SpecView, path: str, params: TextDocumentPositionParams) -> list[DocumentHighlight]:
    """Returns the places of this file that name what stands under the cursor."""
    pointed = find_pointed(view, path, params.position)
    spans = _find_named(view, path, pointed) if pointed else ()
    return [DocumentHighlight(view.range(path, span)) for span in spans]


def _find_named(view: SpecView, path: str, pointed: PointedPart) -> Iterator[Span]:
    """Yields where a file names what is pointed at."""
    clause = find_pointed_clause(view, pointed)
    if clause is None and pointed.kind not in {"footnote", "clause"}:
        return
    for start, content, _ in view.contents(path):
        if pointed.kind == "footnote":
            found = (mark.span for mark in content.footnotes if mark.label == pointed.value)
        else:
            found = (span for span in _find_targets_of(view, content, clause, pointed.value))
        yield from (placed for span in found if view.holds(path, placed := span.shift(start)))


def _find_targets_of(view: SpecView, content: Content, clause: Clause | None, name: str) -> Iterator[Span]:
    """Yields where a content names a clause; where there is none, where it has the same name."""
    for target in find_targets(content):
        found = view.document.find(target.id)
        if target.span and (found is clause if clause else target.id == name):
            yield target.span
    for definition in content.link_definitions:
        if definition.target and definition.target_span:
            found = view.document.find(definition.target)
            if found is clause if clause else definition.target == name:
                yield definition.target_span


def _find_prompts(view: SpecView, label: str) -> list[Location]:
    """Returns the start of the eval prompt file of a footnote; nothing where there is none."""
    path = view.prompt_paths.get(label)
    start = Range(Position(0, 0), Position(0, 0))
    return [Location(view.uri(path), start)] if path else []


def _name_span(clause: Clause) -> Span:
    return clause.heading.id_span or clause.heading.title_span
