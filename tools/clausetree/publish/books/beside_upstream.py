"""A fork beside the spec that it was forked from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from clausetree.diff.summary import is_typographic

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clausetree.diff.changes import ChangeSet, ClauseChange
    from clausetree.publish.books.edition import Edition

UPSTREAM = "upstream-"
"""What the label of a revision of upstream begins with on the site of a fork, which can have one of the same label."""

Provenance = Literal["as upstream", "edited here", "only here"]
"""Where a clause of a fork comes from."""


class BesideUpstream(NamedTuple):
    """The newest revision of a fork beside a revision of its upstream.

    Attributes:
        upstream: The revision of upstream.
        fork: The newest revision of the fork.
        changes: What differs, from upstream to the fork.
    """

    upstream: Edition
    fork: Edition
    changes: ChangeSet

    def by_clause(self) -> Mapping[int, ClauseChange]:
        """Returns for the index of a clause of the fork what differs in it, where anything does."""
        return {change.new.index: change for change in self.changes.clauses if change.new}


def find_origin(change: ClauseChange | None) -> Provenance:
    """Returns where a clause of a fork comes from, given what differs in it; typography makes no clause another."""
    if change is None or is_typographic(change):
        return "as upstream"
    return "edited here" if change.old else "only here"
