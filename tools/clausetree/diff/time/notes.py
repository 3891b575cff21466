"""Release notes held against what really changed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from clausetree.diff.time.blame import SUBSTANCE
from clausetree.syntax.changelog import parse_entries, rank_title
from clausetree.text.words import fold_typography

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.diff.changes import ChangeSet, ClauseChange, Kind
    from clausetree.model.clause import Clause

NOTEWORTHY: frozenset[Kind] = SUBSTANCE | {"deleted", "renamed", "retitled", "moved", "retagged"}
"""The kinds of change that release notes are to mention."""

_ID = re.compile(r"\(#([^()\s]+)\)|`#?([^`\s]+)`")
_NAMED = re.compile(r"\[([^\[\]\n]+)\]|\"([^\"\n]+)\"|\*++([^*\n]+)\*+")


class NotesReport(NamedTuple):
    """What an entry of a changelog leaves out, and what it says too much.

    Attributes:
        missing: The noteworthy changes whose clause it does not mention, by id or title.
        unchanged: The clauses that it mentions and that did not change.
    """

    missing: tuple[ClauseChange, ...]
    unchanged: tuple[Clause, ...]


def find_entry(changelog: str, label: str) -> str | None:
    """Returns the entry of a changelog that is about the revision `label`, or None where no heading names it."""
    entries = parse_entries(changelog)
    ranks = ((rank_title(entry.title, label), entry) for entry in entries)
    named = [(rank, entry) for rank, entry in ranks if rank is not None]
    return min(named, key=lambda found: found[0])[1].text if named else None


def check_notes(changes: ChangeSet, entry: str) -> NotesReport:
    """Returns how `entry`, the notes on `changes`, and the changes themselves are apart.

    A title in other case counts as a mention of a change, but is no proof that a clause that did not change is meant.
    """
    ids = {named for match in _ID.finditer(entry) for named in match.groups() if named}
    plain = fold_typography(entry)
    names = {name.strip(" .") for match in _NAMED.finditer(plain) for name in match.groups() if name}
    loose, loose_names = plain.casefold(), {name.casefold() for name in names}

    def names_clause(clause: Clause) -> bool:
        title = fold_typography(clause.title)
        return clause.id in ids or title in names or (" " in title and title in plain)

    def may_name(clause: Clause) -> bool:
        title = fold_typography(clause.title).casefold()
        return clause.id in ids or title in loose_names or (" " in title and title in loose)

    touched = _touched(changes)
    return NotesReport(
        missing=tuple(
            change
            for change in changes.clauses
            if not NOTEWORTHY.isdisjoint(change.kinds)
            and not any(may_name(clause) for clause in (change.old, change.new) if clause)
        ),
        unchanged=tuple(
            clause
            for clause in _all_clauses(changes)
            if touched.isdisjoint({clause.id, fold_typography(clause.title)}) and names_clause(clause)
        ),
    )


def _touched(changes: ChangeSet) -> set[str]:
    """Returns the ids and titles of the clauses that notes can have reason to mention.

    They are those that changed, those that something was put under or taken from, and the siblings of reordered ones.
    """
    reordered = [change.new_parent for change in changes.clauses if "reordered" in change.kinds]
    clauses = {
        clause
        for change in changes.clauses
        for clause in (change.old, change.new, *_parents(change))
        if clause
    }
    siblings = [clause for clause in changes.new.clauses if changes.new.parent(clause) in reordered]
    return {name for clause in (*clauses, *siblings) for name in (clause.id, fold_typography(clause.title))}


def _parents(change: ClauseChange) -> tuple[Clause | None, ...]:
    moved = {"moved", "inserted", "deleted"}.intersection(change.kinds)
    return (change.old_parent, change.new_parent) if moved else ()


def _all_clauses(changes: ChangeSet) -> Iterator[Clause]:
    """Yields every clause of the new document, and those of the old one that have another id."""
    ids = {clause.id for clause in changes.new.clauses}
    yield from changes.new.clauses
    yield from (clause for clause in changes.old.clauses if clause.id not in ids)
