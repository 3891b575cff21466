"""The spellings of a defined term."""

from __future__ import annotations

import re


def spellings(term: str) -> tuple[str, ...]:
    """Returns how the words of a text may begin that mean `term`, in lower case.

    `Model / assistant` names two words; what stands in parentheses is left out; `policies` begins as `policy` does not.
    """
    words = [word.strip(" .:\"'“”`").lower() for word in re.split(r"/|\([^)]*\)|,", term)]
    plurals = [f"{word[:-1]}ies" for word in words if word.endswith("y")]
    return tuple(word for word in (*words, *plurals) if word)
