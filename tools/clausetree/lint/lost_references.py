"""What was meant as a reference and is none, for the rules that speak of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.text.nearest import SURE

if TYPE_CHECKING:
    from clausetree.lint.context import Context, DocumentPart
    from clausetree.model.reference import FileLink


def find_meant(link: FileLink, part: DocumentPart, context: Context) -> str | None:
    """Returns the id that a link to a file was probably meant to lead to, as `(tone)` for `(#tone)`; None for a file."""
    is_missing = context.find_path(link, part) in context.missing
    path = link.path.removeprefix("./").removesuffix(".md") if is_missing else link.path
    name = re.sub(r"^\W+|\W+$", "", path + (link.fragment or ""))
    if not name or "/" in path or "." in path.strip("."):
        return None
    if context.document.find(name):
        return name
    return find_near_id(name, context) if is_missing and path == link.path else None


def find_near_id(name: str, context: Context) -> str | None:
    """Returns the id that `name` very likely stands for, or None."""
    return context.known_names.find_nearest(name, SURE)
