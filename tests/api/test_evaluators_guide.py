"""The guide for evaluators has every script and every form of rows, and its commands run."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from click.testing import CliRunner

from clausetree.cli.main import main
from clausetree.output.formats import FORMATS
from tests.folders import EMBEDDED, ROOT
from tests.shown_outputs import SCRIPTS

if TYPE_CHECKING:
    import pytest

GUIDE = (ROOT / "site" / "guide" / "evaluators.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"^```python\n(.*?)^```\n\n```text\n", GUIDE, re.MULTILINE | re.DOTALL)
ROW_FORMS = [form for form in FORMATS["export"] if form not in {"json", "csv"}]
COMMANDS = re.findall(r"^\$ clausetree (.*)$", GUIDE, re.MULTILINE)


def test_the_guide_shows_every_script() -> None:
    assert sorted(SHOWN) == sorted(path.read_text(encoding="utf-8") for path in SCRIPTS)
    assert len(SCRIPTS) == 5


def test_the_commands_of_the_guide_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "spec").symlink_to(EMBEDDED)
    for command in COMMANDS:
        words = [
            word.strip("'")
            for word in re.findall(r"'[^']*'|\S+", command.replace("openai@latest", "spec@latest"))
        ]
        words = words if "spec@latest" in words else ["export", "spec", *words[1:]]
        result = CliRunner().invoke(main, words)
        assert result.exit_code == 0, result.output
        assert Path(words[-1]).read_text(encoding="utf-8")
    assert len(COMMANDS) == 3


def test_the_guide_names_every_form_of_rows() -> None:
    told = re.findall(r"^\| `(\w+)` \|", GUIDE, re.MULTILINE)
    assert told == [form for form in FORMATS["export"] if form != "json"]


def test_the_guide_and_the_schemas_of_rows_have_one_term_for_one_thing() -> None:
    """A comparison has responses; answers are what a judged model or a tool says."""
    schemas = [CliRunner().invoke(main, ["schema", f"rows-{form}"]).stdout for form in ROW_FORMS]
    assert all('"fingerprint"' in schema for schema in schemas)
    for text in (GUIDE, *schemas):
        assert (
            re.findall(r"[Bb]lanks?\b|(?:good|bad|candidate) answers?\b|[Aa]nswers? that the spec", text)
            == []
        )
