"""Redirects: pages that lead on, with or without scripts, and with what stands after `#`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterable

_PAGE = Markup(
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'\">\n"
    '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
    '<meta name="color-scheme" content="light">\n'
    '<meta name="robots" content="noindex">\n'
    '<link rel="canonical" href="{address}">\n'
    '<script src="{root}javascripts/redirect.js" data-to="{address}"{wait}></script>\n'
    "{refresh}"
    '</head>\n<body>\n<main><h1>{title}</h1>\n<p><a href="{address}">Go to the page</a></p>{clauses}</main>\n</body>\n</html>\n'
)
_REFRESH = Markup('<noscript><meta http-equiv="refresh" content="0; url={address}"></noscript>\n')
_CLAUSES = Markup("\n<ul>\n{}</ul>\n")
_CLAUSE = Markup('<li{anchor}><a href="{address}" data-id="{id}">{title}</a></li>\n')


def render_redirect(
    address: str,
    title: str,
    root: str,
    clauses: Iterable[tuple[str, str, str]] = (),
    *,
    waits: bool = True,
) -> str:
    """Returns a page that leads to `address`.

    Args:
        address: Where to, relative to the page.
        title: What the page is called.
        root: The way from the page to the root of the site.
        clauses: The clauses that have pages of their own there: for each its id, its title and where its page is.
            Without scripts a reader then chooses, since only the page itself knows what stands after `#`.
        waits: Whether a reader does choose; else only what stands after `#` leads to one of them.
    """
    rows, anchors = [], set[str]()
    for clause_id, name, page in clauses:
        anchor = Markup("") if clause_id in anchors else _anchor(clause_id)
        anchors.add(clause_id)  # of two clauses with one id it leads to the first
        rows.append(_CLAUSE.format(id=clause_id, title=name, address=page, anchor=anchor))
    listed = Markup().join(rows)
    return _PAGE.format(
        address=address,
        title=title,
        root=root,
        refresh="" if listed and waits else _REFRESH.format(address=address),
        wait=Markup(" data-wait") if listed else "",
        clauses=_CLAUSES.format(listed) if listed else "",
    )


def is_redirect(page: str) -> bool:
    """Returns whether a page of the site only leads to another one."""
    return 'content="noindex"' in page.partition("</head>")[0]


def _anchor(clause_id: str) -> Markup:
    """Returns the attribute by which `#ID` leads to a clause in the list; an id with spaces can't be one."""
    return Markup("") if any(map(str.isspace, clause_id)) else Markup(' id="{}"').format(clause_id)
