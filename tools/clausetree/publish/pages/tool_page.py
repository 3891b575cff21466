"""The page about clausetree itself: what made the site, and on its own site the way to its guides and its reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.publish.addresses.slug import make_slug
from clausetree.publish.draw.markup import Markup, element, items, join, link
from clausetree.publish.draw.site_page import PageHeading, SitePage, page_folder
from clausetree.publish.pages.tool_contents import TOOL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.publish.pages.tool_contents import ToolGroup

_WHAT = Markup(
    "<p>This site was made with clausetree, a toolchain for specs that are written as clauses: it reads the text into a "
    "clause tree with levels of authority and worked examples, lints it, compares revisions by meaning, merges forks clause "
    "by clause, and publishes sites such as this one.</p>"
    "<pre><code>clausetree site build --source SOURCE --out site</code></pre>"
)


def build_tool_page(groups: Sequence[ToolGroup]) -> SitePage:
    """Returns the page.

    Args:
        groups: The pages about clausetree; none on the sites of others.
    """
    pieces = [element("h1", "clausetree"), _WHAT]
    for group in groups:
        listed = items(
            (link(f"{page_folder(entry.path).relative_to(TOOL)}/", entry.title) for entry in group.entries),
            class_="clauses",
        )
        pieces += [element("h2", group.name, id=make_slug(group.name.lower())), listed]
    return SitePage(
        path=f"{TOOL}/index.md",
        title="clausetree",
        description="What made this site.",
        body=join(pieces),
        headings=tuple(
            PageHeading(anchor=make_slug(group.name.lower()), title=group.name) for group in groups
        ),
    )
