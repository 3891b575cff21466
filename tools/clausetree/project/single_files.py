"""Specs of one file: what writes a spec's text, or a text into its place, takes no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.model.errors import ClausetreeError

if TYPE_CHECKING:
    from clausetree.model.revision import Revision


def check_single_file(revision: Revision | None, command: str) -> None:
    """Raises `ClausetreeError` for a text that is put together from several files.

    Args:
        revision: Which text it is; None for one that was not read from a revision.
        command: What asks, as users write it.
    """
    if revision and revision.parts:
        raise ClausetreeError(
            f"`{command}` takes a spec of one file, and `{revision.source}` has several: `spec.files` lists them",
            "`lint`, `diff`, `log`, `export` and `site` take specs of several files",
        )
