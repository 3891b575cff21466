from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausetree.config.parsing import parse_settings
from clausetree.history.commits.snapshot import Snapshot
from clausetree.history.files.encoding import hash_text
from clausetree.history.layouts.file_tree import DiskTree
from clausetree.history.layouts.spec_layout import plain_layout
from clausetree.lint.coverage import Coverage
from clausetree.lint.report import Checked
from clausetree.lint.selection import Chosen, Selection
from clausetree.model.revision import Revision
from clausetree.project.linting import result_cache
from clausetree.project.linting.reporting import lint_sources
from clausetree.project.linting.result_cache import ResultCache
from clausetree.project.linting.sources import Sources
from tests.lint.test_mutations import CLEAN, MUTATIONS, Mutation

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
def results(tmp_path_factory: pytest.TempPathFactory) -> ResultCache:
    return ResultCache(tmp_path_factory.mktemp("results"))


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
    results: ResultCache, mutation: Mutation, toml: str, selection: Selection, prompts: str
) -> None:
    one = sources(CLEAN.replace(mutation.old, mutation.new), toml, prompts)
    anew = lint_sources(one, selection)
    assert lint_sources(one, selection, cache=results) == anew
    assert lint_sources(one, selection, cache=results) == anew


def test_an_unchanged_text_is_not_checked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    results = ResultCache(tmp_path)
    first = lint_sources(sources("# A {#a}\n"), Selection(), cache=results)
    assert first.findings

    def fail(*_: object) -> None:
        pytest.fail("it was checked again")

    monkeypatch.setattr("clausetree.project.linting.checking.check_sources", fail)
    assert lint_sources(sources("# A {#a}\n"), Selection(), cache=results) == first


@pytest.mark.parametrize("damage", [b"", b"x", b"x" * 500])
def test_damaged_results_are_as_good_as_none(tmp_path: Path, damage: bytes) -> None:
    results = ResultCache(tmp_path)
    first = lint_sources(sources("# A {#a}\n"), Selection(), cache=results)
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:40] + damage)
    assert lint_sources(sources("# A {#a}\n"), Selection(), cache=results) == first


def test_a_folder_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    results = ResultCache(tmp_path / "file")
    assert lint_sources(sources("# A {#a}\n"), Selection(), cache=results).findings


def _kept(one: Sources, other: Sources, tmp_path: Path, chosen: Chosen | None = None) -> bool:
    """Whether what was found in `one` is taken for what would be found in `other`."""
    first = Checked(lint_sources(one, Selection()).findings, Coverage(3, 2, 1))
    ResultCache(tmp_path).store(one, Chosen(), first)
    kept = ResultCache(tmp_path).load(other, chosen or Chosen())
    assert kept in {None, first}
    return kept is not None


def _revised(one: Sources, **changes: Any) -> Sources:
    snapshot = one.snapshot
    return one._replace(snapshot=snapshot._replace(revision=snapshot.revision._replace(**changes)))


NOTHING = Checked((), Coverage())
OLD = sources("# Old {#old}\n")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (sources("# A {#a}\n"), sources("# B {#a}\n")),
        (sources("# A {#a}\n"), sources("# A {#a}\n", toml="[lint.rules.long-clause]\nwords = 3\n")),
        (sources("# A {#a}\n", toml='[spec]\nprofile = "2025-02"\n'), sources("# A {#a}\n", toml='[spec]\nprofile = "2025-09"\n')),
        (sources("# A {#a}\n"), sources("# A {#a}\n", prompts="x")),
        (sources("# A {#a}\n"), sources("# A {#a}\n")._replace(prompts={})),
        (sources("# A {#a}\n"), sources("# A {#a}\n")._replace(prompts={"zz99": ("ab12.md", "Examples for [^ab12] in Keep cooks safe:\n")})),
        (sources("# A {#a}\n"), sources("# A {#a}\n")._replace(prompts={"ab12": ("b/ab12.md", "Examples for [^ab12] in Keep cooks safe:\n")})),
        (sources("# A {#a}\n"), _revised(sources("# A {#a}\n"), label="y")),
        (sources("# A {#a}\n"), sources("# A {#a}\n")._replace(previous=OLD)),
        (sources("# A {#a}\n")._replace(previous=OLD), sources("# A {#a}\n")._replace(previous=_revised(OLD, label="z"))),
        (sources("# A {#a}\n")._replace(previous=OLD), sources("# A {#a}\n")._replace(previous=OLD._replace(text="# O {#old}\n"))),
        (sources("# A {#a}\n")._replace(previous=OLD), sources("# A {#a}\n")._replace(previous=OLD._replace(prompts={}))),
    ],
)  # fmt: skip
def test_whatever_findings_follow_from_makes_another_run(
    one: Sources, other: Sources, tmp_path: Path
) -> None:
    assert _kept(one, one, tmp_path)
    assert not _kept(one, other, tmp_path)


def test_other_rules_and_severities_make_another_run(tmp_path: Path) -> None:
    one = sources("# A {#a}\n")
    assert _kept(one, one, tmp_path, Chosen(dict.fromkeys(reversed(list(Chosen().codes)))))
    assert not _kept(one, one, tmp_path, Chosen(["STY002"]))
    assert not _kept(one, one, tmp_path, Chosen(severities={"STY002": "error"}))


def test_another_changelog_makes_another_run_where_it_counts(tmp_path: Path) -> None:
    (tmp_path / "spec").mkdir()
    layout = plain_layout("x.md")
    one = sources("# A {#a}\n")
    tree = DiskTree(root=tmp_path / "spec", shown=".")
    one = one._replace(snapshot=one.snapshot._replace(tree=tree, layout=layout), previous=OLD)
    assert _kept(one, one, tmp_path / "kept")
    (tmp_path / "spec" / "CHANGELOG.md").write_text("## v2025.01.01\n")
    assert ResultCache(tmp_path / "kept").load(one, Chosen()) is None


def test_another_program_makes_another_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = sources("# A {#a}\n")
    package = tmp_path / "package"
    shutil.copytree(
        Path(result_cache.__file__).parents[2], package, ignore=shutil.ignore_patterns("__pycache__")
    )
    monkeypatch.setattr(result_cache, "_PACKAGE", package)
    for name in ("lint/rules/style/long_clause.py", "syntax/tags.py", "model/clause.py", "text/words.py"):
        assert _kept(one, one, tmp_path / "kept")
        with (package / name).open("a") as file:
            file.write("#")
        assert ResultCache(tmp_path / "kept").load(one, Chosen()) is None
    assert _kept(one, one, tmp_path / "kept")
    for name in ("lint/notes.txt", "lint/__pycache__/x.py", "output/lint/text.py"):
        (package / name).parent.mkdir(exist_ok=True)
        (package / name).write_text("another")
    assert ResultCache(tmp_path / "kept").load(one, Chosen()) is not None


def test_each_spec_has_a_file_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = sources("# A {#a}\n")
    kept = ResultCache(tmp_path / "kept")
    for count, other in enumerate((one, _revised(one, source="y"), _revised(one, path="y.md")), 1):
        kept.store(other, Chosen(), NOTHING)
        assert len(list((tmp_path / "kept").iterdir())) == count
    monkeypatch.chdir(tmp_path)
    kept.store(one, Chosen(), NOTHING)
    assert len(list((tmp_path / "kept").iterdir())) == 4


def test_fixes_are_kept_with_their_safety(tmp_path: Path) -> None:
    one = sources("# A {#a}\n\nthe the word  x {#a}\n\n# B  {# b}\n")
    first = Checked(lint_sources(one, Selection()).findings, Coverage())
    assert {finding.fix.safe for finding in first.findings if finding.fix} == {True, False}
    ResultCache(tmp_path).store(one, Chosen(), first)
    assert ResultCache(tmp_path).load(one, Chosen()) == first


def test_one_file_is_kept_for_a_spec_however_often_it_changes(tmp_path: Path) -> None:
    for title in "ABC":
        lint_sources(sources(f"# {title} {{#a}}\n"), Selection(), cache=ResultCache(tmp_path))
    assert len(list(tmp_path.iterdir())) == 1
