"""What keeps a text from being rewritten or published while a conflict of a merge stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.history.layouts.spec_layout import join
from clausetree.model.errors import ClausetreeError
from clausetree.syntax.merge_markers import find_conflicts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clausetree.history.commits.snapshot import Snapshot


def check_revision_resolved(snapshot: Snapshot) -> None:
    """Raises `ClausetreeError` where a conflict stands in a revision's text or in one of its eval prompt files."""
    tree, layout = snapshot.tree, snapshot.layout
    texts = snapshot.revision.split(snapshot.text)
    if tree and layout:
        for label, text in snapshot.eval_prompts().items():
            texts[tree.diagnostic_path(join(layout.examples, f"{label}.md"))] = text
    check_resolved(texts)


def check_resolved(texts: Mapping[str, str]) -> None:
    """Raises `ClausetreeError` where a conflict stands in one of the texts, given by their paths; it names the place."""
    for path, text in texts.items():
        if conflicts := find_conflicts(text):
            raise ClausetreeError(
                f"{path}:{conflicts[0].first + 1}: merge conflict is not resolved; keep one side or combine both, delete"
                " the lines with markers, then run this again"
            )
