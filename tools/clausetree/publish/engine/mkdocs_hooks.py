"""MkDocs hooks: what the theme's own template can't be told otherwise."""

from __future__ import annotations

import re

_SWITCH = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off">')


def on_post_page(output: str, **_: object) -> str:
    """Returns the page with the theme's switches as valid HTML: a checkbox has no `autocomplete`."""
    return _SWITCH.sub(r"\1>", output)


def on_post_template(output_content: str, **_: object) -> str:
    """Returns a page that is made from a template alone, such as that for a missing page, likewise."""
    return on_post_page(output_content)
