"""From targets to texts, from texts to mended ones; and writing them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausetree.history.files.writing import write_text
from clausetree.lint.baseline import parse_baseline, render_baseline
from clausetree.lint.selection import Selection
from clausetree.model.errors import ClausetreeError
from clausetree.project.linting.mending import mend_sources
from clausetree.project.linting.reporting import lint_sources
from clausetree.project.linting.result_cache import open_result_cache
from clausetree.project.linting.sources import Sources, load_sources
from clausetree.project.linting.targets import find_targets
from clausetree.project.revs import load_revision

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = '[spec]\nexamples = "prompts"\n[[revision]]\nlabel = "2025-02-12"\n'


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)  # names of sources lead from there
    write(
        tmp_path / "spec",
        {
            "clausetree.toml": SETTINGS,
            "model_spec.md": "# A {#a}\n\nthe the word.[^ab12]\n",
            "revisions/2025-02-12.md": "# A {#a}\n",
            "prompts/ab12.md": "Examples for [^ab12] in A:\n",
            "CHANGELOG.md": "# Changes\n",
        },
    )
    return tmp_path


def sources(project: Path, label: str | None = None, previous: str | None = None) -> Sources:
    old = load_revision(previous, start=project) if previous else None
    return load_sources(load_revision(label, start=project), old)


def test_the_texts_of_a_spec_are_its_own_and_those_of_its_prompts(project: Path) -> None:
    found = sources(project)
    assert found.path == "spec/model_spec.md"
    assert found.settings_path == "spec/clausetree.toml"
    assert list(found.texts()) == ["spec/model_spec.md", "spec/prompts/ab12.md"]
    assert found.prompts == {"ab12": ("spec/prompts/ab12.md", "Examples for [^ab12] in A:\n")}
    assert found.previous is None


def test_an_older_text_has_no_prompts_and_may_be_what_another_is_compared_with(project: Path) -> None:
    old = sources(project, "2025-02-12")
    assert (old.text, dict(old.prompts)) == ("# A {#a}\n", {})
    found = sources(project, previous="2025-02-12")
    assert found.previous is not None
    assert found.previous.text == "# A {#a}\n"


def test_other_texts_take_the_place_of_those_under_their_paths(project: Path) -> None:
    found = sources(project).with_texts({"spec/prompts/ab12.md": "new"})
    assert found.texts() == {"spec/model_spec.md": sources(project).text, "spec/prompts/ab12.md": "new"}
    assert sources(project).with_texts({"spec/model_spec.md": "new"}).text == "new"


def test_a_report_leaves_out_and_tells_what_the_baseline_knows(project: Path) -> None:
    found = sources(project)
    first = lint_sources(found, Selection())
    assert first.known == ()
    assert not first.has_baseline
    known = parse_baseline(render_baseline(one for one in first.findings if one.code == "STY004"), "x")
    second = lint_sources(found, Selection(), known)
    assert second.known == tuple(entry.fingerprint for entry in known)
    assert second.has_baseline
    assert second.findings == tuple(finding for finding in first.findings if finding.code != "STY004")
    assert list(first.texts) == ["spec/model_spec.md", "spec/prompts/ab12.md"]


def test_settings_of_the_project_choose_rules_and_their_errors_name_the_file(project: Path) -> None:
    (project / "spec" / "clausetree.toml").write_text(SETTINGS + '[lint]\nselect = ["REFF"]\n')
    with pytest.raises(ClausetreeError, match=r"spec/clausetree.toml"):
        lint_sources(sources(project), Selection())
    (project / "spec" / "clausetree.toml").write_text(SETTINGS + '[lint]\nselect = ["STY004"]\n')
    assert {finding.code for finding in lint_sources(sources(project), Selection()).findings} == {"STY004"}


def test_mending_goes_on_until_nothing_is_left_and_tells_what_changed(project: Path) -> None:
    write(project / "spec", {"model_spec.md": "# A {#a}\n\nthe the the the word.[^ab12]\n"})
    mended = mend_sources(sources(project), Selection(select=("STY004",)), unsafe=True)
    assert mended.texts == {"spec/model_spec.md": "# A {#a}\n\nthe word.[^ab12]\n"}
    assert mended.report.findings == ()
    assert mended.fixed == len(lint_sources(sources(project), Selection(select=("STY004",))).findings)


def test_what_nobody_can_mend_is_left_and_no_text_changes(project: Path) -> None:
    write(project / "spec", {"model_spec.md": "# A {#a}\n\n[?](#xyzzy)[^ab12]\n"})
    mended = mend_sources(sources(project), Selection(select=("REF001",)))
    assert (mended.texts, mended.fixed) == ({}, 0)
    assert [finding.code for finding in mended.report.findings] == ["REF001"]


def test_unsafe_fixes_are_made_only_where_asked_for(project: Path) -> None:
    write(
        project / "spec",
        {"model_spec.md": "# A b {#a}\n\nSee [?](#be_kindd).[^ab12]\n\n## Be kind {#be_kind}\n\nx\n"},
    )
    select = Selection(select=("REF001",))
    (finding,) = lint_sources(sources(project), select).findings
    assert finding.fix is not None
    assert not finding.fix.safe
    assert mend_sources(sources(project), select).texts == {}
    unsafe = mend_sources(sources(project), select, unsafe=True)
    assert "[?](#be_kind)" in unsafe.texts["spec/model_spec.md"]
    assert unsafe.fixed == 1


def test_what_the_baseline_lets_pass_is_not_mended_and_not_counted(project: Path) -> None:
    write(project / "spec", {"model_spec.md": "# A {#a}\n\nthe the word and and so on.[^ab12]\n"})
    select = Selection(select=("STY004",))
    first, _ = lint_sources(sources(project), select).findings
    mended = mend_sources(
        sources(project), select, parse_baseline(render_baseline([first]), "x"), unsafe=True
    )
    assert mended.texts == {"spec/model_spec.md": "# A {#a}\n\nthe the word and so on.[^ab12]\n"}
    assert (mended.fixed, mended.report.findings, mended.report.known) == (1, (), (first.fingerprint,))


def test_the_changelog_beside_the_spec_is_read_where_there_is_something_to_compare(project: Path) -> None:
    select = Selection(select=("REV004",))
    found = sources(project, previous="2025-02-12")
    assert [finding.code for finding in lint_sources(found, select).findings] == ["REV004"]
    assert lint_sources(sources(project), select).findings == ()
    (project / "spec" / "CHANGELOG.md").unlink()
    assert lint_sources(found, select).findings == ()


def test_prompt_files_are_mended_too(project: Path) -> None:
    write(project / "spec", {"prompts/ab12.md": "Examples for [^ab12] in Old:\n"})
    mended = mend_sources(sources(project), Selection(select=("REF007",)), unsafe=True)
    assert mended.texts == {"spec/prompts/ab12.md": "Examples for [^ab12] in A:\n"}


SPEC = "# A {#a}\n"


def test_a_name_that_exists_is_linted_as_it_is(tmp_path: Path) -> None:
    write(tmp_path, {"notes.md": "no spec", "a[1].md": SPEC, "with/model_spec.md": SPEC, "with/b.md": SPEC})
    for name in ("notes.md", "a[1].md", "with", "2025-02-12"):
        assert find_targets(name, tmp_path) == [name]


def test_a_pattern_or_a_folder_without_a_project_is_all_specs_in_it(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "docs/b.md": "text\n\n###### A {#a}\n",
            "docs/a.md": "# A\t{#a}\n",
            "docs/notes.md": "# No id\n",
            "docs/c.txt": SPEC,
            "docs/deep/d.md": "#  A {.x #a}\n\n## B {#b}\n",
            "docs/deep/e.md": "text {#a}\n####### A {#a}\n",
        },
    )
    (tmp_path / "docs" / "deep" / "f.md").mkdir()
    assert find_targets("docs/*.md", tmp_path) == ["docs/a.md", "docs/b.md"]
    assert find_targets("docs/?.md", tmp_path) == ["docs/a.md", "docs/b.md"]
    assert find_targets("docs/[ab].md", tmp_path) == ["docs/a.md", "docs/b.md"]
    everything = ["docs/a.md", "docs/b.md", "docs/deep/d.md"]
    assert find_targets("docs", tmp_path) == find_targets("docs/", tmp_path) == everything
    assert find_targets("docs/**/*.md", tmp_path) == everything


@pytest.mark.parametrize("name", ["*.md", "empty"])
def test_where_there_is_no_spec_that_is_an_error(tmp_path: Path, name: str) -> None:
    write(tmp_path, {"empty/notes.md": "# No id\n"})
    with pytest.raises(ClausetreeError, match=f"`{'[*].md' if name == '*.md' else name}`") as caught:
        find_targets(name, tmp_path)
    assert "{#id}" in (caught.value.hint or "")


def test_a_text_is_written_whole_with_its_permissions_kept_and_links_followed(tmp_path: Path) -> None:
    file, link = tmp_path / "a.md", tmp_path / "link.md"
    file.write_text("old")
    file.chmod(0o640)
    link.symlink_to(file)
    write_text(str(link), "n\u00e9w\r\n")
    assert file.read_bytes() == "n\u00e9w\r\n".encode()
    assert file.stat().st_mode & 0o777 == 0o640
    assert link.is_symlink()
    write_text(str(tmp_path / "b.md"), "b")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.md", "b.md", "link.md"]


def test_a_text_that_cannot_be_written_is_an_error_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    for path, reason in (
        (tmp_path / "no" / "a.md", "no such file or directory"),
        (tmp_path / "folder.md", "is a directory"),
    ):
        with pytest.raises(ClausetreeError, match=f"can't be written: {reason}$") as caught:
            write_text(str(path), "x")
        assert str(path) in caught.value.message
        assert caught.value.hint
    assert [path.name for path in tmp_path.iterdir()] == ["folder.md"]


def test_results_are_kept_in_the_users_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, project: Path
) -> None:
    found = sources(project)
    for variable, folder in (("XDG_CACHE_HOME", "cache"), ("HOME", "home/.cache")):
        monkeypatch.setenv("XDG_CACHE_HOME", "")
        monkeypatch.setenv(variable, str(tmp_path / folder.partition("/")[0]))
        lint_sources(found, Selection(), cache=open_result_cache())
        assert len(list((tmp_path / folder / "clausetree" / "lint").iterdir())) == 1
