"""The labels that a text defines, for the links of all its clauses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.common.normalize_url import normalizeLink
from markdown_it.common.utils import normalizeReference, unescapeAll

from clausetree.syntax.link_address import Labels

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clausetree.model.clause import Content
    from clausetree.model.document import Document

_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.){1,999}+)\]", re.DOTALL)


def define_labels(contents: Iterable[Content]) -> Labels:
    """Returns the labels that contents define and the address of each; of equal ones the first holds."""
    found: dict[str, str] = {}
    for content in contents:
        for definition in content.link_definitions:
            found.setdefault(definition.label, definition.address)
    return Labels(found.items())


def read_link_targets(document: Document) -> dict[str, dict[str, str]]:
    """Returns where the labels that a document defines lead, as markdown-it keeps it: for each its `title` and `href`."""
    labels = dict(define_labels(content for _, content in document.contents()))
    return {
        label: {"title": "", "href": normalizeLink(unescapeAll(address))} for label, address in labels.items()
    }


def choose_labels(source: str, labels: Labels) -> Labels:
    """Returns those of `labels` that can be meant somewhere in `source`, so that other clauses need not be read again."""
    said = dict.fromkeys(normalizeReference(found) for found in _LABEL.findall(source))
    return Labels((label, labels.addresses[label]) for label in said if label in labels.addresses)
