"""What a changelog says of clauses that got another id since the last release."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.output.diff.names import link, name_gone
from clausetree.syntax.changelog import add_bullet, find_unreleased, remove_bullet
from clausetree.syntax.renaming import rename_references
from clausetree.text.code_span import code
from clausetree.text.edit import apply_edits
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.model.clause import Clause
    from clausetree.syntax.changelog import Entry

_NOTE = re.compile(r"^[-*+] \*\*Renamed\.\*\* [^\r\n]*(?:\r?\n[ \t]+\S[^\r\n]*)*", re.MULTILINE)
_OWN = re.compile(r"[-*+] \*\*Renamed\.\*\* “.*” \(.*\) is now \[.*\]\(\S*\)\.")


def note_renaming(changelog: str, clause: Clause, renamed: Clause, *, released: bool) -> str | None:
    """Returns a changelog whose entry for what is not released tells of a rename; None where it has no such entry.

    What that entry says of the clause follows. What older entries say was true of their revisions, and stays. A clause
    that was renamed before is told of once, from its first id, or not at all where it gets that back.

    Args:
        changelog: The changelog.
        clause: The clause before.
        renamed: The clause with its new id.
        released: Whether a released revision may know the id that it had.
    """
    entry = find_unreleased(changelog)
    if entry is None:
        return None
    notes = list(_find_notes(entry, clause))
    edits = [edit.shift(entry.own.start) for edit in rename_references(entry.text, {clause.id: renamed.id})]
    for note in notes:
        if _tells_only_of(note.slice(changelog), renamed):
            removed = remove_bullet(changelog, note)
            edits = [
                edit
                for edit in edits
                if edit.span.end <= removed.span.start or edit.span.start >= removed.span.end
            ]
            edits.append(removed)
    if released and not notes:
        edits.append(
            add_bullet(changelog, entry, f"**Renamed.** {name_gone(clause)} is now {link(renamed)}.")
        )
    return apply_edits(changelog, sorted(edits))


def _find_notes(entry: Entry, clause: Clause) -> Iterator[Span]:
    """Yields where in a changelog an entry says that another id became that of a clause."""
    for found in _NOTE.finditer(entry.text):
        if rename_references(found[0], {clause.id: ""}):
            yield Span(found.start() + entry.own.start, found.end() + entry.own.start)


def _tells_only_of(note: str, renamed: Clause) -> bool:
    """Returns whether a note says no more than that an id became another one, and a clause has that id now."""
    said = " ".join(note.split())
    return _OWN.fullmatch(said) is not None and f"({code(renamed.id)}) is now " in said
