"""Three documents in, one out: what both sides changed, joined; what can't be settled, asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.diff.documents import diff_documents
from clausetree.merge.assembly import Assembly
from clausetree.merge.hunks import Hunk, MarkerStyle, write_text
from clausetree.merge.material import Material
from clausetree.merge.survival import Survival
from clausetree.syntax.document import parse_document

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
        changes: What ours and what theirs changed; None where a side changed nothing and nothing had to be compared.
    """

    text: str
    conflicts: tuple[Conflict, ...] = ()
    hunks: tuple[Hunk, ...] = ()
    notes: tuple[str, ...] = ()
    changes: tuple[ChangeSet, ChangeSet] | None = None


def merge_documents(base: Document, ours: Document, theirs: Document, style: MarkerStyle = _PLAIN) -> Merged:
    """Returns the text with the changes of both sides; where a side changed nothing, the other's as it is.

    Args:
        base: What both come from.
        ours: The one side.
        theirs: The other, upstream's.
        style: How conflicts are marked.
    """
    if theirs.text in {base.text, ours.text}:
        return Merged(ours.text)
    if ours.text == base.text:
        return Merged(theirs.text)
    carriage_returns = "\r\n" in ours.text
    base, ours, theirs = (_unify_lines(document) for document in (base, ours, theirs))
    changes = diff_documents(base, ours), diff_documents(base, theirs)
    material = Material(*changes)
    survival = Survival(material)
    text, hunks = write_text(Assembly(material, survival).build(), style)
    conflicts = tuple(dict.fromkeys(conflict for hunk in hunks for conflict in hunk.conflicts))
    notes = (*material.names.notes, *survival.notes)
    if carriage_returns:
        text = text.replace("\n", "\r\n")
    return Merged(text, conflicts, hunks, notes, changes)


def _unify_lines(document: Document) -> Document:
    """Returns the document with line feeds alone at the ends of its lines."""
    if "\r" not in document.text:
        return document
    return parse_document(document.text.replace("\r\n", "\n").replace("\r", "\n"))
