"""Redirects: pages that lead on, with or without scripts."""

from __future__ import annotations

from markupsafe import Markup


def render_redirect(address: str, title: str) -> str:
    """Returns a page that leads to `address`, which is relative to it."""
    return Markup(
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        '<meta name="color-scheme" content="light">\n'
        '<meta name="robots" content="noindex">\n'
        '<meta http-equiv="refresh" content="0; url={address}">\n<link rel="canonical" href="{address}">\n'
        '</head>\n<body>\n<main><h1>{title}</h1>\n<p><a href="{address}">It is here</a>.</p></main>\n</body>\n</html>\n'
    ).format(address=address, title=title)
