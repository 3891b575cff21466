"""Every JSON that a command writes holds to its schema, and the schemas say what each field is."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from click.testing import CliRunner

from clausetree.cli.main import main
from clausetree.history.opening.source_opening import open_source
from clausetree.model.errors import ClausetreeError
from clausetree.output.formats import FORMATS
from clausetree.output.schemas import SHAPES, render_schema
from clausetree.syntax.document import parse_document
from tests.bench.hostile import HOSTILE
from tests.folders import SAMPLES, SPEC

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SOURCE = open_source(str(SPEC), start=SAMPLES)
LABELS = [revision.label for revision in SOURCE.revisions()]
FIRST, LAST = (parse_document(SOURCE.load(label).text) for label in (LABELS[0], LABELS[-1]))
SHOWN = [max(LAST.clauses, key=lambda clause: len(clause.examples)).id, LAST.clauses[-1].id]
GONE = [clause.id for clause in FIRST.clauses if LAST.clause(clause.id) is None]
FORK = "spec/forks/tutor/model_spec.md"
SEVERAL = "../specs/several"
FOLLOWER = "spec/forks/tutor@2025-04-28"
HOSTILE_SIZE = 3_000
TEXTS = [name for name, build in HOSTILE.items() if "\0" not in build(HOSTILE_SIZE)]
"""The hostile texts that a command takes for texts."""

SCHEMAS: dict[tuple[str, str], str] = {
    ("tree", "json"): "tree",
    ("query", "json"): "query",
    ("show", "json"): "clause",
    ("export", "json"): "document",
    ("diff", "json"): "changes",
    ("diff", "script"): "script",
    ("log", "json"): "log",
    ("blame", "json"): "blame",
    ("drift", "json"): "drift",
    ("revisions", "json"): "revisions",
    ("lint", "json"): "diagnostics",
    ("merge", "json"): "merge",
    ("upstream status", "json"): "upstream",
    ("who", "json"): "who",
    ("resolve", "json"): "located",
    ("find", "json"): "quotation",
    ("migrate", "json"): "migration",
    ("claims", "json"): "claims",
    ("stale", "json"): "stale",
    ("who OLD..NEW", "json"): "who-changes",
    ("review", "json"): "review",
    ("release check", "json"): "release",
    ("explain", "json"): "rules",
    ("config show", "json"): "settings",
}
"""The schema of each format that is JSON, but for SARIF, which has one of its own."""

ROWS = {form: f"rows-{form}" for form in ("jsonl", "chat", "preference", "prompts", "inspect")}
"""The schema of a line of each form of rows."""

CALLS: dict[str, list[list[str]]] = {
    "tree": [[], [LABELS[0], "--level", "developer"], [FORK], [SEVERAL]],
    "query": [["level>=developer"], ["has:example", LABELS[0]], ["since:2025-10-27"], ["-id:keys", SEVERAL]],
    "show": [*([clause] for clause in SHOWN), [f"{LABELS[0]}#{GONE[0]}"], [f"{SEVERAL}#keys"]],
    "export": [[label] for label in (*LABELS, FORK, SEVERAL)],
    "diff": [
        *([old, new] for old, new in pairwise(LABELS)),
        [LABELS[0], LABELS[-1]],
        [LABELS[-1], LABELS[0]],
        [LABELS[-1], LABELS[-1]],
        [LABELS[2], FOLLOWER],
        [FOLLOWER, SEVERAL],
        [LABELS[0], LABELS[-1], "--clause", GONE[0]],
    ],
    "log": [[SHOWN[0]], *([clause] for clause in GONE[:4])],
    "blame": [[], [LABELS[1]]],
    "drift": [[]],
    "revisions": [[], ["--all"]],
    "lint": [[], [LABELS[0], FORK], ["--select", "REV"], [SEVERAL]],
    "merge": [
        [LABELS[2], FOLLOWER, LABELS[3]],
        [LABELS[1], LABELS[2], LABELS[4]],
        [LABELS[0], LABELS[1], LABELS[5]],
    ],
    "upstream status": [[]],
    "who": [["red_lines"], ["chain_of_command"], [f"{LABELS[0]}#{SHOWN[0]}"]],
    "resolve": [["red_lines"], [f"{LABELS[0]}#{SHOWN[0]}"], ["red_lines/p1/s1"], [f"{SEVERAL}#keys"]],
    "find": [["Some lines are drawn"], ["The assistant", LABELS[0], LABELS[-1]], ["no such words anywhere"]],
    "stale": [
        ["../export/rows.csv", "--to", LABELS[-1]],
        ["../export/rows.csv", "--to", LABELS[0]],
        ["../export/rows.csv"],
    ],
    "migrate": [[f"{LABELS[0]}#{GONE[0]}", f"{LABELS[-1]}#red_lines/p1", "--to", LABELS[-1]]],
    "claims": [["spec/CHANGELOG.md", "--old", LABELS[-2], "--new", LABELS[-1]]],
    "who OLD..NEW": [
        [f"{LABELS[0]}..{LABELS[1]}"],
        [f"{LABELS[2]}..{LABELS[3]}"],
        ["..head"],
        [f"{LABELS[2]}..{LABELS[3]}#speak_up"],
    ],
    "review": [[LABELS[0], LABELS[1]], [f"{LABELS[2]}..{LABELS[3]}"], [LABELS[-1]]],
    "release check": [["2026-03-01"], [LABELS[0], LABELS[0]], [LABELS[-1]]],
    "explain": [[], ["REF001"]],
    "config show": [[], [FORK]],
}
"""What each command is asked for, beside its format."""


def load_schema(name: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(render_schema(name))
    return schema


def find_objects(schema: object) -> Iterator[dict[str, Any]]:
    """Yields every part of a schema that says what fields an object has."""
    for part in schema if isinstance(schema, list) else schema.values() if isinstance(schema, dict) else ():
        yield from find_objects(part)
    if isinstance(schema, dict) and isinstance(schema.get("properties"), dict):
        yield schema


def find_errors(name: str, written: str) -> list[str]:
    """Returns what in a document is not as its schema says, any field that the schema lacks included."""
    return list_errors(build_validator(name), written)


def build_validator(name: str) -> jsonschema.Draft202012Validator:
    schema = load_schema(name)
    for part in find_objects(schema):
        part["additionalProperties"] = False
    return jsonschema.Draft202012Validator(schema)


def list_errors(validator: jsonschema.Draft202012Validator, written: str) -> list[str]:
    return [
        f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(json.loads(written))
    ]


def write(*arguments: str) -> str:
    """Returns what a command writes, run among the samples; one about upstream, in that of the fork."""
    command, *rest = arguments
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir((SAMPLES / FORK).parent if command.startswith("upstream") else SAMPLES)
        words = [word for word in command.split() if word.islower()]  # an argument is in capitals
        result = CliRunner().invoke(main, [*words, *rest])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code in {0, 1}, result.output
    return result.stdout


@pytest.mark.parametrize("name", SHAPES)
def test_every_field_has_a_description(name: str) -> None:
    schema = load_schema(name)
    bare = [
        f"{part['title']}.{field}"
        for part in find_objects(schema)
        for field, told in part["properties"].items()
        if not re.fullmatch(r"[A-Z`].+[.]", told.get("description", ""))
    ]
    assert bare == []
    assert all(part["description"].endswith(".") for part in schema["$defs"].values())


@pytest.mark.parametrize("name", SHAPES)
def test_every_schema_is_valid_and_has_an_id_of_its_own(name: str) -> None:
    schema = load_schema(name)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == jsonschema.Draft202012Validator.META_SCHEMA["$id"]
    assert schema["$id"] == f"urn:clausetree:schema:{name}:1"


@pytest.mark.parametrize("name", SHAPES)
def test_every_schema_says_which_version_it_is(name: str) -> None:
    schema = load_schema(name)
    whole = schema["$defs"][schema["$ref"].rpartition("/")[2]]
    assert whole["properties"]["schema_version"]["enum"] == ["1"]
    assert "schema_version" in whole["required"]


def test_every_json_format_has_a_schema_and_every_schema_a_format() -> None:
    written = {(command, form) for command, forms in FORMATS.items() for form in forms if form == "json"}
    assert written | {("diff", "script")} == set(SCHEMAS)
    assert {"json", "csv", *ROWS} == set(FORMATS["export"])
    assert sorted([*SCHEMAS.values(), *ROWS.values(), "pins"]) == sorted(SHAPES)


@pytest.mark.parametrize(
    ("command", "form", "arguments"),
    [
        (*pair, arguments)
        for pair in SCHEMAS
        for arguments in CALLS[pair[0]]
        if pair[1] != "script" or not {SEVERAL, "--clause"}.intersection(arguments)
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else value,
)
def test_what_a_command_writes_holds_to_its_schema(command: str, form: str, arguments: list[str]) -> None:
    written = write(command, *arguments, "--format", form)
    assert find_errors(SCHEMAS[command, form], written) == []


@pytest.mark.parametrize("arguments", CALLS["diff"][-2:])
def test_a_script_is_written_only_of_all_changes_of_a_spec_of_one_file(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(SAMPLES)
    result = CliRunner().invoke(main, ["diff", *arguments, "--format", "script"])
    assert result.exit_code
    assert result.stdout == ""


@pytest.mark.parametrize("form", ROWS)
@pytest.mark.parametrize("label", [LABELS[0], LABELS[-1], SEVERAL])
def test_every_row_holds_to_its_schema(form: str, label: str) -> None:
    lines = write("export", label, "--format", form).splitlines()
    validator = build_validator(ROWS[form])
    assert [error for line in lines for error in list_errors(validator, line)] == []
    assert lines or label != LABELS[-1]


@pytest.mark.parametrize("form", ["json", "script"])
@pytest.mark.parametrize("name", TEXTS)
def test_a_diff_of_hostile_texts_holds_to_its_schema(name: str, form: str, tmp_path: Path) -> None:
    old, new = tmp_path / "old.md", tmp_path / "new.md"
    old.write_bytes(HOSTILE[name](HOSTILE_SIZE).encode())
    new.write_bytes(f"# A {{#a}}\n\n{HOSTILE[name](HOSTILE_SIZE - 100)}\n\nan end\n".encode())
    assert find_errors(SCHEMAS["diff", form], write("diff", str(old), str(new), "--format", form)) == []


@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_document_holds_to_its_schema(name: str, tmp_path: Path) -> None:
    text = tmp_path / "hostile.md"
    text.write_bytes(HOSTILE[name](HOSTILE_SIZE).encode())
    assert find_errors("document", write("export", str(text))) == []
    assert find_errors("diagnostics", write("lint", str(text), "--format", "json")) == []


@pytest.mark.upstream
def test_a_diff_of_the_real_releases_holds_to_its_schema(upstream_bundle: Path) -> None:
    for old, new in (("2025-02-12", "2025-04-11"), ("2025-04-11", "2025-10-27")):
        written = write("diff", f"{upstream_bundle}@{old}", f"{upstream_bundle}@{new}", "--format", "json")
        assert find_errors("changes", written) == []


def test_a_field_that_the_schema_lacks_is_found() -> None:
    tree = json.loads(write("tree", "--format", "json"))
    tree["clauses"][0]["colour"] = "red"
    assert len(find_errors("tree", json.dumps(tree))) == 1


def test_the_help_of_schema_names_every_schema() -> None:
    listed = re.findall(r"^ +([\w-]+)  +\S.*(?:--format|written by)", write("schema", "--help"), re.MULTILINE)
    assert listed == list(SHAPES)


@pytest.mark.parametrize("name", SHAPES)
def test_the_command_prints_the_schema(name: str) -> None:
    assert write("schema", name) == render_schema(name)


def test_who_names_a_command_is_told_the_schema_of_what_it_writes() -> None:
    named = {words.split()[0]: name for (words, form), name in SCHEMAS.items() if form == "json"}
    others = {word: name for word, name in named.items() if word not in SHAPES}
    assert len(others) > 5
    for word, name in others.items():
        with pytest.raises(ClausetreeError) as raised:
            CliRunner().invoke(main, ["schema", word], catch_exceptions=False)
        assert raised.value.hint == f"`clausetree schema {name}` describes what `{word}` writes"
