"""Words of a spec in Markdown that an editor renders: they are data, and come out as they are written."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"[\\`*_\[\]<>~|]|&(?=#?\w+;)|:(?=//)|\A[-+#=]|(?<=\d)[.)](?=\s|\Z)")
_BLANKS = re.compile(r"\s+")


def escape_markdown(text: str) -> str:
    """Returns Markdown of one line that shows `text`: no HTML, link, image or mark in it is one."""
    return _SPECIAL.sub(r"\\\g<0>", _BLANKS.sub(" ", text).strip())


def quote_code(text: str) -> str:
    """Returns Markdown that shows `text` as code."""
    words = _BLANKS.sub(" ", text).strip().replace("`", "'")
    return f"`{words}`" if words else ""
