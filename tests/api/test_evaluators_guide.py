"""The scripts of the guide for evaluators are those in its folder, and print what it says."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest
from click.testing import CliRunner

from clausetree.cli.main import main
from clausetree.output.formats import FORMATS

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = sorted((ROOT / "site" / "guide" / "scripts").glob("*.py"))
GUIDE = (ROOT / "site" / "guide" / "evaluators.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"^```python\n(.*?)^```\n\n```text\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
ROW_FORMS = [form for form in FORMATS["export"] if form not in {"json", "csv"}]
COMMANDS = re.findall(r"^\$ clausetree (.*)$", GUIDE, re.MULTILINE)


def test_the_guide_shows_every_script() -> None:
    assert sorted(code for code, _ in SHOWN) == sorted(path.read_text(encoding="utf-8") for path in SCRIPTS)
    assert len(SCRIPTS) == 5


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_a_script_prints_what_the_guide_says(
    script: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "spec").symlink_to(ROOT / "spec")
    monkeypatch.chdir(tmp_path)
    runpy.run_path(str(script), run_name="__main__")
    said = dict(SHOWN)[script.read_text(encoding="utf-8")]
    assert capsys.readouterr().out == said


def test_the_commands_of_the_guide_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "spec").symlink_to(ROOT / "spec")
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
