"""The served spec: read again where it changed, never fetched after the start, and whatever it holds."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from clausetree.cli.main import main
from clausetree.mcp import served_spec
from clausetree.model.errors import ClausetreeError
from tests.history.conftest import make_repository
from tests.mcp.spec_texts import make_texts, write_spec

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from clausetree.mcp.served_spec import ServedSpec


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_spec(tmp_path / "spec")


def test_a_text_that_changed_is_read_again(
    folder: Path, serve: Callable[..., ServedSpec], ask: Callable[..., dict[str, Any]]
) -> None:
    spec = serve(folder)
    before = ask(spec, "get_clause", clause="moor_boats")
    text = folder / "model_spec.md"
    text.write_text(text.read_text(encoding="utf-8").replace("outer buoy", "inner buoy"), encoding="utf-8")
    after = ask(spec, "get_clause", clause="moor_boats")
    assert "inner buoy" in after["content"]["text"]
    assert after["revision"]["sha256"] != before["revision"]["sha256"]
    assert ask(spec, "search", text="inner buoy")["places"][0]["how"] == "exact"
    assert ask(spec, "diff", clause="moor_boats")["passages"]


def test_words_before_the_first_heading_are_found_and_cited(
    folder: Path, serve: Callable[..., ServedSpec], ask: Callable[..., dict[str, Any]]
) -> None:
    spec = serve(folder)
    text = folder / "model_spec.md"
    text.write_text(
        f"These rules are the fourth edition.\n\n{text.read_text(encoding='utf-8')}", encoding="utf-8"
    )
    place = ask(spec, "search", text="the fourth edition")["places"][0]
    assert (place["how"], place["locator"], place["title"], place["level"]) == ("exact", None, None, None)
    said = "The newer version says “the fourth edition”."
    (claim,) = ask(spec, "check_claims", text=said, old="head", new="head")["claims"]
    assert (claim["verdict"], {part["locator"] for part in claim["evidence"]}) == ("supported", {None})


def test_settings_that_changed_are_read_again(
    folder: Path, serve: Callable[..., ServedSpec], ask: Callable[..., dict[str, Any]]
) -> None:
    spec = serve(folder)
    assert "REF001" in ask(spec, "lint_text", text="# A {#a}\n\n[?](#b)\n")["counts"]
    with (folder / "clausetree.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[lint]\nignore = ["REF001"]\n')
    assert "REF001" not in ask(spec, "lint_text", text="# A {#a}\n\n[?](#b)\n")["counts"]


def _lint(
    folder: Path, text: str, ask: Callable[[], dict[str, Any]]
) -> tuple[dict[str, int], dict[str, int]]:
    """Returns how many findings each rule has in a text by the tool, and by the command where the text is saved."""
    told = ask()["counts"]
    path = folder / "model_spec.md"
    before = path.read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    ran = CliRunner().invoke(main, ["lint", str(folder), "--format", "json"])
    path.write_text(before, encoding="utf-8")
    codes = [one["code"] for one in json.loads(ran.stdout)["diagnostics"]]
    return told, {code: codes.count(code) for code in sorted(set(codes))}


@pytest.mark.parametrize("against", ["", 'against = "2025-01-01"\n', 'against = "latest"\n'])
@pytest.mark.parametrize("baseline", ["", 'baseline = "known.json"\n'])
def test_a_text_is_linted_as_the_command_lints_it(
    folder: Path,
    serve: Callable[..., ServedSpec],
    ask: Callable[..., dict[str, Any]],
    against: str,
    baseline: str,
) -> None:
    text = make_texts()[0].replace("## Light lamps {#light_lamps authority=user}", "## Lamps {#lamps}")
    text += "\nSee [?](#gone).\n"
    CliRunner().invoke(main, ["lint", str(folder), "--write-baseline", str(folder / "known.json")])
    with (folder / "clausetree.toml").open("a", encoding="utf-8") as settings:
        settings.write(f"\n[lint]\n{against}{baseline}")
    told, found = _lint(folder, text, lambda: ask(serve(folder), "lint_text", text=text, limit=100))
    assert told == found
    assert any(code.startswith("REV") for code in told) == bool(against)


def test_what_the_baseline_knows_is_counted(
    folder: Path, serve: Callable[..., ServedSpec], ask: Callable[..., dict[str, Any]]
) -> None:
    text = (folder / "model_spec.md").read_text(encoding="utf-8")
    found = ask(serve(folder), "lint_text", text=text)
    assert found["total"]
    assert found["known"] == 0
    CliRunner().invoke(main, ["lint", str(folder), "--write-baseline", str(folder / "known.json")])
    with (folder / "clausetree.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[lint]\nbaseline = "known.json"\n')
    told = ask(serve(folder), "lint_text", text=text)
    assert (told["total"], told["known"]) == (0, found["total"])


@pytest.mark.parametrize(
    "against", ["https://example.org/spec.git@v1", "openai@latest", "../other.md", "revisions"]
)
def test_no_text_of_another_source_is_compared_with(
    folder: Path, serve: Callable[..., ServedSpec], ask: Callable[..., dict[str, Any]], against: str
) -> None:
    with (folder / "clausetree.toml").open("a", encoding="utf-8") as settings:
        settings.write(f'\n[lint]\nagainst = "{against}"\n')
    told = ask(serve(folder), "lint_text", text="# A {#a}\n\n[?](#b)\n")
    assert "REF001" in told["counts"]
    assert "another source" in told["warning"]


def test_a_text_that_did_not_change_is_not_read_again(
    folder: Path,
    serve: Callable[..., ServedSpec],
    ask: Callable[..., dict[str, Any]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    spec = serve(folder)
    ask(spec, "diff")
    monkeypatch.setattr(served_spec, "read_document", None)
    for name, arguments in (
        ("get_clause", {"clause": "planted"}),
        ("diff", {}),
        ("search", {"text": "boats"}),
    ):
        assert "error" not in ask(spec, name, **arguments)


def test_a_text_that_is_gone_is_an_error_until_it_is_back(
    folder: Path, serve: Callable[..., ServedSpec], ask: Callable[..., dict[str, Any]]
) -> None:
    spec = serve(folder)
    (folder / "model_spec.md").rename(folder / "away")
    assert "error" in ask(spec, "get_clause", clause="planted")
    (folder / "away").rename(folder / "model_spec.md")
    assert ask(spec, "get_clause", clause="planted")["id"] == "planted"


def test_a_passage_of_many_changes_is_cut_to_a_page(
    folder: Path, serve: Callable[..., ServedSpec], ask: Callable[..., dict[str, Any]]
) -> None:
    for path, word in (("revisions/2025-01-01.md", "old"), ("model_spec.md", "new")):
        words = [f"Then {word} rope {number} {'is coiled by hand ' * 60}here." for number in range(30)]
        (folder / path).write_text(f"# Ropes {{#ropes}}\n\n{' '.join(words)}\n", encoding="utf-8")
    told = ask(serve(folder), "diff", clause="ropes")
    assert len(json.dumps(told, ensure_ascii=False)) <= 14_000
    (passage,) = told["passages"]
    assert passage["is_cut"]
    assert len(passage["runs"]) > 10


def test_a_conflict_is_told_beside_the_answer(
    folder: Path, serve: Callable[..., ServedSpec], ask: Callable[..., dict[str, Any]]
) -> None:
    spec = serve(folder)
    text = folder / "model_spec.md"
    written = text.read_text(encoding="utf-8")
    text.write_text(
        f"{written}\n<<<<<<< ours\n## Ours {{#ours}}\n=======\n## Theirs {{#theirs}}\n>>>>>>> theirs\n",
        encoding="utf-8",
    )
    told = ask(spec, "get_clause", clause="moor_boats")
    line = written.count("\n") + 2
    assert (
        told["warning"]
        == f"model_spec.md:{line}: merge conflict is not resolved; both sides are read as text"
    )
    assert ask(spec, "diff")["warning"] == told["warning"]
    assert ask(spec, "get_clause", clause="moor_boats", revision="2025-01-01")["warning"] is None


def test_an_address_is_fetched_once_at_the_start(
    tmp_path: Path, serve: Callable[..., ServedSpec], ask: Callable[..., dict[str, Any]]
) -> None:
    old, new = make_texts()
    repository = make_repository(tmp_path / "remote")
    for day, text in (("2025-01-01", old), ("2025-02-01", new)):
        repository.commit(day, {"model_spec.md": text}, day=day)
        repository.git("tag", day)
    spec = serve(tmp_path, repository.path.as_uri())
    shutil.rmtree(repository.path)
    assert ask(spec, "get_clause", clause="planted")["revision"]["commit"]
    for name, arguments in (
        ("query", {"expression": "since:2025-01-01"}),
        ("diff", {"old": "2025-01-01", "new": "2025-02-01"}),
        ("migrate", {"locators": ["2025-01-01#moor_boats"], "to": "latest"}),
        ("lint_text", {"text": "# A {#a}\n\n[?](#harbor)\n"}),
    ):
        assert "error" not in ask(spec, name, **arguments), name
    missing = ask(spec, "get_clause", clause="planted", revision="2030-01-01")
    assert "no revision `2030-01-01`" in missing["error"]


def test_the_label_of_the_source_is_the_default(
    folder: Path, serve: Callable[..., ServedSpec], ask: Callable[..., dict[str, Any]]
) -> None:
    spec = serve(folder.parent, "spec@2025-01-01")
    assert ask(spec, "get_clause", clause="light_lamps")["level"] == "user"
    assert ask(spec, "get_clause", clause="light_lamps", revision="head")["level"] == "root"


def test_a_lone_file_is_a_spec(
    folder: Path, serve: Callable[..., ServedSpec], ask: Callable[..., dict[str, Any]]
) -> None:
    (folder.parent / "lone.md").write_text(make_texts()[0], encoding="utf-8")
    spec = serve(folder.parent, "lone.md")
    assert ask(spec, "get_clause", clause="light_lamps")["locator"] == "lone#light_lamps"
    assert "error" in ask(spec, "get_clause", clause="light_lamps", revision="spec")


@pytest.mark.parametrize("source", ["-", "nothing.md", "spec@2030-01-01", "../nothing"])
def test_what_is_no_spec_is_refused_at_the_start(
    folder: Path, serve: Callable[..., ServedSpec], source: str
) -> None:
    with pytest.raises(ClausetreeError) as refused:
        serve(folder.parent, source)
    assert refused.value.hint
