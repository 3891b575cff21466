"""Words that several pages say alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clausetree.publish.books.edition import Edition


def count_things(number: int, word: str) -> str:
    """Returns a number of things, such as `one clause` or `12 clauses`."""
    return f"one {word}" if number == 1 else f"{number} {word}s"


def name_revision(edition: Edition) -> str:
    """Returns what a revision is called where nothing else tells it: a draft says that it is none of the releases."""
    return "Draft (unreleased)" if edition.standing == "draft" else edition.label
