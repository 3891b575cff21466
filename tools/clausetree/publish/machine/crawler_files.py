"""What search engines read first: the sitemap, and that everything may be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import escape

if TYPE_CHECKING:
    from collections.abc import Iterable


def render_sitemap(addresses: Iterable[str], site_url: str) -> str:
    """Returns the sitemap of all pages.

    Args:
        addresses: Addresses of the pages from the root of the site.
        site_url: Where the root is.
    """
    rows = "".join(f"  <url><loc>{escape(site_url + address)}</loc></url>\n" for address in addresses)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{rows}</urlset>\n"


def render_robots(site_url: str | None) -> str:
    """Returns `robots.txt`: everything may be read, and where the sitemap is; that needs an address."""
    sitemap = f"Sitemap: {site_url}sitemap.xml\n" if site_url else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"
