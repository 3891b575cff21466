"""What somebody may want to know of ids and levels that a merge rewrote, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.model.referrals import count_targets, find_targets

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clausetree.diff.changes import ChangeSet
    from clausetree.merge.merged_names.clashes import Clash
    from clausetree.model.document import Document


def tell_disputed(
    disputed: Mapping[str, tuple[str, str]], clashes: Sequence[Clash], named: Sequence[Document]
) -> Iterator[str]:
    """Yields for each id in question what references say meanwhile, and where.

    Args:
        disputed: For an id of the base what ours and what theirs call it.
        clashes: The ids of two clauses.
        named: Ours and theirs with merged names.
    """
    for old, (one, other) in disputed.items():
        where = _find_places(one, named)
        if where:
            yield f"`{old}` is `{one}` in ours and `{other}` in theirs: references say `{one}`, in {where}"
    for clash in clashes:
        where = _find_places(clash.name_in_theirs, named)
        if where:
            yield (
                f"ours and theirs gave `{clash.id}` to different clauses: "
                f"references to theirs say `{clash.name_in_theirs}`, in {where}"
            )


def tell_disputed_levels(ours: ChangeSet, theirs: ChangeSet) -> Iterator[str]:
    """Yields the levels that both renamed otherwise."""
    other = {rename.old: rename.new for rename in theirs.ladder.renamed}
    for old, new, *_ in ours.ladder.renamed:
        if other.get(old, new) != new:
            yield (
                f"the level `{old}` is called `{new}` in ours and `{other[old]}` in theirs: "
                f"clauses have `{new}`"
            )


def tell_followed(
    side: Document, sides: tuple[str, str], ids: Mapping[str, str], levels: Mapping[str, str]
) -> Iterator[str]:
    """Yields what the other side renamed that a side has or refers to.

    Args:
        side: The side, with its own names.
        sides: What the side is called, and the other.
        ids: What the merged text calls the ids of the base.
        levels: What it calls levels.
    """
    this, other = sides
    found = {clause.level for clause in side.clauses}
    for old, new in levels.items():
        if old in found:
            yield f"the level `{old}` is called `{new}` in {other}: clauses of {this} follow"
    targets = {*count_targets(side), *(target.id for target in find_targets(side.preamble))}
    for old, new in ids.items():
        if old in targets:
            yield f"`{old}` is `{new}` in {other}: references of {this} follow"


def _find_places(clause_id: str, documents: Sequence[Document]) -> str:
    """Returns the clauses that refer to an id, as a list to read; nothing where none does."""
    found = [
        clause.id
        for document in documents
        for clause in document.clauses
        if any(target.id == clause_id for target in find_targets(clause.content))
    ]
    return ", ".join(f"`{name}`" for name in dict.fromkeys(found))
