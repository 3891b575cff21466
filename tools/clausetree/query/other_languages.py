"""Words and signs that join terms in other query languages and not here, and what to type instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_AND = "separate terms with spaces; a clause has to match them all"
_OR = "separate values with commas, such as `level:root,system`"
_NOT = "write `-` before a term to exclude it, such as `-level:root`"
_GROUP = (
    "write terms one after the other; a clause has to match them all, and one of the values between commas"
)
_WORDS: Mapping[str, str] = {"AND": _AND, "OR": _OR, "NOT": _NOT}
_JOINTS: Mapping[str, str] = {"&&": _AND, "&": _AND, "||": _OR, "|": _OR}
_SIGNS: Mapping[str, str] = {
    **dict.fromkeys("!~\u00ac", _NOT),
    **dict.fromkeys("([{", _GROUP),
    "+": "leave it out; a clause has to match every term",
}
"""What stands before a term."""

_SET = re.escape("".join(_SIGNS))
_SIGNED_KEY = re.compile(rf"[{_SET}][-\s{_SET}]{{0,8}}[^\W\d][\w-]*(?:[:<>=]|![:=])")


def has_signed_key(expression: str, place: int) -> bool:
    """Returns whether a sign of another language and then a key stand at a place of an expression."""
    return _SIGNED_KEY.match(expression, place) is not None


def explain_word(word: str) -> str | None:
    """Returns what to type instead of a word that no text search begins with: one in capitals; None for others."""
    return _WORDS.get(word)


def explain_beside_terms(word: str) -> tuple[str, str] | None:
    """Returns which word or sign of another language a text beside other terms is or begins with, and what to type instead.

    Where there are no other terms, it is a text to look for.
    """
    hint = _WORDS.get(word.upper()) or _JOINTS.get(word)
    if hint:
        return word, hint
    hint = _SIGNS.get(word[0])
    return (word[0], hint) if hint else None
