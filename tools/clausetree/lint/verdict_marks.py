"""Verdicts whose reason begins with what was meant as the name of a clause."""

from __future__ import annotations

import re

# `[tone]`, `{#tone]`, `#[tone]`, `(#tone)`, `@tone]`; not a link, and not words in parentheses.
_MARK = re.compile(r"[#@$\]}{]|\((?=[#@$])|\[(?![^\[\]]*\]\()")


def begins_with_mark(reason: str) -> bool:
    """Returns whether the reason of a verdict begins with a mark that can't be its own."""
    return _MARK.match(reason) is not None
