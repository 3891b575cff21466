"""Terms in bold at the start of a line, with a colon after them: of a definition, of a level, and the title of an example."""

from __future__ import annotations

COLON = "[:\ufe55\uff1a]"
"""The pattern of a colon, also as Chinese and Japanese write it."""

_GAP = r"[^\S\t\r\n]?"
BOLD_END = rf"(?:{_GAP}{COLON}\*\*|\*\*{_GAP}{COLON})"
"""The pattern of the stars after a term, with its colon in them or after them; before a colon French has a space."""

BOLD_TERM = rf"[ \t]*(?P<stars>\*\*)(?P<term>[^*\r\n]+?){BOLD_END}"
"""The pattern of a term at the start of a line."""
