"""Ids for headings that have none.

A made id hangs on the heading's own title, so that it stays what it is while other headings change. Where several
headings would get the same one, each is told apart by the title of the clause that it stands in, whatever their
order; only equal titles side by side are counted.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from clausetree.text.letters import MARKS, NAME

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARKUP = r"\[\^[^\]]*\]|\]\([^)]*\)|</?[A-Za-z][^<>]*>|['’]"
_NOT_WORD = rf"(?:[^\w{MARKS}]|_)+"


def find_odd_characters(identifier: str) -> str:
    """Returns the characters of an id that are not letters, digits, `_` or `-`, each once: they end it in addresses."""
    return "".join(dict.fromkeys(re.sub(NAME, "", identifier)))


def make_identifier(title: str) -> str:
    """Returns the id that a title makes: its words in lower case, joined by `_`."""
    return re.sub(_NOT_WORD, "_", re.sub(_MARKUP, "", title).casefold()).strip("_") or "untitled"


def make_identifiers(
    ids: Sequence[str | None], titles: Sequence[str], parents: Sequence[int | None]
) -> tuple[str, ...]:
    """Returns an id for each heading: its own where it has one, else one that no other heading has.

    Args:
        ids: Each heading's own id, or None, in document order.
        titles: Each heading's title.
        parents: The index of the heading that each is nested in, or None.
    """
    taken = {own for own in ids if own is not None}
    made = {index: make_identifier(titles[index]) for index, own in enumerate(ids) if own is None}
    crowded = Counter(made.values())
    for index, identifier in made.items():
        parent = parents[index]
        if parent is not None and (crowded[identifier] > 1 or identifier in taken):
            made[index] = f"{make_identifier(titles[parent])}_{identifier}"
    counts = Counter(dict.fromkeys(made.values(), 1))
    result: list[str] = []
    for index, own in enumerate(ids):
        identifier = own or made[index]
        while own is None and identifier in taken:
            counts[made[index]] += 1
            identifier = f"{made[index]}_{counts[made[index]]}"
        taken.add(identifier)
        result.append(identifier)
    return tuple(result)
