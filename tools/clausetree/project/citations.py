"""From locators as people cite them, seen from a folder, to REVs and locators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.history.git_access.address import KNOWN_NAMES
from clausetree.history.opening.revision_name import parse_revision_name
from clausetree.model.cited_locator import CitedLocator, parse_cited
from clausetree.project.revs import parse_name

if TYPE_CHECKING:
    from pathlib import Path

_NAMES = {*KNOWN_NAMES, "upstream"}


def read_citation(text: str, start: Path | None) -> CitedLocator:
    """Returns the revision and the locator that `text` names, as seen from the folder `start`; None looks for no file.

    In `model-spec@2025-12-18 > #be_kind`, the word before the label is the citer's for the spec at hand.

    Raises:
        ClausetreeError: It names none.
    """
    cited = parse_cited(text)
    if cited.rev is None or ">" not in text:
        return cited
    name = parse_name(cited.rev, start) if start else parse_revision_name(cited.rev)
    is_word = name.source is not None and name.source not in _NAMES and "/" not in name.source
    if name.label and is_word and not (start and (start / str(name.source)).exists()):
        return cited._replace(rev=name.label)
    return cited
