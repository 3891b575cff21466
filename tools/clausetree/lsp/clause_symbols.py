"""The clause tree as symbols of a document, and what can be folded in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lsprotocol.types import (
    DocumentSymbol,
    FoldingRange,
    FoldingRangeKind,
    Location,
    Range,
    SymbolInformation,
    SymbolKind,
    WorkspaceSymbol,
)

from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lsp.spec_session import SpecSession
    from clausetree.lsp.spec_view import SpecView
    from clausetree.model.clause import Clause

_MOST = 500  # symbols that a search in the workspace returns


def find_symbols(
    view: SpecView,
    path: str,
    params: object,  # noqa: ARG001 - as every question
) -> list[DocumentSymbol] | list[SymbolInformation]:
    """Returns the clauses of a file, as a tree where the client draws one."""
    tops: list[DocumentSymbol] = []
    open_symbols: list[tuple[int, DocumentSymbol]] = []
    flat: list[SymbolInformation] = []
    for start, whole, clause in _clauses(view, path):
        symbol = _build_symbol(view, path, start, whole, clause)
        while open_symbols and open_symbols[-1][0] >= clause.depth:
            open_symbols.pop()
        siblings = open_symbols[-1][1].children if open_symbols else tops
        parent = open_symbols[-1][1].name if open_symbols else None
        location = Location(view.uri(path), symbol.range)
        flat.append(SymbolInformation(location, symbol.name, symbol.kind, container_name=parent))
        assert isinstance(siblings, list)  # noqa: S101 - `_build_symbol` makes it one
        siblings.append(symbol)
        open_symbols.append((clause.depth, symbol))
    return tops if view.traits.nests_symbols else flat


async def find_workspace_symbols(session: SpecSession, path: str, params: Any) -> list[WorkspaceSymbol]:  # noqa: ANN401, ARG001 - as every question
    """Returns the clauses of a spec whose ids or titles hold what is looked for."""
    wanted = params.query.casefold()

    def find(view: SpecView) -> list[WorkspaceSymbol]:
        fitting = (
            clause
            for clause in view.document.clauses
            if wanted in clause.id.casefold() or wanted in clause.title.casefold()
        )
        return [
            WorkspaceSymbol(
                view.location(clause.locate(clause.heading.span)),
                _name(clause),
                SymbolKind.String,
                container_name=clause.id,
            )
            for clause, _ in zip(fitting, range(_MOST), strict=False)
        ]

    return await session.ask(find)


def find_folds(view: SpecView, path: str, params: object) -> list[FoldingRange]:  # noqa: ARG001 - likewise
    """Returns what can be folded: clauses with all below them, examples, commentary."""
    positions = view.positions(path)
    spans: list[tuple[Span, FoldingRangeKind | None]] = [
        (whole, FoldingRangeKind.Region) for _, whole, _ in _clauses(view, path)
    ]
    for start, content, _ in view.contents(path):
        spans += ((example.conversation.span.shift(start), None) for example in content.examples)
        spans += (
            (passage.span.shift(start), FoldingRangeKind.Comment)
            for passage in content.passages
            if passage.kind in {"commentary", "admonition", "comment"}
        )
    lines = [
        (positions.position(span.start).line, positions.position(span.end).line, kind)
        for span, kind in spans
        if view.holds(path, span)
    ]
    return [FoldingRange(first, last, kind=kind) for first, last, kind in lines if first < last]


def _clauses(view: SpecView, path: str) -> Iterator[tuple[int, Span, Clause]]:
    """Yields the clauses of a file, each with its offset and its span with all below it, spaces at its end left out."""
    text = view.text(path)
    found = [(start, clause) for start, _, clause in view.contents(path) if clause]
    ends = [len(text)] * len(found)
    waiting: list[int] = []
    for number, (start, clause) in enumerate(found):
        while waiting and found[waiting[-1]][1].depth >= clause.depth:
            ends[waiting.pop()] = start
        waiting.append(number)
    for (start, clause), end in zip(found, ends, strict=True):
        last = end
        while last > start and text[last - 1] in " \t\r\n":
            last -= 1
        yield start, Span(start, last), clause


def _build_symbol(view: SpecView, path: str, start: int, whole: Span, clause: Clause) -> DocumentSymbol:
    heading = view.range(path, clause.heading.span.shift(start))
    whole_range = view.range(path, whole)
    detail = " · ".join(filter(None, (clause.id, clause.level)))
    end = max((heading.end, whole_range.end), key=lambda place: (place.line, place.character))
    return DocumentSymbol(
        name=_name(clause),
        kind=SymbolKind.String,
        range=Range(heading.start, end),
        selection_range=heading,
        detail=detail,
        children=[],
    )


def _name(clause: Clause) -> str:
    """Returns what a symbol is called, which may not be empty."""
    return clause.title.strip() or clause.id or "untitled"
