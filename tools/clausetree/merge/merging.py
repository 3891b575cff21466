"""Three documents in, one out: what both sides changed, joined; what can't be settled, asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.diff.documents import diff_documents
from clausetree.merge.assembly import Assembly
from clausetree.merge.deletions.survival import Survival
from clausetree.merge.hunks import Hunk, MarkerStyle, write_text
from clausetree.merge.lost_words import LostWords
from clausetree.merge.positions.placement import Placement
from clausetree.merge.states.material import Material
from clausetree.model.errors import ClausetreeError
from clausetree.syntax.document import parse_document
from clausetree.syntax.merge_markers import find_conflicts

if TYPE_CHECKING:
    from clausetree.diff.changes import ChangeSet
    from clausetree.merge.conflict import Conflict
    from clausetree.model.document import Document

_PLAIN = MarkerStyle()


class Merged(NamedTuple):
    """What a merge made.

    Attributes:
        text: The merged text, conflicts between markers in it.
        conflicts: What it could not settle, in the order of the text.
        hunks: Where in the text they stand; one can stand at two places.
        notes: What was settled that somebody may want to know, in sentences.
        changes: What ours and what theirs changed.
    """

    text: str
    conflicts: tuple[Conflict, ...]
    hunks: tuple[Hunk, ...]
    notes: tuple[str, ...]
    changes: tuple[ChangeSet, ChangeSet]


def merge_documents(base: Document, ours: Document, theirs: Document, style: MarkerStyle = _PLAIN) -> Merged:
    """Returns the text with the changes of both sides; where one changed nothing, the other's as it is.

    Args:
        base: What both come from.
        ours: The one side.
        theirs: The other, upstream's.
        style: How conflicts are marked.

    Raises:
        ClausetreeError: One of them has conflict markers in it, or has nothing in common with the base.
    """
    named = zip(style.labels, (base, ours, theirs), strict=True)
    for label, document in named:
        if left := find_conflicts(document.text):
            raise ClausetreeError(
                f"{label} has a conflict marker in line {left[0].first + 1}",
                "settle that conflict first, then merge again",
            )
    carriage_returns = ours.text.count("\r\n") * 2 > ours.text.count("\n")  # in most of its lines
    old, one, other = (_unify_lines(document) for document in (base, ours, theirs))
    changes = diff_documents(old, one), diff_documents(old, other)
    for label, found in zip(style.labels[1:], changes, strict=True):
        if not found.related:
            raise ClausetreeError(
                f"{label} has no clause in common with {style.labels[0]}", "name the text that both come from"
            )
    text, hunks, notes = _merge(changes, style)
    if carriage_returns:
        text = text.replace("\n", "\r\n")
    conflicts = tuple(dict.fromkeys(conflict for hunk in hunks for conflict in hunk.conflicts))
    return Merged(text, conflicts, hunks, notes, changes)


def _merge(
    changes: tuple[ChangeSet, ChangeSet], style: MarkerStyle
) -> tuple[str, tuple[Hunk, ...], tuple[str, ...]]:
    base, ours, theirs = changes[0].old.text, changes[0].new.text, changes[1].new.text
    if theirs in {base, ours}:
        return ours, (), ()
    if ours == base:
        return theirs, (), ()
    material = Material(*changes)
    survival = Survival(material)
    placement = Placement(material, survival)
    pieces = [*Assembly(material, survival, placement).build()]
    words = LostWords(material, placement)
    asked: frozenset[int] = frozenset()
    while not asked.issuperset(lost := {*words.find_clauses(pieces, asked)}):
        asked |= lost
        if not asked.isdisjoint(survival.gone_clauses):  # what is asked about has to stand somewhere
            survival = Survival(material, asked)
            placement = Placement(material, survival)
            words = LostWords(material, placement)
        pieces = [*Assembly(material, survival, placement, asked).build()]
    text, hunks = write_text(pieces, style)
    notes = dict.fromkeys((*material.names.notes, *survival.notes, *placement.notes))
    return text, hunks, tuple(notes)  # what holds for several footnotes of a passage is said once


def _unify_lines(document: Document) -> Document:
    """Returns the document with line feeds alone at the ends of its lines."""
    if "\r" not in document.text:
        return document
    return parse_document(document.text.replace("\r\n", "\n").replace("\r", "\n"))
