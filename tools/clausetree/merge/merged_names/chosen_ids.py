"""Ids that a merge asked about: what references have to say once somebody has chosen one in the heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.syntax.document import parse_document
from clausetree.syntax.renaming import edit_references
from clausetree.text.edit import apply_edits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clausetree.merge.conflict import Conflict

Choice = dict[str, str]
"""For ids that references have meanwhile those that they get, if headings with these stand in the settled text."""


def find_choices(conflicts: Sequence[Conflict]) -> tuple[Choice, ...]:
    """Returns the choices that conflicts about ids leave, other than ours, which references have meanwhile."""
    return tuple(
        choice for conflict in conflicts if conflict.part == "id" for choice in _find_choices(conflict)
    )


def _find_choices(conflict: Conflict) -> Iterator[Choice]:
    ours, theirs = conflict.ours and conflict.ours.value, conflict.theirs and conflict.theirs.value
    if ours is None or theirs is None:
        return
    if ours == theirs:  # of two clauses
        yield {ours: f"{ours}-ours", f"{ours}-theirs": ours}
        return
    if conflict.base and conflict.base.value:
        yield {ours: conflict.base.value}
    yield {ours: theirs}  # last, so that it wins where something else has the base's id now


def settle_references(text: str, choices: Sequence[Choice]) -> tuple[str, Mapping[str, str]]:
    """Returns a settled text whose references say the ids that were chosen, and which ids were rewritten in it."""
    document = parse_document(text)
    ids = {clause.id for clause in document.clauses}
    rewritten = {
        old: new
        for choice in choices
        if ids.issuperset(choice.values()) and ids.isdisjoint(choice.keys() - choice.values())
        for old, new in choice.items()
    }
    edits = [
        edit.shift(start)
        for start, content in document.contents()
        for edit in edit_references(content, rewritten)
    ]
    return apply_edits(text, sorted(edits)), rewritten


def find_repeated(text: str) -> tuple[tuple[str, int], ...]:
    """Returns the ids that stand twice in a text, each with the line of the heading that repeats it, from 1."""
    document = parse_document(text)
    seen: set[str] = set()
    found = []
    for clause in document.clauses:
        if clause.id in seen and not clause.made:
            found.append((clause.id, document.lines.line_of(clause.start) + 1))
        seen.add(clause.id)
    return tuple(found)
