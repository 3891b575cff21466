"""Words that several pages say alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.publish.addresses.site_addresses import Addresses
from clausetree.publish.draw.page_view import PageView
from clausetree.publish.draw.running_text import plain_title

if TYPE_CHECKING:
    from clausetree.model.clause import Clause
    from clausetree.publish.books.edition import Edition


OLDEST = "oldest revision here"
"""What the first of the shown revisions is called: a shallow clone, `--last` or a text of its own may lack those before it."""

_LEAST = 0.005  # the share that is rounded to one per cent


def write_share(share: float) -> str:
    """Returns a share in whole per cent; one that is rounded to none is said to be less than one."""
    return f"{share:.0%}" if share >= _LEAST else "<1%"


def title_of(clause: Clause, edition: Edition) -> str:
    """Returns a clause's title as plain text."""
    return plain_title(clause.title, PageView(edition=edition, addresses=Addresses("")))


def name_revision(edition: Edition) -> str:
    """Returns what a revision is called where nothing else tells it: a draft says that it is none of the releases."""
    return "Draft (unreleased)" if edition.standing == "draft" else edition.label
