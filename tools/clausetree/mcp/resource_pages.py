"""Resources: the revisions, the clauses of one, and one clause, by addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qs, quote, unquote, urlsplit

from mcp_types import Resource, ResourceTemplate
from pydantic import ValidationError

from clausetree.mcp.agent_answers import (
    AgentAnswer,
    AgentValue,
    Line,
    RevisionFacts,
    build_facts,
    fill_page,
)
from clausetree.mcp.clause_tool import ClauseArguments, answer_clause
from clausetree.mcp.query_tool import build_list
from clausetree.model.errors import ClausetreeError

if TYPE_CHECKING:
    from clausetree.mcp.served_spec import ServedSpec

MIME_TYPE = "application/json"
_ROOT = "clausetree://revisions"
_PAGE = 100
_HINT = f"read `{_ROOT}`, `{_ROOT}/LABEL` or `{_ROOT}/LABEL/clauses/ID`"


class LinkedRevision(AgentValue):
    """A revision in a list."""

    uri: Line
    """The address of the list of its clauses."""
    revision: RevisionFacts
    """Which text it is."""


class ListedRevisions(AgentAnswer):
    """The revisions of the spec, oldest first, a page at a time."""

    revisions: tuple[LinkedRevision, ...]
    """The revisions of this page."""
    total: int
    """How many there are on all pages."""
    next_cursor: int | None
    """The `cursor` of the next page; null on the last."""


class _Address(NamedTuple):
    """The address of a resource, read: names, and where in it to begin."""

    names: tuple[str, ...]
    start: int


def list_resources(spec: ServedSpec) -> list[Resource]:
    """Returns the resources that have an address without variables."""
    label = spec.document(None).revision.label
    return [
        Resource(
            name="revisions",
            title="Revisions",
            uri=_ROOT,
            description="The revisions of the spec, oldest first.",
            mime_type=MIME_TYPE,
        ),
        Resource(
            name="default",
            title="Clauses of the text that is read by default",
            uri=_address_clauses(label),
            description="The clauses of the text that is read where no label is given: ids, titles, levels.",
            mime_type=MIME_TYPE,
        ),
    ]


def list_templates() -> list[ResourceTemplate]:
    """Returns the resources whose addresses have variables."""
    return [
        ResourceTemplate(
            name="clauses",
            title="Clauses of a revision",
            uri_template=f"{_ROOT}/{{label}}{{?cursor}}",
            description="The clauses of a revision: ids, titles, levels; go on with the `next_cursor` of a page.",
            mime_type=MIME_TYPE,
        ),
        ResourceTemplate(
            name="clause",
            title="A clause",
            uri_template=f"{_ROOT}/{{label}}/clauses/{{id}}{{?offset}}",
            description="One clause, as the tool `get_clause` returns it; go on with the `next_offset` of a stretch.",
            mime_type=MIME_TYPE,
        ),
    ]


def read_resource(spec: ServedSpec, uri: str) -> AgentAnswer:
    """Returns what is at an address; raises `ClausetreeError` where nothing is."""
    match _parse(uri):
        case _Address((), start):
            return _list_revisions(spec, start)
        case _Address((label,), start):
            document = spec.document(label)
            return build_list(document, document.clauses, start, _PAGE)
        case _Address((label, "clauses", clause_id), start):
            return answer_clause(spec, _ask_for(label, clause_id, start))
        case _:
            raise ClausetreeError(f"there is no resource `{uri}`", _HINT)


def _ask_for(label: str, clause_id: str, offset: int) -> ClauseArguments:
    """Returns what asks for a clause; raises `ClausetreeError` where a name is longer than any that is read."""
    try:
        return ClauseArguments(clause=clause_id, revision=label, offset=offset)
    except ValidationError:
        raise ClausetreeError("an id has 500 characters at most, and a label 200", _HINT) from None


def _list_revisions(spec: ServedSpec, start: int) -> ListedRevisions:
    listed = [
        LinkedRevision(uri=_address_clauses(revision.label), revision=build_facts(revision))
        for revision in spec.revisions()
    ]
    page, following = fill_page(listed, start, _PAGE)
    return ListedRevisions(revisions=page, total=len(listed), next_cursor=following)


def _address_clauses(label: str) -> str:
    return f"{_ROOT}/{quote(label, safe='')}"


def _parse(uri: str) -> _Address:
    """Returns an address, read; raises `ClausetreeError` where it is none of a resource."""
    try:
        parts = urlsplit(uri)
        fields = parse_qs(parts.query, strict_parsing=bool(parts.query))
        starts = [int(value) for values in fields.values() for value in values]
    except ValueError:
        raise ClausetreeError(f"there is no resource `{uri}`", _HINT) from None
    if (
        f"{parts.scheme}://{parts.netloc}" != _ROOT
        or not fields.keys() <= {"cursor", "offset"}
        or len(starts) > 1
    ):
        raise ClausetreeError(f"there is no resource `{uri}`", _HINT)
    if any(start < 0 for start in starts):
        raise ClausetreeError("a page begins at 0 or later", _HINT)
    names = tuple(unquote(name) for name in parts.path.split("/") if name)
    return _Address(names, *starts, *([0] if not starts else []))
