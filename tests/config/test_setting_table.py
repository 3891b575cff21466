from __future__ import annotations

import json
import re
import tomllib
from typing import TYPE_CHECKING

import jsonschema
import msgspec
import pytest
from click.testing import CliRunner

from clausetree.cli.main import main
from clausetree.cli.reference_pages import build_references
from clausetree.config.parsing import parse_settings
from clausetree.config.setting_table import list_tables
from clausetree.output.schemas import render_settings_schema
from tests.config.test_settings import WHOLE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import Any

    from clausetree.config.settings import Settings

ODD = """\
[spec]
name = "a\\nb\\u001b \\u202e \\"c\\" 規則"
ladder = ["one", "two"]

[[revision]]
label = "old"
date = 2025-02-12

[lint.per-file-ignores]
"a b/*.md" = ["REF001"]

[lint.rules.long-clause]
words = 5

[ladder.override.one]
context = "no"
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "model_spec.md").write_text("# A {#a}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def call(*arguments: str) -> str:
    result = CliRunner().invoke(main, ["config", *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def leaves(settings: Settings) -> Mapping[str, Any]:
    built: dict[str, dict[str, Any]] = msgspec.to_builtins(settings)
    return {
        f"{table}.{key}": value
        for table, rows in built.items()
        if table not in {"revision", "lineage"}
        for key, value in rows.items()
    }


@pytest.mark.parametrize("text", ["", WHOLE, ODD], ids=["nothing", "whole", "odd"])
def test_what_is_shown_are_the_same_settings(project: Path, text: str) -> None:
    file = project / "clausetree.toml"
    file.write_text(text.replace('file = "rules.md"\n', ""), encoding="utf-8")
    before = parse_settings(file.read_text(encoding="utf-8"), file.name)
    shown = call("show")
    assert parse_settings(shown, file.name) == before
    assert "\x1b" not in shown


def test_each_setting_says_where_it_comes_from(project: Path) -> None:
    (project / "clausetree.toml").write_text(ODD, encoding="utf-8")
    shown = json.loads(call("show", "--format", "json"))
    assert shown["path"] == "clausetree.toml"
    stated = {row["key"] for row in shown["settings"] if row["from"] == "settings"}
    assert stated == {
        "spec.name",
        "spec.ladder",
        "revision[0].label",
        "revision[0].date",
        "lint.per-file-ignores",
        "lint.rules",
        "ladder.override",
    }
    values = {row["key"]: row["value"] for row in shown["settings"]}
    expected = leaves(parse_settings(ODD, "clausetree.toml"))
    assert {key: values[key] for key in expected} == json.loads(msgspec.json.encode(expected))


def test_without_a_file_all_are_defaults(project: Path) -> None:
    shown = json.loads(call("show", "--format", "json"))
    assert shown["path"] is None
    assert {row["from"] for row in shown["settings"]} == {"default"}
    assert not (project / "clausetree.toml").exists()


def test_the_settings_of_a_spec_elsewhere(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "clausetree.toml").write_text(ODD, encoding="utf-8")
    below = project / "below"
    below.mkdir()
    monkeypatch.chdir(below)
    assert json.loads(call("show", "..", "--format", "json"))["path"] == "../clausetree.toml"


def test_the_schema_takes_what_the_program_takes_and_refuses_what_it_refuses() -> None:
    schema = json.loads(render_settings_schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    for text in (WHOLE, ODD, ""):
        jsonschema.validate(json.loads(msgspec.json.encode(tomllib.loads(text))), schema)
    for wrong in ('[spec]\nnam = "x"', '[lint]\nfail-on = "often"', "[[revision]]", "[specs]"):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(tomllib.loads(wrong), schema)


def test_every_setting_is_described() -> None:
    for table in list_tables():
        assert table.meaning.endswith("."), table.name
        for setting in table.settings:
            assert setting.meaning.endswith("."), setting.name


def test_the_page_of_settings_has_them_all_and_its_sample_is_read() -> None:
    page = build_references()["settings/index.md"]
    for table in list_tables():
        section = page.partition(f"## `{table.header}`")[2].partition("\n## ")[0]
        assert re.findall(r"^\| `([^`]+)`", section, re.MULTILINE) == [one.name for one in table.settings]
    (sample,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    assert parse_settings(sample, "clausetree.toml").lineage[0].to == ("length", "structure")
