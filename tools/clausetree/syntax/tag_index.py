"""A look ahead over the tag lines of a conversation, each answer found by bisection."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from clausetree.model.example import KNOWN_ROLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.syntax.tags import Tag


class TagIndex:
    """What tags are still to come, found without walking them again."""

    def __init__(self, tags: Sequence[Tag]) -> None:
        """Indexes `tags`; those that share their line with text are no landmarks."""
        self._tags = tags
        self._places: dict[tuple[str, bool], list[int]] = {}
        self._elements: list[int] = []
        for index, tag in enumerate(tags):
            if not tag.tail and not tag.beside:
                self._places.setdefault((tag.name, tag.closing), []).append(index)
                if tag.name in KNOWN_ROLES or tag.name == "comparison":
                    self._elements.append(index)

    def next_closing(self, name: str, index: int) -> int | None:
        """Returns the index of the next `</name>` after `index`, or None."""
        return self._next(name, index, closing=True)

    def closes_next(self, name: str, index: int) -> bool:
        """Returns whether the next role or comparison tag after `index` is `</name>`."""
        after = bisect_left(self._elements, index + 1)
        if after == len(self._elements):
            return False
        tag = self._tags[self._elements[after]]
        return tag.closing and tag.name == name

    def is_nested(self, outer: str, inner: str, index: int) -> bool:
        """Returns whether the `<inner>` at `index` is opened and closed before `</outer>` comes."""
        end = self._next(outer, index, closing=True)
        inner_end = self._next(inner, index, closing=True)
        reopened = self._next(outer, index, closing=False)
        if outer == inner or end is None or inner_end is None:
            return False
        return inner_end < end and (reopened is None or end < reopened)

    def element_end(self, role: str, tag: Tag, index: int) -> int | None:
        """Returns the index of the tag that closes an element inside a message of `role`, or None."""
        if tag.closing or tag.name not in {"untrusted", "settings"}:
            return None
        inner_end = self._next(tag.name, index, closing=True)
        message_end = self._next(role, index, closing=True)
        return inner_end if inner_end and (message_end is None or inner_end < message_end) else None

    def _next(self, name: str, index: int, *, closing: bool) -> int | None:
        places = self._places.get((name, closing), [])
        after = bisect_left(places, index + 1)
        return places[after] if after < len(places) else None
