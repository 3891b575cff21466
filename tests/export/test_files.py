"""What `clausetree export` writes: which clauses, to which files, all of them or none."""

from __future__ import annotations

import ast
import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from mkdocs.utils.yaml import yaml_load

from clausetree.cli.main import main
from clausetree.model.errors import ClausetreeError
from clausetree.output.formats import FORMATS
from clausetree.output.rows.csv import FORMULA
from clausetree.output.rows.inspect_task import TASK
from tests import folders

SPEC = str(folders.SPEC)
HOSTILE = """# =HYPERLINK("x") {#a authority=user tags="x"}

- a list
"""
CARD_SPEC = """[spec]
name = "Two\\nlines: \\"quoted\\" | <b>bold</b> `x` [y](z)"
licence = "Our own 1.0"
language = "en"
publisher = "# Us"
"""


def export(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["export", *arguments])


def read_lines(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_levels_tags_and_clauses_choose_among_the_rows(tmp_path: Path) -> None:
    file = tmp_path / "spec.md"
    file.write_text(
        "1. **Root**: a\n2. **User**: b\n\n# A {#a authority=root}\n\n## B {#b authority=user tags=x}\n\n### C {#c authority=user}\n\n"
        "# D {#d authority=user tags=x}\n"
    )

    def ids(*filters: str, form: str = "jsonl") -> list[object]:
        return [row["clause"] for row in read_lines(export(str(file), "--format", form, *filters).stdout)]

    assert ids() == ["a", "b", "c", "d"]
    assert ids("--level", "root") == ["a"]
    assert ids("--level", "root", "--level", "user") == ["a", "b", "c", "d"]
    assert ids("--tag", "x") == ["b", "d"]
    assert ids("--clause", "b") == ["b", "c"]
    assert ids("--clause", "a", "--tag", "x") == ["b"]
    assert ids("--clause", "c", "--clause", "d") == ["c", "d"]
    assert ids("--query", "level:user -tag:x") == ["c"]
    assert ids("--query", "level:user", "--clause", "b", "--tag", "x") == ["b"]
    shown = json.loads(export(str(file), "--clause", "b").stdout)
    assert [clause["id"] for clause in shown["clauses"]] == ["b", "c"]


@pytest.mark.parametrize(
    ("filters", "message", "hint"),
    [
        (["--level", "rot"], "no level `rot` here", "did you mean `root`?"),
        (["--tag", "under_17"], "no clause has the tag `under_17`", "did you mean `under_18`?"),
        (["--tag", "zzzzz"], "no clause has the tag `zzzzz`", "there is `under_18`"),
        (["--query", "level:"], "`level:` needs a value", "level:root"),
        (["--clause", "chain_of_comand"], "no clause `chain_of_comand`", "did you mean `chain_of_command`?"),
    ],
)
def test_what_no_clause_has_is_an_error(filters: list[str], message: str, hint: str) -> None:
    result = export(SPEC, "--format", "chat", *filters)
    assert isinstance(result.exception, ClausetreeError)
    assert (result.exception.message.splitlines()[0], result.stdout) == (message, "")
    assert hint in (result.exception.hint or "")


@pytest.mark.parametrize("form", [form for form in FORMATS["export"] if form != "json"])
def test_how_many_rows_there_are_goes_to_standard_error(form: str) -> None:
    result = export(SPEC, "--format", form)
    lines = list(csv.reader(io.StringIO(result.stdout)))[1:] if form == "csv" else result.stdout.splitlines()
    assert result.stderr.splitlines()[0] == f"{len(lines)} rows"


def test_what_gives_no_row_is_told(tmp_path: Path) -> None:
    (tmp_path / "clausetree.toml").touch()
    comparison = "<comparison>\n<assistant> <!-- GOOD -->\nA.\n</assistant>\n</comparison>\n"
    (tmp_path / "model_spec.md").write_text(f"# A {{#a}}\n\n~~~xml\n{comparison}{comparison}~~~\n")
    (tmp_path / "examples").mkdir()
    (tmp_path / "examples" / "ab12.md").write_text(
        "Examples for [^ab12] in A:\n\n~~~xml\n<user>\nA.\n</user>\n~~~\n"
    )
    pairs = export(str(tmp_path), "--format", "preference").stderr
    assert pairs == "0 rows\nleft out: 2 comparisons have no pair of a good and a bad response\n"
    prompts = export(str(tmp_path), "--format", "prompts").stderr
    path = tmp_path / "examples" / "ab12.md"
    assert prompts == f"0 rows\nleft out: no footnote of a clause names `{path}`\n"


def test_each_clause_has_its_eval_prompts_or_its_examples_and_the_rest_is_told(tmp_path: Path) -> None:
    (tmp_path / "clausetree.toml").touch()
    comparison = "<comparison>\n<assistant> <!-- GOOD -->\nA.\n</assistant>\n</comparison>\n"
    asked, silent = f"~~~xml\n<user>\nQ?\n</user>\n{comparison * 3}~~~\n", f"~~~xml\n{comparison}~~~\n"
    (tmp_path / "model_spec.md").write_text(
        f"# A {{#a}}\n\nDo.[^ab12]\n\n{asked}\n# B {{#b}}\n\nDo.\n\n{asked}\n{silent}\n"
    )
    (tmp_path / "examples").mkdir()
    (tmp_path / "examples" / "ab12.md").write_text(
        "Examples for [^ab12] in A:\n\n~~~xml\n<user>\nP?\n</user>\n~~~\n"
    )
    both, alone = (export(str(tmp_path), "--format", "inspect", *more) for more in ((), ("--clause", "b")))
    asked_of = [
        (row["metadata"]["clause"], row["input"][0]["content"])
        for row in map(json.loads, both.stdout.splitlines())
    ]
    assert asked_of == [("a", "P?"), ("b", "Q?")]
    assert alone.stdout.splitlines() == both.stdout.splitlines()[1:]
    told = [
        "left out: 1 conversation has no message before the response",
        "left out: 2 comparisons come after the first one of the conversation",
    ]
    assert [run.stderr.splitlines() for run in (both, alone)] == [["2 rows", *told], ["1 row", *told]]
    assert export(str(tmp_path), "--format", "inspect", "-o", str(tmp_path / "task.py")).exit_code == 0
    card = (tmp_path / "task.jsonl.card.md").read_text(encoding="utf-8")
    assert all(f"- {line.removeprefix('left out: ')}\n" in card for line in told)


def test_a_cell_never_begins_like_a_formula(tmp_path: Path) -> None:
    file = tmp_path / "spec.md"
    file.write_text(HOSTILE)
    (row,) = csv.DictReader(io.StringIO(export(str(file), "--format", "csv").stdout))
    assert (row["title"], row["prose"]) == ('\'=HYPERLINK("x")', "'- a list")
    assert (row["tags"], row["level"], row["licence"], row["examples"]) == ("x", "user", "", "0")
    whole = csv.reader(io.StringIO(export(SPEC, "--format", "csv").stdout))
    assert not any(FORMULA.match(cell) and not cell.startswith("'") for line in whole for cell in line)


def test_a_cell_can_be_read_back(tmp_path: Path) -> None:
    file = tmp_path / "spec.md"
    for prose in ("'=1+1", "''@x", "'tis said", "=1"):
        file.write_text(f"# A {{#a}}\n\n{prose}\n")
        (row,) = csv.DictReader(io.StringIO(export(str(file), "--format", "csv").stdout))
        cell = row["prose"]
        assert (cell[1:] if FORMULA.match(cell) else cell) == prose


def test_rows_in_a_file_have_a_card_beside_them(tmp_path: Path) -> None:
    output = tmp_path / "pairs.jsonl"
    result = export(SPEC, "--format", "preference", "--level", "root", "-o", str(output))
    card = (tmp_path / "pairs.jsonl.card.md").read_text(encoding="utf-8")
    _, matter, words = card.split("---\n", 2)
    front = yaml_load(matter)
    assert (front["license"], front["configs"]) == (
        "cc0-1.0",
        [{"config_name": "default", "data_files": "pairs.jsonl"}],
    )
    rows = read_lines(output.read_text(encoding="utf-8"))
    assert f"; {len(rows)} in all, in `pairs.jsonl`." in words
    assert f"| SHA-256 of the text | {rows[0]['sha256']} |" in words
    assert "| Chosen by | --level root |" in words
    assert "clausetree stale pairs.jsonl --to latest" in words
    assert all(f"| `{field}` | " in words for field in rows[0])
    assert result.stdout == ""
    assert export(SPEC, "--format", "preference", "-o", str(output)).exit_code == 0, "ours is written over"


@pytest.mark.parametrize("form", [form for form in FORMATS["export"] if form != "json"])
def test_a_card_is_made_of_data_alone(form: str, tmp_path: Path) -> None:
    (tmp_path / "clausetree.toml").write_text(CARD_SPEC)
    (tmp_path / "model_spec.md").write_text(HOSTILE)
    assert export(str(tmp_path), "--format", form, "-o", str(tmp_path / "it's.jsonl")).exit_code == 0
    _, matter, words = (tmp_path / "it's.jsonl.card.md").read_text(encoding="utf-8").split("---\n", 2)
    front = yaml_load(matter)
    assert (front["license"], front["license_name"]) == ("other", "Our own 1.0")
    assert front["pretty_name"].startswith('Two\nlines: "quoted" | <b>bold</b> `x` [y](z), ')
    assert front["language"] == ["en"]
    assert r"| Spec | Two lines: " in words
    assert r'"quoted" \| \<b\>bold\</b\> \`x\` \[y\](z)' in words
    assert "clausetree stale 'it'\"'\"'s.jsonl'" in words


def test_a_task_reads_the_samples_beside_it(tmp_path: Path) -> None:
    assert export(SPEC, "--format", "inspect", "-o", str(tmp_path / "task.py")).exit_code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["task.jsonl", "task.jsonl.card.md", "task.py"]
    assert (tmp_path / "task.py").read_text(encoding="utf-8") == TASK
    assert (tmp_path / "task.jsonl").read_text(encoding="utf-8") == export(SPEC, "--format", "inspect").stdout
    functions = [node.name for node in ast.parse(TASK).body if isinstance(node, ast.FunctionDef)]
    assert functions == ["comply"]


@pytest.mark.parametrize(
    ("form", "name"), [("chat", "rows.py.card.md"), ("inspect", "rows.jsonl"), ("inspect", "rows.py")]
)
def test_what_somebody_else_wrote_beside_it_stays(form: str, name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("mine\n")
    result = export(SPEC, "--format", form, "-o", str(tmp_path / "rows.py"))
    assert isinstance(result.exception, ClausetreeError)
    assert "already exists" in result.exception.message
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [(name, "mine\n")]


@pytest.mark.parametrize("edit", [("grader: str | None", "judge: str"), ("@task\n", "")])
def test_an_edited_task_stays_and_our_own_is_written_again(edit: tuple[str, str], tmp_path: Path) -> None:
    task = tmp_path / "task.py"
    assert export(SPEC, "--format", "inspect", "-o", str(task)).exit_code == 0
    assert export(SPEC, "--format", "inspect", "-o", str(task)).exit_code == 0
    edited = TASK.replace(*edit)
    task.write_text(edited)
    error = export(SPEC, "--format", "inspect", "-o", str(task)).exception
    assert isinstance(error, ClausetreeError)
    assert error.message == f"`{task}` already exists, and isn't the task as `clausetree export` writes it"
    assert error.hint == "give `-o` another name, or move that file away"
    assert task.read_text() == edited


def test_each_file_of_rows_has_a_card_of_its_own(tmp_path: Path) -> None:
    names = ("spec.jsonl", "spec.csv", "rows.v1", "rows.v2", "rows")
    for name in names:
        form = "csv" if name.endswith(".csv") else "chat"
        assert export(SPEC, "--format", form, "-o", str(tmp_path / name)).exit_code == 0
    for name in names:
        assert f", in `{name}`." in (tmp_path / f"{name}.card.md").read_text(encoding="utf-8")
    assert len(list(tmp_path.iterdir())) == 2 * len(names)


def test_where_one_file_cannot_be_written_none_is(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text("before\n")
    (tmp_path / "rows.jsonl.card.md").mkdir()
    result = export(SPEC, "--format", "chat", "-o", str(tmp_path / "rows.jsonl"))
    assert isinstance(result.exception, ClausetreeError)
    assert (tmp_path / "rows.jsonl").read_text() == "before\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["rows.jsonl", "rows.jsonl.card.md"]
    gone = export(SPEC, "--format", "chat", "-o", str(tmp_path / "none" / "rows.jsonl"))
    assert isinstance(gone.exception, ClausetreeError)


def test_a_device_gets_no_card() -> None:
    result = export(SPEC, "--format", "chat", "--clause", "side_effects", "-o", "/dev/null")
    assert result.exit_code == 0
    assert not Path("/dev/null.card.md").exists()


@pytest.mark.parametrize(
    "call",
    [
        ("export",),
        ("export", "--format", "chat"),
        ("lint", "--format", "json", "--exit-zero"),
        ("merge", "model_spec.md", "model_spec.md"),
    ],
)
def test_a_hyphen_is_standard_output(
    call: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "model_spec.md").write_text("# A {#a}\n\nDo.\n\n~~~xml\n<user>\nHi.\n</user>\n~~~\n")
    monkeypatch.chdir(tmp_path)
    plain, written = (CliRunner().invoke(main, [*call, "model_spec.md", *more]) for more in ((), ("-o", "-")))
    assert (written.exit_code, written.stdout) == (0, plain.stdout)
    assert written.stdout
    assert [path.name for path in tmp_path.iterdir()] == ["model_spec.md"]


def test_the_document_itself_goes_to_a_file_too(tmp_path: Path) -> None:
    output = tmp_path / "spec.json"
    assert export(SPEC, "-o", str(output)).exit_code == 0
    assert output.read_text(encoding="utf-8") == export(SPEC).stdout
    assert [path.name for path in tmp_path.iterdir()] == ["spec.json"]
