"""The findings that are known: those in the baseline that settings name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.history.files.encoding import parse_text
from clausetree.history.layouts.spec_layout import join

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.history.commits.snapshot import Snapshot
    from clausetree.lint.baseline import KnownFinding


def load_known(snapshot: Snapshot) -> Sequence[KnownFinding] | None:
    """Returns what the baseline of a spec holds, None where its settings name none.

    Raises:
        ClausetreeError: It can't be read, or is not a baseline.
    """
    tree, layout, settings = snapshot.tree, snapshot.layout, snapshot.settings
    if not (tree and layout and settings and settings.lint.baseline):
        return None
    from clausetree.lint.baseline import parse_baseline  # noqa: PLC0415 - few have a baseline

    path = join(layout.folder, settings.lint.baseline)
    name = tree.name(path)
    return parse_baseline(parse_text(tree.load(path), name), name)
