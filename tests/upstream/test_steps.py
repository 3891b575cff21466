"""Several releases at once or one after the other: whichever leaves fewer decisions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from clausetree.config.lock import parse_lock
from clausetree.model.errors import ClausetreeError
from tests.history.conftest import make_repository
from tests.merge.casefile import take_side
from tests.upstream.conftest import run

if TYPE_CHECKING:
    from pathlib import Path

    from tests.history.conftest import GitRepository

SPEC = """# House {#house}

## Lend tools {#lend authority=user}

Write the name of the borrower in the %s before the tool leaves the house.

## Switch off the lights {#lights authority=user}

The last person who leaves at night switches off %s and locks the door.
"""
RELEASES = {
    "2026-01-10": ("blue book", "the lights"),
    "2026-02-10": ("red book", "all lights in the hall"),
    "2026-03-10": ("grey folder by the door", "all lights in the hall and on the stairs"),
}


def write_spec(book: str, lights: str) -> dict[str, str]:
    return {"model_spec.md": SPEC % (book, lights)}


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> GitRepository:
    """A fork of the first release that follows it; the working directory."""
    upstream = make_repository(tmp_path / "upstream")
    for label, words in RELEASES.items():
        upstream.commit(f"Release {label}", write_spec(*words), day=label)
    repository = make_repository(tmp_path / "fork")
    repository.commit("forked", write_spec(*RELEASES["2026-01-10"]))
    monkeypatch.chdir(repository.path)
    run("add", "../upstream")
    repository.commit("follow", {"CHANGELOG.md": "# Changes\n"})
    return repository


def read_label(fork: GitRepository) -> str:
    return parse_lock((fork.path / "clausetree.lock").read_text(), "clausetree.lock").label


def test_what_the_fork_had_taken_early_is_no_question_one_release_after_the_other(
    house: GitRepository,
) -> None:
    house.commit("early", write_spec("red book", "the lights"))
    done = run("merge")
    assert done.exit_code == 0
    assert "one release after the other (2026-02-10, then 2026-03-10): 1 fewer decision than" in done.stderr
    assert (house.path / "model_spec.md").read_text() == SPEC % RELEASES["2026-03-10"]
    assert read_label(house) == "2026-03-10"
    assert (house.path / "CHANGELOG.md").read_text().count("Takes over") == 1


def test_the_way_ends_at_the_first_release_that_asks(house: GitRepository) -> None:
    house.commit("early", write_spec("red book", "the lamps"))
    done = run("merge")
    assert done.exit_code == 1
    assert "then `clausetree upstream merge` for 2026-03-10\n" in done.stderr
    text = (house.path / "model_spec.md").read_text()
    assert "in the red book before" in text
    house.path.joinpath("model_spec.md").write_text(SPEC % RELEASES["2026-02-10"])
    run("continue")
    assert read_label(house) == "2026-02-10"
    house.commit("settled", {})
    assert run("merge").exit_code == 0
    assert (house.path / "model_spec.md").read_text() == SPEC % RELEASES["2026-03-10"]


def test_all_at_once_where_that_asks_no_more(house: GitRepository) -> None:
    house.commit("own", write_spec("green book", "the lights"))
    done = run("merge")
    assert done.exit_code == 1
    assert "one release after the other" not in done.stderr
    assert "has a conflict" not in done.stderr
    run("abort")
    assert read_label(house) == "2026-01-10"


def test_files_of_eval_prompts_go_the_same_way(house: GitRepository, tmp_path: Path) -> None:
    upstream = make_repository(tmp_path / "other")
    prompt = "Examples for [^aaaa] in Lend tools:\n\n%s\n"
    for (label, words), said in zip(RELEASES.items(), ("One.", "Two.", "Three."), strict=True):
        upstream.commit(
            f"Release {label}", write_spec(*words) | {"examples/aaaa.md": prompt % said}, day=label
        )
    house.path.joinpath("clausetree.lock").unlink()
    run("add", "../other")
    house.commit("early", write_spec("red book", "the lights") | {"examples/aaaa.md": prompt % "Two."})
    assert run("merge").exit_code == 0
    assert (house.path / "examples/aaaa.md").read_text() == prompt % "Three."


def _dispute(house: GitRepository, tmp_path: Path) -> dict[str, str]:
    """Makes fork and upstream give one clause another id each; returns the fork's files."""
    refers = "\nSee [?](#%s) first.\n"
    prompts = "Examples for [^aaaa] in Lend tools:\n\n~~~xml\n<user>\nSee [the rule](#%s).\n</user>\n~~~\n"
    spec = f"{SPEC % RELEASES['2026-01-10']}{refers}"
    upstream = make_repository(tmp_path / "third")
    upstream.commit("Release 2026-01-10", {"model_spec.md": spec % "lend"}, day="2026-01-10")
    loans = (spec % "loans").replace("{#lend ", "{#loans ")
    upstream.commit("Release 2026-02-10", {"model_spec.md": loans}, day="2026-02-10")
    house.path.joinpath("clausetree.lock").unlink()
    house.commit("third", {"model_spec.md": spec % "lend"})
    run("add", "../third")
    files = {
        "model_spec.md": (spec % "lending").replace("{#lend ", "{#lending "),
        "examples/aaaa.md": prompts % "lending",
    }
    house.commit("renamed", files)
    return files


@pytest.mark.parametrize(("side", "chosen"), [("ours", "lending"), ("theirs", "loans"), ("base", "lend")])
def test_references_say_the_id_that_is_chosen(
    house: GitRepository, tmp_path: Path, side: str, chosen: str
) -> None:
    files = _dispute(house, tmp_path)
    assert run("merge").exit_code == 1
    spec = house.path / "model_spec.md"
    marked = re.sub(r"^(<{7} ).*$", r"\1ours", spec.read_text(), flags=re.MULTILINE)
    marked = re.sub(
        r"^(\|{7} ).*$",
        r"\1base",
        re.sub(r"^(>{7} ).*$", r"\1theirs", marked, flags=re.MULTILINE),
        flags=re.MULTILINE,
    )
    spec.write_text(take_side(marked, side))
    assert run("continue").exit_code == 0
    for path, text in files.items():
        assert (house.path / path).read_text() == text.replace("#lending", f"#{chosen}")


def test_answers_that_leave_an_id_to_two_clauses_are_refused_and_can_be_undone(
    house: GitRepository, tmp_path: Path
) -> None:
    files = _dispute(house, tmp_path)
    run("merge")
    (house.path / "model_spec.md").write_text(files["model_spec.md"].replace("#lights", "#lending"))
    with pytest.raises(ClausetreeError, match="has the id `lending` a second time in line 7"):
        run("continue")
    run("abort")
    assert (house.path / "model_spec.md").read_text() == files["model_spec.md"]


def test_references_of_prompts_follow_what_upstream_renamed(house: GitRepository, tmp_path: Path) -> None:
    files = _dispute(house, tmp_path)
    back = {path: text.replace("#lending", "#lend") for path, text in files.items()}
    house.commit("back", back)
    assert run("merge").exit_code == 0
    for path, text in files.items():
        assert (house.path / path).read_text() == text.replace("#lending", "#loans")
