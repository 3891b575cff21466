"""What one sentence says of the two texts: values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from clausetree.claims.citations_read import Cited
    from clausetree.claims.claim import TextSide

StatementKind = Literal[
    "says",
    "added",
    "dropped",
    "kept",
    "replaced",
    "moved",
    "reordered",
    "renamed",
    "retitled",
    "named_anew",
    "relevelled",
    "level",
    "level_kept",
    "unlevelled",
    "split",
    "merged",
    "edited",
    "unchanged",
    "part",
    "preamble",
    "ladder_renamed",
    "ladder_inserted",
    "ladder_deleted",
    "counted",
    "total",
]
"""What can be said of something: that a text says it, or what became of it."""


class ClaimStatement(NamedTuple):
    """One thing that a sentence says.

    Attributes:
        kind: What it says.
        objects: Of what.
        place: The clause in which that is said to be.
        sources: Where it is said to come from: a clause, a level, older words or an older title.
        targets: Where it is said to go: likewise.
        side: The text that it speaks of; None where it says nothing of that.
        way: `promoted` or `demoted`, or another word that the check needs.
        is_denied: Whether the sentence denies it.
        is_news: Whether it says that the other text is different, as `now says` does.
        unread: Words around a quote that could not be read otherwise.
    """

    kind: StatementKind
    objects: tuple[Cited, ...] = ()
    place: Cited | None = None
    sources: tuple[Cited, ...] = ()
    targets: tuple[Cited, ...] = ()
    side: TextSide | None = None
    way: str = ""
    is_denied: bool = False
    is_news: bool = False
    unread: tuple[str, ...] = ()
