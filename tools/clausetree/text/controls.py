"""Characters that steer a terminal or turn the direction of a text, where it is shown."""

from __future__ import annotations

import re

# Control characters but tab and line feed, what embeds, overrides or isolates a direction (Unicode, UAX #9), and what no
# XML or UTF-8 can hold. Joiners, spaces of other widths, soft hyphens and unassigned characters are text.
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def show_controls(text: str) -> str:
    """Returns `text` with U+FFFD in place of each character that could steer what shows it."""
    return text if text.isprintable() else _STEERING.sub("\N{REPLACEMENT CHARACTER}", text)
