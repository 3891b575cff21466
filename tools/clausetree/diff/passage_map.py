"""Where the text of one document went in another, sentence by sentence."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from clausetree.diff.passings import Mapped, MappedPlace, Passing


class PassageMap:
    """Where the text of the old document went, sentence by sentence; put together when first asked for."""

    def __init__(self, read: Callable[[], Mapped]) -> None:
        """Takes what tells the passings, what is gone, what is new, and what was broken or joined."""
        self._read = read

    @cached_property
    def _parts(self) -> Mapped:
        return self._read()

    @property
    def passings(self) -> tuple[Passing, ...]:
        """Returns, for clauses that changed, whole passages that were kept, then sentences and examples.

        They are in the order of the new document. A clause whose text is the same is left out: each of its passages
        stayed where it was.
        """
        return self._parts.passings

    @property
    def deleted(self) -> tuple[MappedPlace, ...]:
        """Returns what is gone."""
        return self._parts.deleted

    @property
    def inserted(self) -> tuple[MappedPlace, ...]:
        """Returns what is new."""
        return self._parts.inserted

    @property
    def seams(self) -> tuple[Passing, ...]:
        """Returns, beside the passings, what else a sentence became part of, or was part of, while none of its words changed."""
        return tuple(passing for passing in self._parts.torn if passing.wording == "typographic")

    @cached_property
    def by_old(self) -> Mapping[MappedPlace, tuple[Passing, ...]]:
        """Returns for each old passage and sentence among the passings where it went, in the order of the new text.

        That is one place, but for a sentence that was broken in two; two that were joined went to the same one.
        """
        found: dict[MappedPlace, list[Passing]] = defaultdict(list)
        for passing in (*self._parts.passings, *self._parts.torn):
            found[passing.old].append(passing)
        return {old: tuple(sorted(passings, key=_get_new)) for old, passings in found.items()}

    @cached_property
    def by_new(self) -> Mapping[MappedPlace, tuple[Passing, ...]]:
        """Returns for each new passage and sentence among the passings where it comes from, in the order of the old text."""
        found: dict[MappedPlace, list[Passing]] = defaultdict(list)
        for passing in (*self._parts.passings, *self._parts.torn):
            found[passing.new].append(passing)
        return {new: tuple(sorted(passings, key=_get_old)) for new, passings in found.items()}

    @cached_property
    def inserted_set(self) -> frozenset[MappedPlace]:
        """Returns what is new, to be asked for."""
        return frozenset(self._parts.inserted)

    @cached_property
    def changed_old(self) -> frozenset[int]:
        """Returns the old clauses, by their indexes, whose text is not the same, those that are gone included."""
        places = (*(passing.old for passing in self._parts.passings), *self._parts.deleted)
        return frozenset(place.clause for place in places)

    @cached_property
    def changed_new(self) -> frozenset[int]:
        """Returns the new clauses, likewise."""
        places = (*(passing.new for passing in self._parts.passings), *self._parts.inserted)
        return frozenset(place.clause for place in places)


def _get_new(passing: Passing) -> tuple[int, int, int]:
    return passing.new.in_text


def _get_old(passing: Passing) -> tuple[int, int, int]:
    return passing.old.in_text
