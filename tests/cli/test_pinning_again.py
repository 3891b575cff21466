"""Where pins are not those of the rows any more, the hint is a command that mends it as it stands."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.test_stale import call, fail

if TYPE_CHECKING:
    from collections.abc import Sequence

FILE = "# A {#a authority=user}\n\nSay it.\n\n# B {#b authority=user}\n\nDo it.\n"
ROW = {
    "an id": ('{{"clause": "{0}"}}', ("--rev", "old spec.md")),
    "a column of its own": ('{{"meta": {{"of": "{0}"}}}}', ("--column", "meta.of", "--rev", "old spec.md")),
    "a revision": ('{{"locator": "old spec.md#{0}"}}', ()),
}


@pytest.mark.parametrize("now", [["a", "b", "b"], ["a"], ["b", "a"]])
@pytest.mark.parametrize(("row", "options"), ROW.values(), ids=list(ROW))
def test_the_hint_writes_the_pins_again(
    row: str, options: Sequence[str], now: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("old spec.md").write_text(FILE, encoding="utf-8")

    def write(ids: list[str]) -> None:
        Path("my rows.jsonl").write_text("".join(f"{row.format(one)}\n" for one in ids), encoding="utf-8")

    write(["a", "b"])
    assert call("pin", "my rows.jsonl", *options).exit_code == 0
    write(now)
    hint = fail("stale", "my rows.jsonl", "--to", "old spec.md").hint
    assert hint
    _, *command = shlex.split(hint.split("`")[1])
    assert command == ["pin", "my rows.jsonl", *options]
    assert call(*command).exit_code == 0
    assert call("stale", "my rows.jsonl", "--to", "old spec.md").exit_code == 0
