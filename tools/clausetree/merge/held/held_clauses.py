"""Clauses that stay as they are in an older text, while those around them are as in a newer one: names agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from clausetree.diff.documents import diff_documents
from clausetree.diff.script import apply_some
from clausetree.merge.held.crossings import Crossings, find_held_places
from clausetree.merge.merged_names.naming import MergedNames, find_heirs, rename_document
from clausetree.model.referrals import find_targets
from clausetree.text.edit import TextEdit, apply_edits
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from clausetree.diff.changes import ChangeSet, ClauseChange
    from clausetree.model.document import Document

_SomeDocument = TypeVar("_SomeDocument", bound="Document")


def hold_clauses(
    old: Document, new: Document, held: Collection[str], read: Callable[[str], _SomeDocument]
) -> _SomeDocument:
    """Returns the new text with some clauses as in the old one: their words, while what they name has its new name.

    What went between them and other clauses stays where the old text has it.

    What they refer to is called as it is now where it was renamed, or merged into another clause. They keep their own ids,
    by which the others refer to them. Levels are called as the ladder calls them that the text has then.

    Args:
        old: The text in which the clauses are as they stay.
        new: The text that all else is of.
        held: The ids of the clauses: those in the old text, and the new ones of clauses that came later.
        read: Reads a text.
    """
    changes = diff_documents(old, new)
    crossings = Crossings(changes)
    if crossings.find(held):
        new = read(crossings.undo(held))
        changes = diff_documents(old, new)
    kept, taken = _find_ids(changes, held)
    left = {new.clauses[place].id for place in find_held_places(changes, held)[1]}
    heirs = {
        gone: kept.get(heir, heir)
        for gone, heir in find_heirs(changes).items()
        if gone not in held and (heir in kept or heir not in left)
    }
    before = rename_document(old, MergedNames(taken, heirs | taken, {}), ())
    after = rename_document(new, MergedNames(kept, kept, {}), ())
    stay = {taken.get(name, name) for name in held}
    mixed = read(apply_some(diff_documents(after, before), stay))
    edits = sorted([*_rename_levels(changes, mixed, stay), *_set_apart(mixed, (before, after))])
    return read(apply_edits(mixed.text, edits)) if edits else mixed


def _set_apart(mixed: Document, sides: Iterable[Document]) -> Iterator[TextEdit]:
    """Yields the blank lines that are missing in a mixed text after a clause that ended one of the two."""
    ends = {side.clauses[-1].id for side in sides if side.clauses}
    for clause in mixed.clauses[:-1]:
        source = clause.content.source
        line_end = "\r\n" if source.endswith("\r\n") else "\n"
        if clause.id in ends and source.endswith(line_end) and not source.endswith(line_end * 2):
            at = clause.start + len(source)
            yield TextEdit(Span(at, at), line_end)


def _rename_levels(changes: ChangeSet, mixed: Document, held: Collection[str]) -> Iterator[TextEdit]:
    """Yields the edits that call levels as the ladder does that a mixed text has: the new one, or the old one if that is held."""
    forward = {rename.old: rename.new for rename in changes.ladder.renamed if rename.new in mixed.ladder}
    back = {rename.new: rename.old for rename in changes.ladder.renamed if rename.new not in mixed.ladder}
    for clause in mixed.clauses:
        names = forward if clause.id in held else back
        span = clause.heading.value_span("authority")
        if span and clause.level in names:
            yield TextEdit(span, names[clause.level]).shift(clause.start)


def _find_ids(changes: ChangeSet, held: Collection[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Returns for new ids of clauses that are held the old ones, which they keep, and for old ids of the others the new ones.

    Where another clause has the old id now, a held one gets the new id.
    """
    news = {clause.id for clause in changes.new.clauses}
    kept: dict[str, str] = {}
    taken: dict[str, str] = {}
    for pair in changes.pairs:
        one, other = pair.old.id, pair.new.id
        if one == other:
            continue
        if one in held and one not in news:
            kept[other] = one
        else:
            taken[one] = other
    return kept, taken


def tell_loose_names(
    changes: ChangeSet, mixed: Document, held: Collection[str], merged: Document
) -> Iterator[str]:
    """Yields in sentences what clauses name that is not there since some are held: clauses that are gone or not taken, levels.

    Args:
        changes: What changed from the text in which the held clauses are as they stay to that which all else is of.
        mixed: What holding them makes of the two.
        held: The ids of the held clauses, as `hold_clauses` takes them.
        merged: What is made of it in the end; what it does not name is not told.
    """
    old, new = changes.old, changes.new
    taken = _find_ids(changes, held)[1]
    stay = {taken.get(name, name) for name in held}
    named = {
        target.id
        for clause in merged.clauses
        for target in find_targets(clause.content)
        if not merged.find(target.id)
    }
    lost = {clause.level for clause in merged.clauses} & {*old.ladder, *new.ladder} - {*mixed.ladder}
    for clause in mixed.clauses:
        for name in dict.fromkeys(target.id for target in find_targets(clause.content)):
            if name not in named or mixed.find(name):
                continue
            if clause.id in stay and old.find(name):
                yield f"`{clause.id}` is left behind and refers to `{name}`, which {_tell_fate(changes, name)}"
            elif new.find(name):
                yield f"`{clause.id}` refers to `{name}`, which is left behind"
        if clause.level in lost:
            yield f"`{clause.id}` has the level `{clause.level}`, which is not in the ladder"


def _tell_fate(changes: ChangeSet, clause_id: str) -> str:
    change = next((change for change in changes.clauses if _is_gone(change, clause_id)), None)
    heirs = [f"`{flow.new.id}`" for flow in change.flows] if change else []
    if change and len(heirs) > 1 and "split" in change.kinds:
        return f"theirs split into {', '.join(heirs[:-1])} and {heirs[-1]}"
    return "theirs no longer has"


def _is_gone(change: ClauseChange, clause_id: str) -> bool:
    return change.old is not None and change.new is None and change.old.id == clause_id
