"""MkDocs hooks: what the theme's own template can't be told otherwise."""

from __future__ import annotations

import re
from typing import Any

_NEEDLESS = re.compile(
    r'<input class="md-toggle"[^>]*>\s*|<label class="md-overlay"[^>]*></label>\s*'
    r'|<div data-md-component="(?:skip|announce)">.*?</div>\s*'
    r'|<div class="md-dialog"[^>]*>\s*<div[^>]*></div>\s*</div>\s*| data-md-component="[a-z]+"'
    r'| class="no-js"|<link rel="(?:prev|next)"[^>]*>\s*|<meta name="generator"[^>]*>\s*',
    re.DOTALL,
)
"""What only the theme's own scripts use, and what the links at the end of the page say again."""
_ASSET = re.compile(
    r'(<(?:link|script)\b[^>]*? (?:href|src)="(?:\.\./)*)((?:assets|javascripts|stylesheets)/)'
)

_ARTICLE = re.compile(r"(<article\b.*</article>)", re.DOTALL)
_LINE_ENDING = re.compile(r"(?<!<pre>)&#10;")  # a parser drops one that opens a `pre`
_INDENT = re.compile(r"(?<=>)\s*\n\s*(?=<)|(?<=\n)\s+")
_FROM_RIGHT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
    '|<body dir="rtl"'
)
"""What may run from right to left: what Unicode sets aside for its scripts, marks that begin such a run, a whole page."""
_DIRECTION = re.compile(r'(<[^>]*) dir="auto"|<bdi>((?:[^<]|<(?!/bdi>))*)</bdi>')


def on_post_page(output: str, config: Any, **_: object) -> str:  # noqa: ANN401 - MkDocs' configuration
    """Returns the page without what nobody needs of the theme's, and with the scripts and styles of the whole site.

    The folder of a revision has no scripts and styles of its own, around the text nothing is indented, and line endings in
    it are themselves again. Where nothing runs from right to left, no part says that it might.
    """
    before, *text = _ARTICLE.split(_NEEDLESS.sub("", output))
    article = (_LINE_ENDING.sub("\n", part) for part in text[:1])
    output = "".join((_INDENT.sub("", before), *article, *(_INDENT.sub("", after) for after in text[1:])))
    if not _FROM_RIGHT.search(output):
        output = _DIRECTION.sub(r"\1\2", output)
    root = config["extra"].get("root") or ""
    return _ASSET.sub(rf"\g<1>{root}\g<2>", output) if root else output


def on_post_template(output_content: str, config: Any, **_: object) -> str:  # noqa: ANN401 - likewise
    """Returns a page that is made from a template alone, such as that for a missing page, likewise."""
    return on_post_page(output_content, config)
