"""What a change set leaves out, because something else was asked for."""

from __future__ import annotations

from typing import NamedTuple


class LeftOut(NamedTuple):
    """The changes that were not asked for.

    Attributes:
        clauses: How many clauses they happened to.
        kinds: The kinds of change that were asked for, `promoted` and `demoted` among them; empty for all.
        by_clause: Whether only some clauses were.
    """

    clauses: int = 0
    kinds: frozenset[str] = frozenset()
    by_clause: bool = False

    @property
    def is_filtered(self) -> bool:
        """Returns whether only some changes were asked for."""
        return bool(self.kinds) or self.by_clause
