"""What a merge can't settle."""

from __future__ import annotations

from typing import Literal, NamedTuple

ConflictPart = Literal[
    "deletion", "position", "id", "title", "level", "attribute", "prose", "example", "order", "file"
]


class Stance(NamedTuple):
    """What one of the three texts says where a merge can't settle.

    Attributes:
        locator: Where it says so, in its own text; None where it lacks the place.
        value: The level, id or title as written; for a place the id of the clause right before it; None where it is
            about other words.
        text: The words; None where it is about a value.
    """

    locator: str | None
    value: str | None
    text: str | None


class Conflict(NamedTuple):
    """A question that only a person can answer.

    Attributes:
        part: What it is about.
        clause: The id of the clause, as the merged text has it; None before the first heading.
        base: What the common base says; None where it lacks the place.
        ours: What ours says.
        theirs: What theirs says.
        why: What both did, in one sentence.
    """

    part: ConflictPart
    clause: str | None
    base: Stance | None
    ours: Stance | None
    theirs: Stance | None
    why: str


class Question(NamedTuple):
    """A conflict in the merged text: what stands there if one of the three is chosen."""

    conflict: Conflict
    base: str
    ours: str
    theirs: str

    @property
    def may_be_empty(self) -> bool:
        """Returns whether nothing stands there if one of them is chosen."""
        return not (self.base and self.ours and self.theirs)

    def end(self, ending: str) -> Question:
        """Returns the question with `ending` in place of the blanks at the end of each that says anything."""
        base, ours, theirs = (text and f"{text.rstrip()}{ending}" for text in self[1:])
        return self._replace(base=base, ours=ours, theirs=theirs)


MergedPiece = str | Question
"""A piece of the merged text."""
