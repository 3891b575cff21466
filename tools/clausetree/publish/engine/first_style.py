"""The style of what a page shows first, in the page itself, so that it is drawn without a second trip to the server.

Most visits begin at the home page or at one of the newest revision, so that these carry it; in the pages of all revisions it
would be a third of a site. The whole sheet comes at the end of such a page and says the same again, so that what the page looks like
in the end does not depend on what was taken for first.
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING

from clausetree.publish.engine.bundles import OVERVIEW, READING, find_names
from clausetree.publish.engine.site_folder import write_text
from clausetree.publish.engine.style_sheet import (
    GroupRule,
    StyleRule,
    parse_style_sheet,
    render_style_sheet,
)
from clausetree.publish.engine.style_trimming import (
    drop_declarations,
    drop_unused_variables,
    keep_selectors,
)

if TYPE_CHECKING:
    from pathlib import Path

    from clausetree.publish.engine.style_sheet import OtherRule, Selector, StyleSheet

_HASH = re.compile(r"(style-src 'self' 'sha256-)[^']*")
_FIRST = 6000
"""So many characters of HTML after the links above the text fill a window: 1280 by 844 pixels hold some 2,000 letters, and
two thirds of it are tags. With half as many, a conversation below two short paragraphs is not styled
(`test_the_first_screen_looks_the_same_before_the_sheet_comes`)."""
_CLOSED = re.compile(r"(<details(?![^>]* open)[^>]*><summary.*?</summary>).*?(?=</details>)", re.DOTALL)
"""What is folded away, after the line that unfolds it."""
_CHOSEN = {"[data-colours]"}
"""What the script in the head may set before the page is drawn."""
_LATER = {"active", "backdrop", "focus", "focus-visible", "focus-within", "hover", "popover-open", "target"}
"""What nothing on a page is before somebody uses it."""
_UNSEEN = re.compile(
    r"transition|cursor|touch-action|overscroll-behavior|outline|scrollbar-color|-webkit-tap-highlight-color"
    r"|break-inside|(?:-webkit-print-)?color-adjust|(?:-webkit-|-moz-osx-)font-smoothing"
)
"""Properties that change nothing in what is shown before somebody uses the page: of hands, of paper, of one system's letters."""


def put_first_style(stage: Path, folder: str) -> None:
    """Writes it into the home page and the pages of a revision.

    Each has an empty `style` for it, or that of an earlier build.
    """
    pages = {READING: sorted((stage / folder).rglob("*.html")), OVERVIEW: [stage / "index.html"]}
    for bundle, paths in pages.items():
        sheet = parse_style_sheet((stage / bundle.path).read_text(encoding="utf-8"))
        for path in paths:
            page = path.read_text(encoding="utf-8")
            filled = _fill(page, cut_first_style(sheet, page))
            if filled != page:
                path.unlink()  # it may be that of the site in use too
                write_text(path, filled)


def _fill(page: str, style: str) -> str:
    """Returns a page with its style, and with that in its policy."""
    head, opening, rest = page.partition("<style>")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    head = _HASH.sub(rf"\g<1>{digest}", head, count=1)
    return head + opening + style + rest[rest.find("</style>") :] if opening else page


def cut_first_style(sheet: StyleSheet, page: str) -> str:
    """Returns what of a style sheet a page needs for what it shows first."""
    seen = page[: page.rfind("</nav>", 0, page.find("</article>")) + _FIRST]
    names = find_names(_CLOSED.sub(r"\1", seen)) | _CHOSEN

    def is_shown(selector: Selector) -> bool:
        return selector.needed <= names and not selector.states & _LATER

    first = drop_declarations(keep_selectors(tuple(filter(_is_for_screens, sheet)), is_shown), _is_unseen)
    return render_style_sheet(drop_unused_variables(first, frozenset()))


def _is_for_screens(rule: StyleRule | GroupRule | OtherRule) -> bool:
    """Returns whether a rule can style what is on a screen by itself: not what is for paper, nor animations."""
    return isinstance(rule, StyleRule) or (isinstance(rule, GroupRule) and "print" not in rule.condition)


def _is_unseen(name: str) -> bool:
    return _UNSEEN.match(name) is not None
