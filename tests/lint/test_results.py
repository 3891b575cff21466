from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausetree.config.parsing import parse_settings
from clausetree.history.encoding import hash_text
from clausetree.history.snapshot import Snapshot
from clausetree.lint.report import lint_sources
from clausetree.lint.results import Results
from clausetree.lint.selection import Selection
from clausetree.lint.sources import Sources
from clausetree.model.revision import Revision
from tests.lint.test_mutations import CLEAN, MUTATIONS, Mutation

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = (
    "",
    '[lint]\nignore = ["EXM"]\n',
    '[lint.severity]\nREF = "info"\n',
    "[lint.rules.long-clause]\nwords = 3\n",
    '[spec]\nprofile = "2025-02"\n',
    '[spec]\ninformative = ["rules"]\n',
)
SELECTIONS = (Selection(), Selection(select=("SYN", "EXM")), Selection(ignore=("STY",)))


def sources(
    text: str, toml: str = "", prompts: str = "Examples for [^ab12] in Keep cooks safe:\n"
) -> Sources:
    sha256 = hash_text(text.encode())
    revision = Revision(label="x", date=None, commit=None, sha256=sha256, source="x.md", path="x.md")
    settings = parse_settings(toml, "clausetree.toml") if toml else None
    return Sources(
        Snapshot(revision=revision, text=text, settings=settings), text, {"ab12": ("ab12.md", prompts)}
    )


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Results:
    return Results(tmp_path_factory.mktemp("results"))


@settings(deadline=None)
@given(
    mutation=st.sampled_from(MUTATIONS),
    toml=st.sampled_from(SETTINGS),
    selection=st.sampled_from(SELECTIONS),
    prompts=st.sampled_from(
        ["Examples for [^ab12] in Keep cooks safe:\n", "Examples for [^zz99] in Nowhere:\n"]
    ),
)
def test_kept_results_are_those_of_a_new_run(
    results: Results, mutation: Mutation, toml: str, selection: Selection, prompts: str
) -> None:
    one = sources(CLEAN.replace(mutation.old, mutation.new), toml, prompts)
    anew = lint_sources(one, selection)
    assert lint_sources(one, selection, results=results) == anew
    assert lint_sources(one, selection, results=results) == anew


def test_an_unchanged_text_is_not_checked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    results = Results(tmp_path)
    first = lint_sources(sources("# A {#a}\n"), Selection(), results=results)
    assert first.findings

    def fail(*_: object) -> None:
        pytest.fail("it was checked again")

    monkeypatch.setattr("clausetree.lint.check.check_sources", fail)
    assert lint_sources(sources("# A {#a}\n"), Selection(), results=results) == first


@pytest.mark.parametrize("damage", [b"", b"x", b"x" * 500])
def test_damaged_results_are_as_good_as_none(tmp_path: Path, damage: bytes) -> None:
    results = Results(tmp_path)
    first = lint_sources(sources("# A {#a}\n"), Selection(), results=results)
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:40] + damage)
    assert lint_sources(sources("# A {#a}\n"), Selection(), results=results) == first


def test_a_folder_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    results = Results(tmp_path / "file")
    assert lint_sources(sources("# A {#a}\n"), Selection(), results=results).findings


def test_one_file_is_kept_for_a_spec_however_often_it_changes(tmp_path: Path) -> None:
    for title in "ABC":
        lint_sources(sources(f"# {title} {{#a}}\n"), Selection(), results=Results(tmp_path))
    assert len(list(tmp_path.iterdir())) == 1
