"""When a merge can be continued: no conflict stands in a file any more, in code blocks neither."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausetree.upstream.pending import PendingMerge, find_unsettled

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
    path = tmp_path / "model_spec.md"
    path.write_bytes(now.encode())
    progress = PendingMerge(
        "x", {str(path): before.encode() if before else None}, {str(path): now.encode()}, ("lock", "")
    )
    assert find_unsettled(progress) == ([(str(path), line)] if line else [])


def test_a_file_that_went_is_settled(tmp_path: Path) -> None:
    path = str(tmp_path / "gone.md")
    assert find_unsettled(PendingMerge("x", {path: _CONFLICT.encode()}, {path: None}, ("lock", ""))) == []
