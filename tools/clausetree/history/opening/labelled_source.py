"""Labels where none belongs: what to say where a source is asked for and somebody names a revision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.history.git_access.address import KNOWN_NAMES, is_address
from clausetree.history.opening.revision_name import FILE_ENDINGS, RevisionName, parse_revision_name
from clausetree.model.errors import ClausetreeError
from clausetree.model.secrets import hide_secrets

if TYPE_CHECKING:
    from collections.abc import Callable


def check_unlabelled(source: str, exists: Callable[[str], bool]) -> None:
    """Raises `ClausetreeError` for the name of a source with a label.

    Args:
        source: What does not exist as written.
        exists: Says whether a path exists.
    """
    half, label = _parse(source, exists)
    if half is None or label is None:
        return
    if half in KNOWN_NAMES or exists(half) or (is_address(half) and half.endswith(FILE_ENDINGS)):
        shown = hide_secrets(source), hide_secrets(half)
        raise ClausetreeError(f"SOURCE takes no label, and `{shown[0]}` has one", f"name `{shown[1]}` alone")


def explain_label(source: str, is_label: Callable[[str], bool]) -> ClausetreeError | None:
    """Returns the error for a label in place of a source; None where it is none.

    Args:
        source: What names no source.
        is_label: Says whether the project around has such a revision.
    """
    half, label = _parse(source, lambda _: False)
    if half is not None or label is None or not is_label(label):
        return None
    return ClausetreeError(
        f"SOURCE takes no label, and `{label}` is a revision of this project's spec",
        "leave it out: SOURCE is this project's spec by default",
    )


def explain_git_path(source: str, is_label: Callable[[str], bool]) -> ClausetreeError | None:
    """Returns the error for `REV:path`, as git names a file of a revision; None where it is something else.

    Without it that would be taken for a host, and asked for over the network.

    Args:
        source: What does not exist as written.
        is_label: Says whether the project around has such a revision.
    """
    label, _, path = source.partition(":")
    if not (label and path) or path.startswith("//") or label in KNOWN_NAMES:
        return None
    if label.startswith(("-", "^")) or not label.isprintable() or not is_label(label):
        return None
    return ClausetreeError(
        f"`{source}` is git's name for a file of a revision", f"write `{path.removeprefix('./')}@{label}`"
    )


def _parse(source: str, exists: Callable[[str], bool]) -> RevisionName:
    """Returns the halves of a name; what can be no name at all, which is told elsewhere, is a source."""
    try:
        return parse_revision_name(source, exists)
    except ClausetreeError:
        return RevisionName(source, None)
