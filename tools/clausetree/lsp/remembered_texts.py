"""What readers remember of clauses, so that they need not read them again; it is forgotten before it fills the memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.syntax.content import parse_content
from clausetree.text.remembering import forget_answers

if TYPE_CHECKING:
    from clausetree.model.document import Document

_ALLOWANCE = 400_000  # characters of earlier states that are remembered beside the text itself, at least


class RememberedTexts:
    """Counts how much of what is remembered belongs to earlier states of a text."""

    def __init__(self) -> None:
        """Begins with nothing read."""
        self._seen: frozenset[int] = frozenset()
        self._size = 0

    def note(self, document: Document) -> None:
        """Notes that a state was read, and has readers forget all where too much is remembered of earlier ones."""
        contents = {id(content): len(content.source) for _, content in document.contents()}
        self._size += sum(size for key, size in contents.items() if key not in self._seen)
        self._seen = frozenset(contents)
        if self._size > 2 * len(document.text) + _ALLOWANCE:
            self._size = 0
            self._seen = frozenset()
            parse_content.cache_clear()
            forget_answers()
