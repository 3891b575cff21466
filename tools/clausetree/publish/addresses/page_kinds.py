"""Every kind of page that has a folder of its own, and all the names that no clause and no revision can have.

To add a kind, write its module in `clausetree/publish/pages` with one function, `build_pages`, and add its row here:
its folder is then reserved, navigation and front page lead to it, and the engine builds it. What else there is to a
page, its plain copy and whether the search finds it, its `SitePage` says. Modules are named, not imported: addresses
are known before any page is built.
"""

from __future__ import annotations

from typing import NamedTuple


class PageKind(NamedTuple):
    """A kind of page.

    Attributes:
        folder: Where its pages stand: in the folder of a revision, or at the root of the site.
        title: What the navigation calls it.
        module: What builds it, in `clausetree/publish/pages`.
        invitation: What the link on the front page says; empty where that is the title.
        optional: Whether it is there only where the newest revision has worked examples.
    """

    folder: str
    title: str
    module: str
    invitation: str = ""
    optional: bool = False


REVISION_KINDS = (
    PageKind("levels", "Levels", "levels_page"),
    PageKind("glossary", "Glossary", "glossary_page"),
    PageKind("all", "All on one page", "whole_page"),
)
"""What each revision has beside its front page and its clauses: `build_pages(edition)`, which may yield nothing."""

OVERVIEW_KINDS = (
    PageKind("compare", "Compare", "compare_page"),
    PageKind("releases", "Releases", "release_page"),
    PageKind("examples", "Examples", "examples_page", optional=True),
    PageKind("clauses", "All clauses", "life_page", "All clauses, including deleted ones"),
)
"""What speaks of more than one revision: `build_pages(series)`, first the page `FOLDER/index.md`."""

_THEME = (
    "assets",
    "javascripts",
    "stylesheets",
    "404",
    "404.html",
    "sitemap.xml",
    "sitemap.xml.gz",
)

REVISION_NAMES = frozenset({*_THEME, *(kind.folder for kind in REVISION_KINDS), "spec.json", "spec.md"})
"""What stands beside the clauses in the folder of a revision."""

SITE_NAMES = frozenset(
    {
        *_THEME,
        *(kind.folder for kind in OVERVIEW_KINDS),
        *(
            "commands",
            "diff",
            "guide",
            "latest",
            "pagefind",
            "pictures",
            "python",
            "rules",
            "schema",
            "search",
            "settings",
            "tool",
            "upstream",
        ),
        *("feed.xml", "llms-full.txt", "llms.txt", "robots.txt", "search.json", "versions.json"),
    }
)
"""What stands beside the revisions at the root of the site."""
