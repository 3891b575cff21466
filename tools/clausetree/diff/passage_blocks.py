"""How a clause that changed is read: its passages one after the other, and in each what was kept, came, left and went."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from clausetree.diff.kinds import Way
    from clausetree.diff.redlines import Piece, Redline


class Part(NamedTuple):
    """Sentences of a passage that stand next to each other.

    Attributes:
        pieces: Its sentences, each beside what it became.
        line: What happened to them; None where nothing did.
        way: Which way they moved; None where they stand in their place.
    """

    pieces: tuple[Piece, ...]
    line: Redline | None = None
    way: Way | None = None


class PassageBlock(NamedTuple):
    """A passage of a clause's two states, in the order of the newer one; what is gone stands where it stood.

    Attributes:
        passage: What block it is.
        parts: All of the newer passage and what is gone from it, in order.
        number: Which passage of the newer clause it is, from 1; None where it is gone.
    """

    passage: str
    parts: tuple[Part, ...]
    number: int | None = None

    @property
    def is_kept(self) -> bool:
        """Returns whether nothing happened to any of it."""
        return all(part.line is None for part in self.parts)

    @property
    def after(self) -> str:
        """Returns what it says now; nothing where it is gone."""
        return "".join(piece.after for part in self.parts if part.way != "went" for piece in part.pieces)


class ClauseReading:
    """The passages of a clause that changed, one after the other; put together when first asked for."""

    def __init__(self, read: Callable[[], tuple[PassageBlock, ...]] = tuple) -> None:
        """Takes what tells the passages; there are none by default."""
        self._read = read

    @cached_property
    def _blocks(self) -> tuple[PassageBlock, ...]:
        return self._read()

    def __iter__(self) -> Iterator[PassageBlock]:
        """Returns the passages, in the order of the newer text."""
        return iter(self._blocks)

    def __len__(self) -> int:
        """Returns how many there are."""
        return len(self._blocks)

    def __eq__(self, other: object) -> bool:
        """Returns whether both have the same passages."""
        return isinstance(other, ClauseReading) and self._blocks == other._blocks

    def __hash__(self) -> int:
        """Returns the hash of the passages."""
        return hash(self._blocks)
