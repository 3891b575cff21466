"""MkDocs hooks: what the theme's own template can't be told otherwise."""

from __future__ import annotations

import re
from typing import Any

_SWITCH = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off">')
_ASSET = re.compile(
    r'(<(?:link|script)\b[^>]*? (?:href|src)="(?:\.\./)*)((?:assets|javascripts|stylesheets)/)'
)


def on_post_page(output: str, config: Any, **_: object) -> str:  # noqa: ANN401 - MkDocs' configuration
    """Returns the page with the theme's switches as valid HTML, and with the scripts and styles of the whole site.

    A checkbox has no `autocomplete`. The folder of a revision has no scripts and styles of its own.
    """
    output = _SWITCH.sub(r"\1>", output)
    root = config["extra"].get("root") or ""
    return _ASSET.sub(rf"\g<1>{root}\g<2>", output) if root else output


def on_post_template(output_content: str, config: Any, **_: object) -> str:  # noqa: ANN401 - likewise
    """Returns a page that is made from a template alone, such as that for a missing page, likewise."""
    return on_post_page(output_content, config)
