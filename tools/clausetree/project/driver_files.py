"""The files that git hands to a merge driver."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.history.files.containment import tidy_path
from clausetree.history.files.disk import load_bytes
from clausetree.history.files.encoding import parse_text
from clausetree.history.opening.source_opening import open_source
from clausetree.model.errors import ClausetreeError
from clausetree.syntax.document import parse_document

if TYPE_CHECKING:
    from pathlib import Path

    from clausetree.model.authority import Profile
    from clausetree.model.document import Document


def load_merge_file(file: Path, path: Path) -> Document:
    """Returns one of the three texts of a file that is being merged, read.

    Args:
        file: Where git put the text.
        path: Where the file is in the work tree, by which its settings are found.
    """
    return parse_document(parse_text(load_bytes(file, str(path)), str(path)), _find_profile(path))


def _find_profile(path: Path) -> Profile | None:
    """Returns the profile that the settings around a file state; None where there are none, or none can be read."""
    try:
        snapshot = open_source(None, start=tidy_path(path).parent).load(None)
    except ClausetreeError:
        return None
    return snapshot.profile
