"""`clausetree merge --format json`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from clausetree.diff.kinds import Kind  # noqa: TC001 - msgspec reads the annotations
from clausetree.merge.carried_edits import find_carried_edits
from clausetree.merge.merge_rows import build_rows, count_rows
from clausetree.merge.origins.nodes import MergeSide  # noqa: TC001 - likewise
from clausetree.output.json.document import build_revision
from clausetree.output.json.document_shapes import RevisionShape, SchemaVersion  # noqa: TC001 - likewise
from clausetree.output.json.encoder import encode_shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.merge.carried_edits import CarriedEdit
    from clausetree.merge.conflict import Conflict, Stance
    from clausetree.merge.merge_rows import MergeRow
    from clausetree.merge.merging import Merged
    from clausetree.output.answers import MergeAnswer
    from clausetree.output.screen import Screen


class LinesShape(msgspec.Struct, frozen=True):
    """Lines of the merged text, markers included.

    Attributes:
        line: The line of the opening marker, from 1.
        end_line: The line of the closing marker.
    """

    line: int
    end_line: int


class StanceShape(msgspec.Struct, frozen=True):
    """What one of the three texts says where a merge can't settle.

    Attributes:
        locator: Where it says so, in its own text; null where it lacks the place.
        value: The level, id or title as written; null where it is about other words.
        text: The words; null where it is about a value.
    """

    locator: str | None
    value: str | None
    text: str | None


class ConflictShape(msgspec.Struct, frozen=True):
    """A question that only a person can answer.

    Attributes:
        id: What it is called in this document, such as `c1`.
        clause: The id of the clause in the merged text; null before the first heading.
        part: What it is about.
        places: Where it is in the merged text; a clause that both sides moved apart is at two places.
        base: What the common base says; null where it lacks the place.
        ours: What ours says; null where it lacks the place.
        theirs: What theirs says; null where it lacks the place.
        why: What both did, in one sentence.
    """

    id: str
    clause: str | None
    part: Literal[
        "deletion", "position", "id", "title", "level", "attribute", "prose", "example", "order", "file"
    ]
    places: tuple[LinesShape, ...]
    base: StanceShape | None
    ours: StanceShape | None
    theirs: StanceShape | None
    why: str


class SideKindsShape(msgspec.Struct, frozen=True):
    """What both sides did to a clause.

    Attributes:
        ours: What ours did; empty where it left the clause alone.
        theirs: What theirs did; likewise.
    """

    ours: tuple[Kind, ...]
    theirs: tuple[Kind, ...]


class CarriedEditShape(msgspec.Struct, frozen=True, rename={"origin": "from", "target": "to"}):
    """An edit that went to another clause, since the other side had put what it is made to there.

    Attributes:
        side: Who made the edit.
        origin: Where the edited passage is in the base.
        target: Where the other side has it; the clause has the id that it has in the merged text.
    """

    side: MergeSide
    origin: str
    target: str


class MergedClauseShape(msgspec.Struct, frozen=True):
    """A clause that a side changed.

    Attributes:
        id: Its id in the merged text; null where it was deleted.
        base: Its id in the base; null where it is new.
        ours: Its id in ours; null where ours lacks it.
        theirs: Its id in theirs; null where theirs lacks it.
        kinds: What both sides did to it.
        took: Whose changes are in the merged text.
        carried: The edits made to it that are in another clause of the merged text.
        conflicts: How many questions there are about it.
    """

    id: str | None
    base: str | None
    ours: str | None
    theirs: str | None
    kinds: SideKindsShape
    took: tuple[MergeSide, ...]
    carried: tuple[CarriedEditShape, ...]
    conflicts: int


class MergedFileShape(msgspec.Struct, frozen=True):
    """An eval prompt file that the merge would change, which `clausetree upstream merge` does.

    Attributes:
        path: The file.
        took: Whose changes are in its merged text.
        conflicts: How many questions there are in it.
    """

    path: str
    took: tuple[MergeSide, ...]
    conflicts: int


class MergeSummaryShape(msgspec.Struct, frozen=True):
    """The merge in numbers.

    Attributes:
        clauses: How many clauses a side changed.
        ours: How many of them ours changed alone.
        theirs: How many theirs changed alone.
        both: How many both changed.
        conflicts: How many questions there are.
    """

    clauses: int
    ours: int
    theirs: int
    both: int
    conflicts: int


class MergeShape(msgspec.Struct, frozen=True):
    """What a merge made of three texts.

    Attributes:
        schema_version: The version of this shape.
        base: What both sides come from.
        ours: The one side.
        theirs: The other.
        text: The merged text, conflicts between markers in it.
        clauses: The clauses that a side changed.
        conflicts: What could not be settled, in the order of the text.
        files: The eval prompt files that would change as well.
        notes: What was settled that somebody may want to know, in sentences.
        summary: The merge in numbers.
    """

    schema_version: SchemaVersion
    base: RevisionShape
    ours: RevisionShape
    theirs: RevisionShape
    text: str
    clauses: tuple[MergedClauseShape, ...]
    conflicts: tuple[ConflictShape, ...]
    files: tuple[MergedFileShape, ...]
    notes: tuple[str, ...]
    summary: MergeSummaryShape


def render(answer: MergeAnswer, _screen: Screen) -> str:
    """Returns the merge as indented JSON."""
    merged = answer.merged
    rows = build_rows(merged)
    carried = find_carried_edits(merged)
    return encode_shape(
        MergeShape(
            schema_version="1",
            base=build_revision(answer.base),
            ours=build_revision(answer.ours),
            theirs=build_revision(answer.theirs),
            text=merged.text,
            clauses=tuple(_clause(row, merged, carried) for row in rows),
            conflicts=tuple(
                _conflict(number, found, merged) for number, found in enumerate(merged.conflicts, 1)
            ),
            files=tuple(MergedFileShape(found.path, found.took, found.conflicts) for found in answer.files),
            notes=merged.notes,
            summary=MergeSummaryShape(len(rows), **count_rows(rows), conflicts=len(merged.conflicts)),
        )
    )


def _clause(row: MergeRow, merged: Merged, carried: Sequence[CarriedEdit]) -> MergedClauseShape:
    base = row.base.id if row.base else None
    ours, theirs = (
        (change.new.id if change.new else None) if change else base for change in (row.ours, row.theirs)
    )
    gone = ours is None if theirs == base else theirs is None if ours == base else None in {ours, theirs}
    names = {base, ours, theirs} - {None}
    conflicts = sum(conflict.clause in names for conflict in merged.conflicts)
    final = None if gone and not conflicts else (ours if ours not in {None, base} else theirs or ours)
    return MergedClauseShape(
        id=final,
        base=base,
        ours=ours,
        theirs=theirs,
        kinds=SideKindsShape(row.ours.kinds if row.ours else (), row.theirs.kinds if row.theirs else ()),
        took=_took(row),
        carried=tuple(
            CarriedEditShape(edit.side, edit.origin, edit.target)
            for edit in carried
            if row.base and edit.clause == row.base.index
        ),
        conflicts=conflicts,
    )


def _took(row: MergeRow) -> tuple[MergeSide, ...]:
    found: list[MergeSide] = []
    found += ["ours"] if row.ours else []
    found += ["theirs"] if row.theirs else []
    return tuple(found)


def _conflict(number: int, conflict: Conflict, merged: Merged) -> ConflictShape:
    hunks = [hunk for hunk in merged.hunks if conflict in hunk.conflicts]
    base, ours, theirs = map(_stance, _sides(conflict))
    return ConflictShape(
        id=f"c{number}",
        clause=conflict.clause,
        part=conflict.part,
        places=tuple(LinesShape(hunk.line, hunk.end_line) for hunk in hunks),
        base=base,
        ours=ours,
        theirs=theirs,
        why=conflict.why,
    )


def _sides(conflict: Conflict) -> Sequence[Stance | None]:
    return conflict.base, conflict.ours, conflict.theirs


def _stance(stance: Stance | None) -> StanceShape | None:
    return None if stance is None else StanceShape(*stance)
