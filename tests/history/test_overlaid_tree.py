"""A folder as a step that isn't written yet would leave it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausetree.history.layouts.file_tree import DiskTree
from clausetree.history.layouts.overlaid_tree import OverlaidTree

if TYPE_CHECKING:
    from pathlib import Path

CHANGED = {
    "examples/new1.md": b"new",
    "examples/old2.md": None,
    "examples/deep/far1.md": b"far",
    "examples/old1.md": b"other",
    "NEWS.md": b"news",
    "model_spec.md": None,
}


@pytest.fixture(params=[".", "spec", "../spec"])
def tree(tmp_path: Path, request: pytest.FixtureRequest) -> OverlaidTree:
    """A project in which files come, go and change, by each name that users give its folder."""
    (tmp_path / "examples").mkdir()
    for path in ("model_spec.md", "examples/old1.md", "examples/old2.md", "examples/old3.md"):
        (tmp_path / path).write_bytes(path.encode())
    below = DiskTree(tmp_path, request.param)
    return OverlaidTree(below, {below.name(path): data for path, data in CHANGED.items()})


def test_what_came_is_listed_and_what_went_is_not(tree: OverlaidTree) -> None:
    assert tree.names("examples") == ("new1.md", "old1.md", "old3.md")
    assert tree.names("examples/deep") == ("far1.md",)
    assert tree.names("") == ("NEWS.md", "examples")
    assert tree.names("nowhere") == ()


def test_files_hold_what_the_step_writes(tree: OverlaidTree) -> None:
    assert [tree.has(path) for path in ("NEWS.md", "model_spec.md", "examples/old3.md", "x.md")] == [
        True,
        False,
        True,
        False,
    ]
    paths = ["examples/new1.md", "examples/old1.md", "examples/old2.md", "examples/old3.md", "x.md"]
    assert tree.load_all(paths) == {
        "examples/new1.md": b"new",
        "examples/old1.md": b"other",
        "examples/old3.md": b"examples/old3.md",
    }
    assert tree.load("examples/old1.md") == b"other"
    assert tree.load("examples/old3.md") == b"examples/old3.md"
