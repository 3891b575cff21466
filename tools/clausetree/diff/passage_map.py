"""Where the text of one document went in another, sentence by sentence."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from clausetree.diff.kinds import Wording


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


class Passing(NamedTuple):
    """A passage or a sentence that stands in both documents, and how far its two wordings are apart."""

    old: MappedPlace
    new: MappedPlace
    wording: Wording


class PassageMap:
    """Where the text of the old document went, sentence by sentence; put together when first asked for."""

    def __init__(
        self,
        read: Callable[[], tuple[tuple[Passing, ...], tuple[MappedPlace, ...], tuple[MappedPlace, ...]]],
    ) -> None:
        """Takes what tells the passings, what is gone, and what is new."""
        self._read = read

    @cached_property
    def _parts(self) -> tuple[tuple[Passing, ...], tuple[MappedPlace, ...], tuple[MappedPlace, ...]]:
        return self._read()

    @property
    def passings(self) -> tuple[Passing, ...]:
        """Returns, for clauses that changed, whole passages that were kept, then sentences and examples.

        They are in the order of the new document. A clause whose text is the same is left out: each of its passages
        stayed where it was.
        """
        return self._parts[0]

    @property
    def deleted(self) -> tuple[MappedPlace, ...]:
        """Returns what is gone."""
        return self._parts[1]

    @property
    def inserted(self) -> tuple[MappedPlace, ...]:
        """Returns what is new."""
        return self._parts[2]
