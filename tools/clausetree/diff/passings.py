"""What a passage map tells: places, and what stands where."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from clausetree.diff.kinds import Wording
    from clausetree.diff.match.fragments import Fragment


class MappedPlace(NamedTuple):
    """A sentence, or a whole passage, of the map, by its place: of its clause in the document, in the clause, in the passage.

    Attributes:
        clause: The index of the clause.
        passage: From 0, worked examples counted.
        sentence: From 0; None for the whole passage.
    """

    clause: int
    passage: int
    sentence: int | None = None

    @classmethod
    def of(cls, fragment: Fragment) -> MappedPlace:
        """Returns where a fragment is; an example is a whole passage."""
        return cls(fragment.clause, fragment.passage, fragment.sentence)

    @property
    def in_text(self) -> tuple[int, int, int]:
        """Returns what sorts places as they are in the text, a whole passage before its sentences."""
        return self.clause, self.passage, -1 if self.sentence is None else self.sentence


class Passing(NamedTuple):
    """A passage or a sentence that stands in both documents, and how far its two wordings are apart."""

    old: MappedPlace
    new: MappedPlace
    wording: Wording


class Mapped(NamedTuple):
    """All that a passage map tells; see there."""

    passings: tuple[Passing, ...]
    deleted: tuple[MappedPlace, ...]
    inserted: tuple[MappedPlace, ...]
    torn: tuple[Passing, ...]
