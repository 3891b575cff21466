"""Addresses of the site's pages, relative to a page, so that the site works in any folder of any host."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote

from clausetree.publish.addresses.page_kinds import SITE_NAMES
from clausetree.publish.addresses.slug import make_slug


class Addresses(NamedTuple):
    """Addresses as seen from one page.

    Attributes:
        root: The way from the page to the root of the site, such as `../../`.
        inside: The revision in whose folder the page is; None for a page elsewhere, or where addresses are full ones.
    """

    root: str
    inside: str | None = None

    def revision(self, label: str) -> str:
        """Returns the address of a revision's front page."""
        if label == self.inside:
            return self.root.removeprefix("../") or "./"
        return f"{self.root}{label_slug(label)}/"

    def clause(self, label: str, slug: str) -> str:
        """Returns the address of a clause's page in a revision."""
        return f"{self.revision(label)}{slug}/"

    def level(self, label: str, level: str) -> str:
        """Returns the address of what a level means in a revision."""
        return f"{self.revision(label)}levels/#{make_slug(level)}"

    def life(self, clause_id: str) -> str:
        """Returns the address of a clause's life over all revisions."""
        return f"{self.root}clauses/{make_slug(clause_id)}/"

    def release(self, label: str) -> str:
        """Returns the address of what a release brought."""
        return f"{self.root}releases/{label_slug(label)}/"

    def latest(self, clause_id: str) -> str:
        """Returns the address that leads to a clause's newest text."""
        return f"{self.root}latest/{make_slug(clause_id)}/"

    def example(self, slug: str, number: int) -> str:
        """Returns the address of an example's card among all examples of the newest revision."""
        return f"{self.root}examples/{fragment(example_anchor(slug, number))}"

    def diff(self, old: str, new: str) -> str:
        """Returns the address of what changed between two revisions."""
        return f"{self.root}diff/{diff_slug(old, new)}/"


def example_anchor(slug: str, number: int) -> str:
    """Returns the id of an example's card, given the name of its clause's page and which of its examples it is, from 1."""
    return f"{slug}/e{number}"


def label_slug(label: str) -> str:
    """Returns the folder of a revision."""
    taken = (
        SITE_NAMES | {label} if label.endswith(".html") else SITE_NAMES
    )  # `LABEL.html` leads to a revision
    return make_slug(label, taken)


def diff_slug(old: str, new: str) -> str:
    """Returns the folder of a diff."""
    return f"{label_slug(old)}..{label_slug(new)}"


def fragment(anchor: str) -> str:
    """Returns the part of an address that leads to an element's id."""
    return "#" + quote(anchor, safe="/!$&'()*+,;=:@-._~")
