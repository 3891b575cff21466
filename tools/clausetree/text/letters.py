"""Letters of any script: what a name such as an id or a level is made of, in the middle of a pattern."""

from __future__ import annotations

MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1-\u05c2\u05c4-\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0711-\u07f3\u07fd\u0816-\u082d\u0859-\u085b\u0898-\u08e1\u08e3-\u0963"
    "\u0981-\u09e3\u09fe-\u0a75\u0a81-\u0ae3\u0afa-\u0b63\u0b82-\u0bd7\u0c00-\u0c63\u0c81-\u0c83\u0cbc-\u0d4d"
    "\u0d57-\u0d63\u0d81-\u0df3\u0e31-\u0e3a\u0e47-\u0e4e\u0eb1-\u0ecd\u0f18-\u0f19\u0f35\u0f37\u0f39\u0f3e-\u0f84"
    "\u0f86-\u0fbc\u0fc6\u102b-\u103e\u1056-\u109d\u1712-\u1734\u1752-\u17d3\u17dd\u1ab0-\u1b44\u1cd4-\u1dff"
    "\u20d0-\u20f0\u3099-\u309a"
)
"""The inside of a class of combining marks, with letters that stand between them in Unicode, and no other character.

Python counts a mark as no part of a word, so its `\\w` breaks words of Hindi, Thai, and pointed Arabic and Hebrew.
"""

WORD = rf"[\w{MARKS}]"
"""The pattern of a character of a word."""

NAME = rf"[\w{MARKS}-]"
"""The pattern of a character of a name."""
