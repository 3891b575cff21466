"""What differs in heading and place of a clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.diff.changes import Field
from clausetree.diff.compare.wording_changes import compare_wording
from clausetree.diff.redlines import Piece, Redline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.diff.compare.level_changes import Directions
    from clausetree.diff.kinds import Kind
    from clausetree.model.clause import Clause


def compare_headings(old: Clause, new: Clause, directions: Directions) -> Iterator[Kind]:
    """Yields what happened to a clause's heading."""
    if old.id != new.id and not (old.made and new.made):
        yield "renamed"
    title = compare_wording(old.title, new.title, {})
    if title != "kept":
        yield "retitled" if title == "edited" else "typographic"
    if directions.is_other_level(old.level, new.level):
        yield "relevelled"
    if _other_attributes(old) != _other_attributes(new) or (old.id == new.id and old.made != new.made):
        yield "retagged"


def redline_heading(old: Clause, new: Clause, directions: Directions) -> Iterator[Redline]:
    """Yields the heading's redline, but for a level that only goes by its new name."""
    before, after = (clause.heading.span.slice(clause.content.source) for clause in (old, new))
    if old.level != new.level and not directions.is_other_level(old.level, new.level):
        before = before.replace(f"authority={old.level}", f"authority={new.level}")
    wording = compare_wording(before, after, {})
    if wording != "kept":
        yield Redline(
            kind=wording,
            wording=wording,
            passage="heading",
            old=old.locator,
            new=new.locator,
            pieces=(Piece(before, after),),
        )


def find_fields(
    old: Clause, new: Clause, old_parent: Clause | None, new_parent: Clause | None
) -> Iterator[Field]:
    """Yields what is written differently in heading and place: id, title, depth, parent, then each attribute."""
    pairs: list[tuple[str, str | None, str | None]] = [
        ("id", old.id, new.id),
        ("title", old.title, new.title),
        ("depth", str(old.depth), str(new.depth)),
        ("parent", old_parent.id if old_parent else None, new_parent.id if new_parent else None),
    ]
    keys = dict.fromkeys(key for clause in (old, new) for key, _ in clause.heading.attributes)
    pairs += ((key, old.heading.attribute(key), new.heading.attribute(key)) for key in keys)
    yield from (Field(*pair) for pair in pairs if pair[1] != pair[2])


def _other_attributes(clause: Clause) -> list[tuple[str, str]]:
    return sorted(attribute for attribute in clause.heading.attributes if attribute[0] != "authority")
