"""Rows of eval prompts have fingerprints of their own, and are stale where their prompt changed or is gone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from click.testing import CliRunner

import clausetree
from clausetree.cli.main import main
from tests.history.conftest import make_repository
from tests.output.test_schemas import find_errors

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.history.conftest import GitRepository

SPEC = """# Tone {#tone authority=user}

Be calm in every letter[^ab12]. Be brief[^cd34].

# Other {#other authority=user}

Words only.
"""


def write_prompts(label: str, **asked: str) -> str:
    """Returns a file of prompts, each with its title and the user's question."""
    prompts = (
        f"**Example**: {title}\n\n~~~xml\n<user>\n{said}\n</user>\n~~~\n" for title, said in asked.items()
    )
    return "\n".join([f"Examples for [^{label}] in Tone:\n", *prompts])


FILES: dict[str, str] = {
    "model_spec.md": SPEC,
    "examples/ab12.md": write_prompts("ab12", rain="Is it raining now?", wind='Say "calm", it\'s late.'),
    "examples/cd34.md": write_prompts("cd34", hello="Say hello to Ann."),
}


class Case(NamedTuple):
    """A change of files, and what became of the rows: words and where they moved, for `rain`, `wind` and `hello`."""

    files: dict[str, str | None]
    became: tuple[str, str, str]


CASES = {
    "nothing": Case({}, ("exact", "exact", "exact")),
    "a question reworded": Case(
        {"examples/ab12.md": FILES["examples/ab12.md"].replace("raining", "snowing")},
        ("edited", "exact", "exact"),
    ),
    "a question with no word in common": Case(
        {"examples/cd34.md": write_prompts("cd34", bye="Where does my train leave?")},
        ("exact", "exact", "deleted"),
    ),
    "a prompt retitled": Case(
        {"examples/cd34.md": write_prompts("cd34", hullo="Say hello to Ann.")}, ("exact", "exact", "edited")
    ),
    "a file deleted": Case({"examples/ab12.md": None}, ("deleted", "deleted", "exact")),
    "a prompt deleted": Case(
        {"examples/ab12.md": write_prompts("ab12", wind='Say "calm", it\'s late.')},
        ("deleted", "exact", "exact"),
    ),
    "prompts in another order, and one more": Case(
        {
            "examples/ab12.md": write_prompts(
                "ab12", wind='Say "calm", it\'s late.', more="And now?", rain="Is it raining now?"
            )
        },
        ("exact", "exact", "exact"),
    ),
    "quotes set otherwise": Case(
        {"examples/ab12.md": FILES["examples/ab12.md"].replace("it's", "it\u2019s")},
        ("exact", "typographic", "exact"),
    ),
    "other line ends, and another first line": Case(
        {"examples/ab12.md": FILES["examples/ab12.md"].replace("in Tone", "in Calm").replace("\n", "\r\n")},
        ("exact", "exact", "exact"),
    ),
    "a label that was renamed with its file": Case(
        {
            "model_spec.md": SPEC.replace("ab12", "zz99"),
            "examples/ab12.md": None,
            "examples/zz99.md": FILES["examples/ab12.md"].replace("ab12", "zz99"),
        },
        ("footnotes", "footnotes", "footnotes"),
    ),
    "a mark taken away": Case(
        {"model_spec.md": SPEC.replace("[^cd34]", "")}, ("footnotes", "footnotes", "deleted")
    ),
    "a mark at another clause": Case(
        {"model_spec.md": SPEC.replace("[^cd34]", "").replace("only.", "only[^cd34].")},
        ("footnotes", "footnotes", "footnotes, moved to other"),
    ),
    "the clause reworded": Case(
        {"model_spec.md": SPEC.replace("Be calm", "Be kind")}, ("edited", "edited", "edited")
    ),
    "the clause deleted": Case(
        {"model_spec.md": SPEC.partition("# Other")[1] + SPEC.partition("# Other")[2]},
        ("deleted", "deleted", "deleted"),
    ),
}


def call(*arguments: str) -> str:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code in {0, 1}, result.exception
    return result.stdout


def make_project(folder: Path, *states: Mapping[str, str | None]) -> GitRepository:
    """Returns a repository with a release for each state of its files, the first as `FILES` has it."""
    repository = make_repository(folder / "spec")
    changed: tuple[Mapping[str, str | None], ...] = (FILES, *states)
    for month, files in enumerate(changed, 1):
        for name, text in files.items():
            if text is None:
                repository.git("rm", "-q", name)
        written = {name: text for name, text in files.items() if text is not None}
        repository.commit(f"Release 2025-0{month}-01", written, f"2025-0{month}-01")
    return repository


def check(repository: GitRepository, *arguments: str) -> list[dict[str, Any]]:
    told = call("stale", str(repository.path / "rows.jsonl"), *arguments, "--format", "json")
    assert find_errors("stale", told) == []
    rows: list[dict[str, Any]] = json.loads(told)["rows"]
    return rows


def tell(row: dict[str, Any]) -> str:
    where = f", moved to {row['to'][0].partition('#')[2]}" if row["moved"] else ""
    return f"{row['words']}{where}"


@pytest.mark.parametrize("form", ["prompts", "inspect"])
@pytest.mark.parametrize("name", CASES)
def test_a_row_says_what_became_of_its_prompt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, form: str
) -> None:
    case = CASES[name]
    repository = make_project(tmp_path, case.files) if case.files else make_project(tmp_path)
    monkeypatch.chdir(repository.path)
    written = [json.loads(line) for line in call("export", "2025-01-01", "--format", form).splitlines()]
    rows = [row for row in written if row.get("footnote") or row.get("metadata", {}).get("footnote")]
    (repository.path / "rows.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    assert tuple(map(tell, check(repository, "--to", "latest"))) == case.became


@pytest.mark.parametrize("name", ["a question reworded", "a file deleted", "a prompt deleted"])
def test_what_changes_backwards_is_told_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    repository = make_project(tmp_path, CASES[name].files)
    monkeypatch.chdir(repository.path)
    (repository.path / "rows.jsonl").write_text(call("export", "2025-02-01", "--format", "prompts"))
    words = [row["words"] for row in check(repository, "--to", "2025-01-01")]
    assert words == [word for word in CASES[name].became if word != "deleted"]


def test_an_id_stays_with_its_prompt(tmp_path: Path) -> None:
    repository = make_project(tmp_path, CASES["prompts in another order, and one more"].files)
    old, new = (
        {
            row.title: row.id
            for row in clausetree.rows(clausetree.load(f"{repository.path}@{label}"), "prompts")
        }
        for label in ("2025-01-01", "2025-02-01")
    )
    assert len(set(new.values())) == 4
    assert {title: new[title] for title in old} == old


def test_a_redline_shows_the_words_of_the_prompt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository = make_project(tmp_path, CASES["a question reworded"].files)
    monkeypatch.chdir(repository.path)
    (repository.path / "rows.jsonl").write_text(call("export", "2025-01-01", "--format", "prompts"))
    assert "Is it [-raining-]{+snowing+} now?" in call("stale", "rows.jsonl")
    assert "Is it {+raining+}" not in call("stale", "rows.jsonl")


@pytest.mark.parametrize(
    ("text", "words"),
    [(write_prompts("cd34", hello="Say hello to Bob."), "edited"), (None, "deleted")],
)
def test_a_file_that_changed_under_the_same_text_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str | None, words: str
) -> None:
    repository = make_project(tmp_path)
    monkeypatch.chdir(repository.path)
    file = repository.path / "examples/cd34.md"
    rows = call("export", str(repository.path / "model_spec.md"), "--format", "prompts")
    (repository.path / "rows.jsonl").write_text(rows)
    file.unlink()
    if text:
        file.write_text(text)
    assert [row["words"] for row in check(repository, "--to", "model_spec.md")] == [
        "exact",
        "exact",
        words,
    ]


def test_rows_with_the_fingerprint_of_their_clause_are_read_as_rows_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = make_project(tmp_path, CASES["a file deleted"].files)
    monkeypatch.chdir(repository.path)
    rows = [json.loads(line) for line in call("export", "2025-01-01", "--format", "prompts").splitlines()]
    older = ({**row, "fingerprint": row["clause_fingerprint"]} for row in rows)
    (repository.path / "rows.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in older))
    assert {row["words"] for row in check(repository)} == {"exact"}


def test_pins_keep_the_fingerprint_of_the_prompt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository = make_project(tmp_path, CASES["a question reworded"].files)
    monkeypatch.chdir(repository.path)
    rows = call("export", "2025-01-01", "--format", "prompts")
    (repository.path / "rows.jsonl").write_text(rows)
    call("pin", "rows.jsonl")
    pins = json.loads((repository.path / "rows.jsonl.pins.json").read_text())["rows"]
    assert [pin["fingerprint"] for pin in pins] == [
        json.loads(row)["fingerprint"] for row in rows.splitlines()
    ]
    assert [row["words"] for row in check(repository)] == ["edited", "exact", "exact"]


def test_a_fingerprint_of_no_prompt_of_the_clause_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = make_project(tmp_path)
    monkeypatch.chdir(repository.path)
    row = json.loads(call("export", "2025-01-01", "--format", "prompts").splitlines()[0])
    (repository.path / "rows.jsonl").write_text(json.dumps({**row, "locator": "2025-01-01#other"}))
    result = CliRunner().invoke(main, ["stale", "rows.jsonl"])
    assert "rows.jsonl:1: two fingerprints: " in str(result.exception)


def test_a_text_that_is_nowhere_any_more_has_neither_the_clause_nor_its_prompts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = make_project(tmp_path, {"model_spec.md": SPEC})
    monkeypatch.chdir(repository.path)
    draft = repository.path / "draft.md"
    draft.write_text(SPEC)
    rows = call("export", "draft.md", "--format", "prompts")
    (repository.path / "rows.jsonl").write_text(rows)
    draft.write_text(SPEC.replace("Be calm", "Be kind"))
    assert rows
    assert {row["words"] for row in check(repository, "--to", "draft.md")} == {"unknown"}
