"""What programs read: an index for language models, versions.json, robots.txt, the sitemap."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from markupsafe import escape

from clausetree.publish.address import Addresses, label_slug
from clausetree.publish.twins import title_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from clausetree.publish.edition import Edition

_HERE = Addresses("")


def render_llms(editions: Sequence[Edition], newest: Edition) -> str:
    """Returns `llms.txt`: what there is, for a language model to choose from (https://llmstxt.org)."""
    folder = label_slug(newest.label)
    lines = [
        f"# {newest.name}",
        "",
        f"> Revision {newest.label}, clause by clause. Levels of authority, highest first: {', '.join(newest.document.ladder)}.",
        "",
        "## Clauses",
        "",
    ]
    for clause in newest.document.clauses:
        level = f": {clause.level}" if clause.level else ""
        lines.append(
            f"- [{clause.number} {title_of(clause, newest)}]({folder}/{newest.slug(clause)}/index.md){level}"
        )
    lines += ["", "## Revisions", ""]
    for edition in reversed(editions):
        lines.append(
            f"- [{edition.label}]({_HERE.revision(edition.label)}spec.md): as data in {_HERE.revision(edition.label)}spec.json"
        )
    lines += [
        "",
        "## Optional",
        "",
        "- [All of it as one text](llms-full.txt)",
        "- [The JSON Schema of the data](schema/document.json)",
    ]
    return "\n".join(lines) + "\n"


def render_versions(editions: Sequence[Edition]) -> str:
    """Returns `versions.json`, by which Material's selector switches revisions; newest first."""
    versions = [
        {
            "version": label_slug(e.label),
            "title": str(escape(e.label)),
            "aliases": ["latest"] if e.standing == "newest" else [],
        }
        for e in reversed(editions)
    ]
    return json.dumps(versions, indent=2) + "\n"


def render_sitemap(addresses: Iterable[str], site_url: str) -> str:
    """Returns the sitemap of all pages.

    Args:
        addresses: Addresses of the pages from the root of the site.
        site_url: Where the root is; `/` where that is not known.
    """
    rows = "".join(f"  <url><loc>{escape(site_url + address)}</loc></url>\n" for address in addresses)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{rows}</urlset>\n"


def render_robots(site_url: str) -> str:
    """Returns `robots.txt`: everything may be read."""
    return f"User-agent: *\nAllow: /\nSitemap: {site_url}sitemap.xml\n"
