"""The tool `diff`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from clausetree.diff.kinds import Direction, Kind, RedlineKind  # noqa: TC001 - pydantic reads the annotations
from clausetree.diff.summary import count_kinds, select_changes
from clausetree.mcp.agent_answers import (
    AgentValue,
    Count,
    Cursor,
    Excerpt,
    Label,
    Line,
    LocatorText,
    TwoTextsAnswer,
    build_facts,
    fill_page,
    find_warning,
    write_locator,
)
from clausetree.mcp.agent_tool import AgentTool
from clausetree.model.errors import ClausetreeError
from clausetree.model.located import find_clause
from clausetree.model.locator import Locator

if TYPE_CHECKING:
    from clausetree.diff.changes import ClauseChange
    from clausetree.diff.redlines import Redline
    from clausetree.mcp.served_spec import Compared, ServedSpec
    from clausetree.model.clause import Clause
    from clausetree.project.spec_documents import SpecDocument

_RUNS = 40


class ChangesArguments(AgentValue):
    """Which revisions, which of their changes, and which page of them."""

    old: Label = None
    """The label of the older revision; default: the release before the newer one."""
    new: Label = None
    """The label of the newer one; the default is the text in the work tree, of an address the latest release."""
    clause: LocatorText | None = None
    """Only the clause that has or had this id, with every changed passage word by word."""
    kinds: tuple[Kind, ...] = ()
    """Only clauses to which one of these happened; empty for all."""
    cursor: Cursor = 0
    """The `next_cursor` of the page before."""
    limit: Count = 25
    """How many clauses, or passages of one clause, to return at most."""


class ChangedRun(AgentValue):
    """A stretch of a changed passage."""

    kind: Literal["kept", "inserted", "deleted"]
    """What happened to it."""
    text: Excerpt
    """What it says, quoted from the spec, its first 1,000 characters."""


class ChangedPassage(AgentValue):
    """A passage that changed."""

    kind: RedlineKind
    """What happened to it."""
    old: Line | None
    """Its locator in the older text; null where it is new."""
    new: Line | None
    """Its locator in the newer text; null where it was deleted."""
    runs: tuple[ChangedRun, ...]
    """The change word by word, its first 40 runs, or as many as fit; `resolve` gives both texts in full."""
    is_cut: bool
    """Whether runs are left out or cut."""


class ChangedClause(AgentValue):
    """A clause that changed."""

    old: Line | None
    """Its locator in the older text; null where it is new."""
    new: Line | None
    """Its locator in the newer text; null where it was deleted."""
    title: Line
    """Its title now, or its last one."""
    kinds: tuple[Kind, ...]
    """Everything that happened to it."""
    old_level: Line | None
    """Its level before."""
    new_level: Line | None
    """Its level now."""
    direction: Direction
    """Which way its level went."""
    succeeded_by: Line | None
    """The id of the clause that took over the words of a deleted one."""
    passages: int
    """How many of its passages changed."""


class ChangesFound(TwoTextsAnswer):
    """What changed from one revision to another, by meaning, a page at a time."""

    summary: dict[str, int]
    """How many clauses each kind of change happened to, and how many did not change; over all pages."""
    clauses: tuple[ChangedClause, ...]
    """The changed clauses of this page, in the order of the newer text."""
    passages: tuple[ChangedPassage, ...]
    """Where one clause was asked for: its changed passages, those of this page."""
    total: int
    """How many changed clauses, or changed passages of one clause, there are on all pages."""
    next_cursor: int | None
    """The `cursor` of the next page; null on the last."""


def answer_changes(spec: ServedSpec, given: ChangesArguments) -> ChangesFound:
    """Returns what changed."""
    compared = spec.compare(given.old, given.new)
    old, new = compared.chain.old, compared.chain.new
    if given.clause:
        check_either_has(compared, given.clause)
    chosen = select_changes(compared.changes, clause=given.clause, kinds=given.kinds)
    clauses = [_build_clause(change, old, new) for change in chosen.clauses]
    passages: tuple[ChangedPassage, ...] = ()
    if given.clause:
        lines = [line for change in chosen.clauses for line in change.redline]
        total = len(lines)
        passages, following = fill_page(
            [_build_passage(line, old, new) for line in lines], given.cursor, given.limit
        )
        page = tuple(clauses[: given.limit])
    else:
        total = len(clauses)
        page, following = fill_page(clauses, given.cursor, given.limit)
    return ChangesFound(
        warning=find_warning(old, new),
        old=build_facts(old.revision),
        new=build_facts(new.revision),
        summary={kind: count for kind, count in count_kinds(chosen).items() if count},
        clauses=page,
        passages=passages,
        total=total,
        next_cursor=following,
    )


def check_either_has(compared: Compared, clause_id: str) -> None:
    """Raises `ClausetreeError` where neither of two texts has a clause."""
    sides = (compared.chain.old, compared.chain.new)
    if not any(clause_id in clause.names for side in sides for clause in side.clauses):
        try:
            find_clause(compared.chain.new, Locator(clause_id))
        except ClausetreeError as error:
            raise ClausetreeError(f"neither text has a clause `{clause_id}`", error.hint) from None


def _build_clause(change: ClauseChange, old: SpecDocument, new: SpecDocument) -> ChangedClause:
    return ChangedClause(
        old=_write(old, change.old and change.old.locator),
        new=_write(new, change.new and change.new.locator),
        title=change.clause.title,
        kinds=change.kinds,
        old_level=_read_level(change.old),
        new_level=_read_level(change.new),
        direction=change.direction,
        succeeded_by=change.succeeded_by.clause.id if change.succeeded_by else None,
        passages=len(change.redline),
    )


def _build_passage(line: Redline, old: SpecDocument, new: SpecDocument) -> ChangedPassage:
    runs, rest = fill_page([ChangedRun(kind=run.kind, text=run.text) for run in line.runs], 0, _RUNS)
    return ChangedPassage(
        kind=line.kind,
        old=_write(old, line.old),
        new=_write(new, line.new),
        runs=runs,
        is_cut=rest is not None or any(a.text != b.text for a, b in zip(runs, line.runs, strict=False)),
    )


def _write(document: SpecDocument, locator: Locator | None) -> str | None:
    return write_locator(document, locator) if locator else None


def _read_level(clause: Clause | None) -> str | None:
    return clause.level if clause else None


DIFF = AgentTool(
    "diff",
    "Compare two revisions by meaning",
    "Lists the clauses that changed from one revision to another, and how: inserted, deleted, renamed, moved, promoted, "
    "demoted, split, merged, edited. With `clause`, returns the changed passages of one clause word by word.",
    ChangesArguments,
    ChangesFound,
    answer_changes,
)
