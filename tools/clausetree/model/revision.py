"""Revisions: states of one document in time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.text.counted_noun import ORDINALS
from clausetree.text.joined_files import FileLines, find_lines

if TYPE_CHECKING:
    from datetime import date

    from clausetree.text.joined_files import TextPart

HEAD = "head"
"""The label of what lies in the work tree."""


class Revision(NamedTuple):
    """Which text this is, without the text.

    Attributes:
        label: A release date, a tag, `head`, or what else names it in its source.
        date: The day it was released, where that is known.
        commit: The full hash of its commit; None for a text that git does not keep.
        sha256: The hash of its text's bytes, in hexadecimal.
        source: Where it was read from: a path, an address, or `-`.
        path: The spec's path inside the source, as diagnostics name it.
        text_number: Which text of its date it is, from 1, where a later one is the date's text; None otherwise.
        listed_as: The label that it is listed under, where the user named it by another, such as a branch.
        parts: The files that the text is put together from; none where it is one file. `path` is the first of them.
    """

    label: str
    date: date | None
    commit: str | None
    sha256: str
    source: str
    path: str
    text_number: int | None = None
    listed_as: str | None = None
    parts: tuple[TextPart, ...] = ()

    @property
    def labels(self) -> tuple[str, ...]:
        """Returns what it is called: as the user named it, then as it is listed."""
        return (self.label, self.listed_as) if self.listed_as else (self.label,)

    @property
    def shown(self) -> str:
        """Returns what readers see for its label: `2025-12-18, first text` for a text that another one followed."""
        if self.text_number is None:
            return self.label
        if self.text_number <= len(ORDINALS):
            return f"{self.date}, {ORDINALS[self.text_number - 1]} text"
        return f"{self.date}, text {self.text_number}"

    @property
    def is_mere_commit(self) -> bool:
        """Returns whether the hash of its commit is all that it is called by: it is listed since nothing is released yet."""
        return self.commit is not None and self.commit.startswith(self.label)

    def split(self, text: str) -> dict[str, str]:
        """Returns what each file of the text holds, by path, given the text."""
        return {part.path: part.read(text) for part in self.parts} or {self.path: text}

    def lines(self, first: int, last: int) -> FileLines:
        """Returns where lines of the text, from 1, are in its file; where it has several, as far as they go in one of them."""
        return find_lines(self.parts, first, last) if self.parts else FileLines(self.path, first, last)
