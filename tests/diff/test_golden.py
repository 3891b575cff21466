from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from clausetree.diff.documents import diff_documents
from tests.diff.conftest import GOLDEN, read, show_changes

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("folder", sorted(GOLDEN.iterdir()), ids=lambda folder: folder.name)
def test_a_diff_finds_what_was_meant(folder: Path) -> None:
    expected = json.loads((folder / "changes.json").read_text())
    changes = diff_documents(read(folder / "old.md"), read(folder / "new.md"))
    found = json.loads(show_changes(changes, "json"))
    assert _only(found, expected) == expected


def _only(found: Any, expected: Any) -> Any:
    """Returns of `found` what `expected` speaks of; of lists everything."""
    if isinstance(expected, dict) and isinstance(found, dict):
        return {key: _only(found.get(key), value) for key, value in expected.items()}
    if isinstance(expected, list) and isinstance(found, list) and len(found) == len(expected):
        return [_only(one, other) for one, other in zip(found, expected, strict=True)]
    return found
