"""The labels that a text defines, for the links of all its clauses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.common.utils import normalizeReference

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clausetree.model.clause import Content

_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.){1,999}+)\]", re.DOTALL)


def define_labels(contents: Iterable[Content]) -> tuple[tuple[str, str], ...]:
    """Returns the labels that contents define and the address of each; of equal ones the first holds."""
    found: dict[str, str] = {}
    for content in contents:
        for definition in content.link_definitions:
            found.setdefault(definition.label, definition.address)
    return tuple(found.items())


def choose_labels(source: str, labels: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Returns those of `labels` that can be meant somewhere in `source`, so that other clauses need not be read again."""
    said = {normalizeReference(found) for found in _LABEL.findall(source)}
    return tuple((label, address) for label, address in labels if label in said) if said else ()
