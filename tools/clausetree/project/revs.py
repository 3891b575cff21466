"""REVs: from what a user wrote to a revision with its text."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from clausetree.history.files.disk import missing
from clausetree.history.git_access.address import KNOWN_NAMES
from clausetree.history.layouts.spec_search import find_project, is_in_git_folder
from clausetree.history.opening.revision_name import (
    RevisionName,
    check_dots,
    is_source,
    parse_range,
    parse_revision_name,
)
from clausetree.history.opening.source import LATEST, UnknownLabelError
from clausetree.history.opening.source_opening import open_source
from clausetree.model.errors import ClausetreeError
from clausetree.model.revision import HEAD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from clausetree.history.commits.snapshot import Snapshot


def load_revision(text: str | None, *, start: Path, report: Callable[[str], None] | None = None) -> Snapshot:
    """Returns the revision that `text` names.

    Args:
        text: `SOURCE@LABEL`, either half optional; None for the head of the project around `start`.
        start: The working directory.
        report: Is told, in a line, of slow work before it begins and of what was done without.

    Raises:
        ClausetreeError: It names nothing that can be read.
    """
    name = parse_name(text, start)
    with explained(name, start):
        return open_source(name.source, start=start, report=report).load(name.label)


def load_revisions(
    old: str | None, new: str | None, *, start: Path, report: Callable[[str], None] | None = None
) -> tuple[Snapshot, ...]:
    """Returns the revisions that `old` and `new` name, and those that their source lists between them.

    They stand in the order from `old` to `new`; where these come from two sources, nothing is known to lie between.

    Args:
        old: `SOURCE@LABEL`, as for `load_revision`.
        new: Likewise.
        start: The working directory.
        report: Is told of slow work before it begins.

    Raises:
        ClausetreeError: One of the two names nothing that can be read.
    """
    one, other = parse_name(old, start), parse_name(new, start)
    if one.source != other.source:
        return tuple(load_revision(text, start=start, report=report) for text in (old, new))
    with explained(one, start), explained(other, start):
        return open_source(one.source, start=start, report=report).load_chain(one.label, other.label)


def parse_name(text: str | None, start: Path) -> RevisionName:
    """Returns the halves of `text`, knowing which paths exist as seen from `start`."""
    if text is None:
        return RevisionName(source=None, label=None)
    return parse_revision_name(text, _existing(start))


def parse_names(text: str, start: Path) -> tuple[str, str] | None:
    """Returns the names in `A..B`, or None where `text` is one name; a half left out is `head`, as git has it.

    Raises:
        ClausetreeError: It is `A...B`.
    """
    names = parse_range(text, _existing(start))
    if names is None:
        check_dots(text, _existing(start))
    return (names[0] or HEAD, names[1] or HEAD) if names else None


def _existing(start: Path) -> Callable[[str], bool]:
    """Returns what says whether a path, or one inside of a folder as in `REPO:path`, exists as seen from `start`.

    Git's own files, such as `HEAD`, are none for those who stand among them: there it is the name of a revision.
    """
    is_gits = is_in_git_folder(start)

    def exists(path: str) -> bool:
        if path and os.path.lexists(start / path):
            return not is_gits or is_source(path) or os.path.isdir(start / path)  # noqa: PTH112 - a name of any form
        folder, colon, inside = path.rpartition(":")
        return bool(folder and colon and inside) and os.path.lexists(start / folder / inside)

    return exists


@contextmanager
def explained(name: RevisionName, start: Path) -> Iterator[None]:
    """Gives a block in which an error for a bare word that names nothing says all that it could have named."""
    try:
        yield
    except ClausetreeError as error:
        if name.source is not None or name.label is None:
            raise
        if isinstance(error, UnknownLabelError):
            if error.label != name.label:
                raise
            known = ", ".join(f"`{word}`" for word in KNOWN_NAMES)
            raise ClausetreeError(
                f"`{name.label}` is neither a file here, nor a known name ({known}), nor a revision of this project's spec",
                error.hint,
            ) from None
        if find_project(start) is not None or name.label in {HEAD, LATEST}:
            raise
        hint = missing(start / name.label, name.label).hint
        raise ClausetreeError(
            f"`{name.label}` is neither a file here nor a known name, and there is no project around to have such a revision",
            hint
            if hint and hint.startswith("did")
            else "name its source: `SOURCE@LABEL`, such as `openai@latest`",
        ) from None
