"""Half-open ranges of characters."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """The characters `start <= offset < end` of a text; offsets count Unicode characters from 0."""

    start: int
    end: int

    def slice(self, text: str) -> str:
        """Returns the characters of `text` that the span covers."""
        return text[self.start : self.end]

    def shift(self, by: int) -> Span:
        """Returns the same range, `by` characters further on."""
        return Span(self.start + by, self.end + by)
