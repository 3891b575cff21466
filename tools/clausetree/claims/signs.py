"""Private characters: signs that stand for what a sentence cites, and for the revisions, while its words are read."""

from __future__ import annotations

NEW, OLD, SPEC = "\ue001", "\ue002", "\ue003"
"""The signs of the newer text, the older one, and the spec as such."""

FIRST_CLAUSE, FIRST_QUOTE, FIRST_LEVEL = 0xF0000, 0xF8000, 0x100000
"""After each of these come the signs of the clauses, quotes and levels that a sentence cites."""

MOST_CITED = 0x7FFF
"""How many signs each of the three has."""

FIRST_PLAIN_LEVEL = FIRST_LEVEL + 0x4000
"""From here on come the signs of levels that a sentence names in plain words."""

CLAUSE, QUOTE, LEVEL = (
    f"[{chr(first + 1)}-{chr(first + MOST_CITED)}]" for first in (FIRST_CLAUSE, FIRST_QUOTE, FIRST_LEVEL)
)
"""The patterns of a clause's, a quote's and a level's sign."""

PRIVATE = "[\ue000-\uf8ff\U000f0000-\U0010ffff]"
"""The pattern of any private character (Unicode, "Private-Use Characters"): none may come from the sentence itself."""
