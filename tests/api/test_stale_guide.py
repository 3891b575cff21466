"""The commands of the guide to stale rows do what it says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from click.testing import CliRunner
from mkdocs.utils.yaml import yaml_load

from clausetree.cli.main import main
from tests.folders import EMBEDDED, ROOT

if TYPE_CHECKING:
    import pytest

GUIDE = (ROOT / "site" / "guide" / "stale.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)


def test_the_commands_of_the_guide_do_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "spec").symlink_to(EMBEDDED)
    blocks = dict(BLOCKS)
    Path("rubric.csv").write_text(blocks["csv"], encoding="utf-8")
    codes = []
    first_lines = []
    for command in re.findall(r"^\$ clausetree (.*)$", GUIDE, re.MULTILINE):
        result = CliRunner().invoke(main, command.split())
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        codes.append(result.exit_code)
        first_lines += result.stdout.splitlines()[:1]
    assert codes == [0, 1, 0, 1]
    compared = blocks["text"].partition(": ")[0]
    assert [line.partition(": ")[0] for line in first_lines] == [compared, compared]
    assert Path("rubric.csv").read_text(encoding="utf-8") == blocks["csv"]


def test_the_hook_of_the_guide_is_one_that_there_is() -> None:
    listed: Any = yaml_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    shown: Any = yaml_load(dict(BLOCKS)["yaml"])
    asked = {hook["id"] for repository in shown for hook in repository["hooks"]}
    assert asked == {"clausetree-stale"}
    assert asked <= {hook["id"] for hook in listed}
