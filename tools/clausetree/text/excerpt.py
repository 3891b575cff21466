"""The beginning of a text, where there is no room for all of it."""

from __future__ import annotations


def cut_text(text: str, longest: int) -> str:
    """Returns the beginning of a text that fits, cut at a word and with an ellipsis after it; the text where it all fits.

    Args:
        text: The text, on one line.
        longest: How many of its characters there is room for.
    """
    return text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0] + " …"
