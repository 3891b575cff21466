"""The page about clausetree itself: what made the site, and on its own site the way to its guides and its reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.publish.draw.markup import Markup, element, items, join, link
from clausetree.publish.draw.site_page import SitePage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

TOOL = "tool"
"""The folder of this page, of the guides to clausetree and of its reference."""

_WHAT = Markup(
    "<p>This site was made with clausetree, a toolchain for specs that are written as clauses: it reads the text into a "
    "clause tree with levels of authority and worked examples, lints it, compares revisions by meaning, merges forks clause "
    "by clause, and publishes sites such as this one.</p>"
    "<pre><code>clausetree site build --source SOURCE --out site</code></pre>"
)


def build_tool_page(guides: Sequence[tuple[str, str]], references: Iterable[str]) -> SitePage:
    """Returns the page.

    Args:
        guides: Titles and addresses of the guides to clausetree, from the root of the site; none on the sites of others.
        references: Paths of the pages of its reference, likewise.
    """
    pieces = [element("h1", "clausetree"), _WHAT]
    folders = dict.fromkeys(path.split("/")[1] for path in references)
    for name, links in (
        ("Guides", [(title, address.removeprefix(f"{TOOL}/")) for title, address in guides]),
        ("Reference", [(folder.capitalize(), f"{folder}/") for folder in folders]),
    ):
        if links:
            listed = items((link(address, title) for title, address in links), class_="clauses")
            pieces += [element("h2", name, id=name.lower()), listed]
    return SitePage(
        path=f"{TOOL}/index.md",
        title="clausetree",
        description="What made this site.",
        body=join(pieces),
    )
