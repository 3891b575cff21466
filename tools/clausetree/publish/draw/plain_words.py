"""Words that several pages say alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clausetree.publish.books.edition import Edition


OLDEST = "oldest revision here"
"""What the first of the shown revisions is called: a shallow clone, `--last` or a text of its own may lack those before it."""

_LEAST = 0.005  # the share that is rounded to one per cent


def write_share(share: float) -> str:
    """Returns a share in whole per cent; one that is rounded to none is said to be less than one."""
    return f"{share:.0%}" if share >= _LEAST else "<1%"


def name_revision(edition: Edition) -> str:
    """Returns what a revision is called where nothing else tells it: a draft says that it is none of the releases."""
    return "Draft (unreleased)" if edition.standing == "draft" else edition.label
