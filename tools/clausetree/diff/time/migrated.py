"""What became of a locator: values."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from clausetree.diff.kinds import Words
    from clausetree.diff.redlines import Redline
    from clausetree.model.locator import Locator

CONFIDENT = 0.8
"""From here on an answer counts as confident; what only took the place of something is offered below it."""


class MigratedPart(NamedTuple):
    """One of the parts of the new document in which the words stand now.

    Attributes:
        locator: Its address.
        share: How much of the old part's words went there, from 0 to 1.
        text: What it says.
    """

    locator: Locator
    share: float
    text: str


class Migrated(NamedTuple):
    """What became of the part of the old document that a locator is the address of.

    Attributes:
        locator: The address in the old document, as it was asked for.
        was: What it said; of a clause its prose, without heading, commentary and examples.
        to: Where its words stand now, the largest share first; where they were deleted, what took their place.
        words: What became of them.
        moved: Whether most of them stand in another clause, which is not the same one renamed.
        confidence: How sure all that is, from 0 to 1.
        redline: What changed, passage by passage.
        problem: Why the words are unknown; None where they are known.
    """

    locator: Locator
    was: str
    to: tuple[MigratedPart, ...]
    words: Words
    moved: bool
    confidence: float
    redline: tuple[Redline, ...] = ()
    problem: str | None = None
