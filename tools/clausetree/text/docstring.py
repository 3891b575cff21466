"""Docstrings in Google style, read for what they say of a class and of its attributes."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_ATTRIBUTE = re.compile(r"^    (\w+): (.+(?:\n {8}.+)*)", re.MULTILINE)


class Docstring(NamedTuple):
    """What the docstring of a class says.

    Attributes:
        summary: What it says of the class.
        attributes: For an attribute's name what it says of it, on one line.
    """

    summary: str
    attributes: Mapping[str, str]


def read_docstring(found: type) -> Docstring:
    """Returns what a class's own docstring says, not that of a class which it extends."""
    summary, _, rows = inspect.cleandoc(found.__dict__.get("__doc__") or "").partition("\nAttributes:\n")
    return Docstring(
        summary=summary.strip(),
        attributes={name: " ".join(words.split()) for name, words in _ATTRIBUTE.findall(rows)},
    )
