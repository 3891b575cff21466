"""The tool `search`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from clausetree.mcp.agent_answers import (
    AgentValue,
    Count,
    Cursor,
    Excerpt,
    Label,
    Line,
    TextAnswer,
    build_facts,
    fill_page,
    find_warning,
    write_locator,
)
from clausetree.mcp.agent_tool import AgentTool
from clausetree.model.errors import ClausetreeError
from clausetree.model.located import find_clause

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.mcp.served_spec import ReadText, ServedSpec
    from clausetree.model.clause import Clause
    from clausetree.project.spec_documents import SpecDocument
    from clausetree.query.quotation import Quoted
    from clausetree.query.word_search import RankedClause

_DIGITS = 3

FoundHow = Literal["exact", "fuzzy", "words"]
"""How words were found: as they were given, nearly so, or some of them."""


class SearchArguments(AgentValue):
    """Which words, in which revision, and which page of what was found."""

    text: Annotated[str, Field(min_length=1, max_length=2_000)]
    """Words: first looked for as a quotation, then one by one."""
    revision: Label = None
    """The label of a revision; the default is the text in the work tree, of an address the latest release."""
    cursor: Cursor = 0
    """The `next_cursor` of the page before."""
    limit: Count = 10
    """How many places to return at most."""


class FoundPlace(AgentValue):
    """A place where words are."""

    locator: Line | None
    """Its address, with the label of the revision; null before the first heading, where there is none."""
    title: Line | None
    """The title of the clause that it is in."""
    level: Line | None
    """The level of that clause."""
    how: FoundHow
    """Whether it has the words as they were given, nearly so, or some of them."""
    score: float
    """How near the words are, from 0 to 1; where `how` is `words`, a rank that only compares with others."""
    text: Excerpt
    """The text there, its first 1,000 characters."""


class FoundPlaces(TextAnswer):
    """Where words are, quotations first, a page at a time."""

    places: tuple[FoundPlace, ...]
    """The places of this page."""
    total: int
    """How many there are on all pages."""
    next_cursor: int | None
    """The `cursor` of the next page; null on the last."""


def answer_search(spec: ServedSpec, given: SearchArguments) -> FoundPlaces:
    """Returns where words are."""
    if not any(map(str.isalnum, given.text)):
        raise ClausetreeError("there are no words to look for", "give letters or digits")
    document = spec.document(given.revision)
    found = list(_find(spec.indexes(document), document, given.text))
    page, following = fill_page(found, given.cursor, given.limit)
    return FoundPlaces(
        warning=find_warning(document),
        revision=build_facts(document.revision),
        places=page,
        total=len(found),
        next_cursor=following,
    )


def _find(indexes: ReadText, document: SpecDocument, text: str) -> Iterator[FoundPlace]:
    """Yields where words are: as they are quoted, then the clauses that speak of them and are not among these."""
    quotation = indexes.quotations.find(text)
    how: FoundHow = "exact" if quotation.how == "exact" else "fuzzy"
    quoted: set[int] = set()
    for place in quotation.places:
        clause = find_clause(document, place.locator) if place.locator else None
        quoted |= {clause.index} if clause else set()
        yield _build(document, clause, place, how)
    for ranked in indexes.words.find(text):
        if ranked.clause.index not in quoted:
            yield _build(document, ranked.clause, ranked, "words")


def _build(
    document: SpecDocument, clause: Clause | None, place: Quoted | RankedClause, how: FoundHow
) -> FoundPlace:
    return FoundPlace(
        locator=write_locator(document, place.locator) if place.locator else None,
        title=clause.title if clause else None,
        level=clause.level if clause else None,
        how=how,
        score=round(place.score, _DIGITS),
        text=place.text,
    )


SEARCH = AgentTool(
    "search",
    "Find words",
    "Finds where words are in clauses and examples, and before the first heading: quotations exactly or nearly so, then the clauses that speak of "
    "the words, ranked. Use it to find a clause whose id you don't know, and to check a quotation.",
    SearchArguments,
    FoundPlaces,
    answer_search,
)
