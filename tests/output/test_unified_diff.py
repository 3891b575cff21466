"""Unified diffs, as `git apply` and `patch` take them."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from clausetree.output.unified_diff import render_unified

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", ["spec.md", "our spec é.md"])
@pytest.mark.parametrize(
    ("old", "new"),
    [("a\nb\n", "a\nc\n"), ("a\r\nb", "a\r\nb\r\n"), ("\ufeffa\n\nb", "\ufeffA\n\nb"), ("a\rb\n", "a\rc\n")],
)
def test_git_applies_it(name: str, old: str, new: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(old.encode())
    shown = render_unified(old, new, name)
    subprocess.run(["git", "apply", "--whitespace=nowarn"], cwd=tmp_path, input=shown.encode(), check=True)
    assert path.read_bytes() == new.encode()


def test_a_name_with_spaces_ends_in_a_tab() -> None:
    assert render_unified("a\n", "b\n", "our spec.md").splitlines()[:2] == [
        "--- a/our spec.md\t",
        "+++ b/our spec.md\t",
    ]
    assert render_unified("a\n", "b\n", "spec.md").splitlines()[:2] == ["--- a/spec.md", "+++ b/spec.md"]
