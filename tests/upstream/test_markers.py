"""When a merge can be continued: no conflict stands in a file any more, in code blocks neither."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausetree.upstream.pending import FileChange, PendingMerge
from clausetree.upstream.settling import find_unsettled

if TYPE_CHECKING:
    from pathlib import Path

_CONFLICT = "<<<<<<< ours\nx = 1\n||||||| base\nx = 0\n=======\nx = 2\n>>>>>>> theirs\n"
_SHOWN = f"# A {{#a}}\n\n```\n{_CONFLICT}```\n"


@pytest.mark.parametrize(
    ("before", "now", "line"),
    [
        ("# A {#a}\n", "# A {#a}\n", None),
        ("# A {#a}\n", f"# A {{#a}}\n\n{_CONFLICT}", 3),
        ("# A {#a}\n\n```\nx = 1\n```\n", _SHOWN, 4),
        (_SHOWN, _SHOWN, None),
        (_SHOWN, f"{_SHOWN}\n{_CONFLICT}", 13),
        (_SHOWN, f"{_SHOWN}\n{_CONFLICT.splitlines()[0]}\n", 13),
        (_SHOWN, f"{_SHOWN}\n```\n{_CONFLICT}```\n", 14),
        (None, _CONFLICT, 1),
    ],
)
def test_what_is_not_settled(tmp_path: Path, before: str | None, now: str, line: int | None) -> None:
    pending = _pending(tmp_path, before, now)
    (step,) = pending.changes
    assert find_unsettled(pending) == ([(step.path, line)] if line else [])


def test_a_file_that_went_is_settled(tmp_path: Path) -> None:
    assert find_unsettled(_pending(tmp_path, _CONFLICT, None)) == []


def _pending(folder: Path, before: str | None, now: str | None) -> PendingMerge:
    step, lock = (
        FileChange(folder / name, "replace", folder / f"{name}.old", folder / f"{name}.new")
        for name in ("model_spec.md", "clausetree.lock")
    )
    for path, text in ((step.kept, before), (step.path, now)):
        if text is not None:
            path.write_bytes(text.encode())
    return PendingMerge("x", folder, folder, (step,), lock)
