from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausetree.history.opening.source_opening import open_source
from clausetree.project.revs import load_revision

from .conftest import failure, make_repository

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import GitRepository

SETTINGS = """\
[spec]
profile = "2025-09"
examples = "prompts"
[[revision]]
label = "2025-04-11"
[[revision]]
label = "2025-02-12"
profile = "2025-02"
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose spec lies in `spec/`, with two listed revisions."""
    files = {
        "spec/clausetree.toml": SETTINGS,
        "spec/model_spec.md": "# Head\n",
        "spec/revisions/2025-02-12.md": "# One\n",
        "spec/revisions/2025-04-11.md": "# Two\n",
        "spec/revisions/2099-01-01.md": "# Not listed\n",
        "spec/prompts/abcd.md": "prompt",
        "src/deep/x.py": "",
    }
    for name, text in files.items():
        path = tmp_path / "project" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path / "project"


def test_no_name_at_all_is_the_head_of_the_project_around(project: Path) -> None:
    make_repository(project)
    for start in (project, project / "spec", project / "src" / "deep"):
        snapshot = load_revision(None, start=start)
        assert (snapshot.text, snapshot.revision.label) == ("# Head\n", "head")
    assert load_revision(None, start=project).revision.path == "spec/model_spec.md"
    assert load_revision(None, start=project / "src").revision.path == "../spec/model_spec.md"


@pytest.mark.parametrize("file", ["docs/model_spec.md", "docs/rules.md"])
@pytest.mark.parametrize("stated", ["file = '{}'", "files = ['intro.md', '{}']"])
def test_the_settings_above_hold_in_a_folder_that_is_named_too(
    tmp_path: Path, file: str, stated: str
) -> None:
    (tmp_path / "docs" / "other").mkdir(parents=True)
    (tmp_path / "intro.md").write_text("# Intro {#intro}\n")
    (tmp_path / file).write_text("# Rules {#rules}\n")
    (tmp_path / "clausetree.toml").write_text(f"[spec]\nname = 'Ours'\n{stated.format(file)}\n")
    for name, start in (("docs", tmp_path), (".", tmp_path / "docs"), (str(tmp_path / "docs"), tmp_path)):
        settings = load_revision(name, start=start).settings
        assert settings is not None
        assert settings.spec.name == "Ours"
    other = tmp_path / "docs" / "other"
    (other / "x.md").write_text("# Other {#other}\n")
    assert load_revision("other", start=tmp_path / "docs").settings is None, "which names another file"
    (other / "clausetree.toml").write_text("[spec]\nname = 'Theirs'\nfile = 'x.md'\n")
    settings = load_revision("other", start=tmp_path / "docs").settings
    assert settings is not None
    assert settings.spec.name == "Theirs"


def test_a_bare_label_is_a_revision_of_the_project_around(project: Path) -> None:
    make_repository(project)
    assert load_revision("2025-02-12", start=project).text == "# One\n"
    assert load_revision("latest", start=project / "src").revision.label == "2025-04-11"
    assert load_revision("head", start=project).text == "# Head\n"
    assert load_revision("@latest", start=project).text == "# Two\n"


def test_settings_list_the_revisions(project: Path) -> None:
    revisions = open_source(None, start=project).revisions()
    assert [(revision.label, revision.path) for revision in revisions] == [
        ("2025-02-12", "spec/revisions/2025-02-12.md"),
        ("2025-04-11", "spec/revisions/2025-04-11.md"),
        ("head", "spec/model_spec.md"),
    ]
    assert open_source(".", start=project / "spec").revisions()[0].path == "revisions/2025-02-12.md"


def test_each_revision_has_its_profile_and_its_surroundings(project: Path) -> None:
    old, head = (load_revision(label, start=project) for label in ("2025-02-12", "head"))
    assert old.profile is not None
    assert head.profile is not None
    assert (old.profile.name, head.profile.name) == ("2025-02", "2025-09")
    assert head.eval_prompts() == {"abcd": "prompt"}


def test_a_folder_without_settings_has_its_dated_files(project: Path, tmp_path: Path) -> None:
    (project / "spec" / "clausetree.toml").unlink()
    (project / "spec" / "revisions" / "notes.md").write_text("no revision")
    labels = [revision.label for revision in open_source("project/spec", start=tmp_path).revisions()]
    assert labels == ["2025-02-12", "2025-04-11", "2099-01-01", "head"]
    assert load_revision("project@latest", start=tmp_path).text == "# Not listed\n"
    assert load_revision("project", start=tmp_path).text == "# Head\n"


def test_other_labels_are_resolved_by_git_against_the_specs_path(
    repository: GitRepository, tmp_path: Path
) -> None:
    files = {"docs/spec/clausetree.toml": '[spec]\nfile = "rules.md"', "docs/spec/rules.md": "# Old\n"}
    repository.commit("Release 2025-01-01", {**files, "model_spec.md": "# Another\n"})
    listed = '[spec]\nfile = "rules.md"\n[[revision]]\nlabel = "first"\nfile = "first.md"'
    files = {
        "docs/spec/clausetree.toml": listed,
        "docs/spec/first.md": "# First\n",
        "docs/spec/rules.md": "# New\n",
    }
    repository.commit("More", files)
    assert load_revision("repo/docs@HEAD~1", start=tmp_path).text == "# Old\n"
    assert load_revision("2025-01-01", start=repository.path / "docs").text == "# Old\n"
    assert [revision.label for revision in open_source("repo/docs/spec", start=tmp_path).revisions()] == [
        "first",
        "head",
    ]


def test_a_commit_without_the_spec_says_where_it_was_looked_for(
    repository: GitRepository, tmp_path: Path
) -> None:
    repository.commit("First", {"README.md": "x"})
    repository.commit("Second", {"docs/rules.md": "# A {#a}\n"})
    hint = failure("repo/docs@HEAD~1", tmp_path).hint or ""
    places = (
        "docs/clausetree.toml",
        "docs/model_spec.md",
        "docs/spec/clausetree.toml",
        "docs/spec/model_spec.md",
        "docs/rules.md",
    )
    assert all(f"`{place}`" in hint for place in places)


def test_a_spec_on_another_branch_only_is_found_there(repository: GitRepository, tmp_path: Path) -> None:
    repository.commit("First", {"model_spec.md": "# A\n"})
    repository.git("branch", "topic")
    repository.git("rm", "--quiet", "model_spec.md")
    repository.commit("Gone", {"README.md": "x"})
    assert load_revision("repo@topic", start=tmp_path).text == "# A\n"
    assert failure("repo", tmp_path).message == "there is no spec in `repo`"


def test_a_folder_without_a_spec_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    error = failure("empty", tmp_path)
    assert error.message == "there is no spec in `empty`"
    assert "model_spec.md" in (error.hint or "")


def test_a_folder_where_a_file_should_be_is_an_error(project: Path, tmp_path: Path) -> None:
    (project / "spec" / "model_spec.md").unlink()
    (project / "spec" / "model_spec.md").mkdir()
    assert failure("project", tmp_path).message == "`project/spec/model_spec.md` is a folder, not a file"


def test_a_listed_file_that_is_missing_is_an_error(project: Path) -> None:
    (project / "spec" / "revisions" / "2025-02-12.md").unlink()
    assert failure("2025-02-12", project).message == "there is no file `spec/revisions/2025-02-12.md`"


def test_settings_that_cannot_be_read_are_an_error(project: Path) -> None:
    (project / "spec" / "clausetree.toml").write_text("[spc]")
    assert (
        failure(None, project).message == "unknown key `spc` in `spec/clausetree.toml`; did you mean `spec`?"
    )


def test_a_word_that_is_nothing_says_what_was_tried(project: Path, tmp_path: Path) -> None:
    error = failure("2025-02-13", project)
    expected = "`2025-02-13` is neither a file here, nor a known name (`openai`), nor a revision of this project's spec"
    assert error.message == expected
    assert "did you mean `2025-02-12`?" in (error.hint or "")
    (tmp_path / "rules").touch()
    assert failure("rulse", tmp_path).hint == "did you mean `rules`?"
    assert "no project" in failure("2025-02-13", tmp_path).message


def test_no_name_outside_a_project_is_an_error(tmp_path: Path) -> None:
    for name in (None, "head", "latest"):  # commands add the last two where nothing is named
        assert failure(name, tmp_path).message == f"there is no spec in `{tmp_path}` or the folders above it"


@pytest.fixture
def dated(repository: GitRepository) -> GitRepository:
    """A repository with two releases in git, and dated files beside the spec, one of them of a release's date."""
    repository.commit("Release 2025-02-12", {"model_spec.md": "# One\n"}, "2025-02-12")
    repository.commit("Release 2025-04-11", {"model_spec.md": "# Two\n"}, "2025-04-11")
    files = {"2025-03-01": "# Kept\n", "2025-04-11": "# Two, kept\n"}
    for label, text in files.items():
        path = repository.path / "revisions" / f"{label}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    return repository


def test_kept_files_and_releases_are_one_list_and_a_file_goes_before_git(
    dated: GitRepository, tmp_path: Path
) -> None:
    source = open_source("repo", start=tmp_path)
    revisions = source.revisions()
    assert [(revision.label, revision.commit is None) for revision in revisions] == [
        ("2025-02-12", False),
        ("2025-03-01", True),
        ("2025-04-11", True),
        ("head", True),
    ]
    assert dated.path.exists()
    assert source.load("2025-04-11").text == "# Two, kept\n"
    assert source.load("2025-02-12").text == "# One\n"


def test_the_latest_is_the_newer_of_file_and_release(dated: GitRepository, tmp_path: Path) -> None:
    assert load_revision("repo@latest", start=tmp_path).text == "# Two, kept\n", (
        "the file, where both are of a day"
    )
    (dated.path / "revisions" / "2025-04-11.md").unlink()
    assert load_revision("repo@latest", start=tmp_path).text == "# Two\n"
    (dated.path / "revisions" / "2025-05-01.md").write_text("# Newer\n")
    assert load_revision("repo@latest", start=tmp_path).text == "# Newer\n"


def test_settings_that_list_revisions_leave_out_what_git_has(dated: GitRepository, tmp_path: Path) -> None:
    toml = '[[revision]]\nlabel = "2025-03-01"\n'
    (dated.path / "clausetree.toml").write_text(toml)
    source = open_source("repo", start=tmp_path)
    assert [revision.label for revision in source.revisions()] == ["2025-03-01", "head"]
    assert source.load("latest").text == "# Kept\n"
    assert source.load("2025-02-12").text == "# One\n", "it answers all the same"


def test_head_is_listed_only_where_its_text_is_not_the_newest(project: Path) -> None:
    (project / "spec" / "model_spec.md").write_text("# Two\n")
    assert [revision.label for revision in open_source(None, start=project).revisions()] == [
        "2025-02-12",
        "2025-04-11",
    ]
    (project / "spec" / "model_spec.md").write_text("# One\n")
    assert [revision.label for revision in open_source(None, start=project).revisions()][-1] == "head"


def test_a_project_without_older_texts_has_its_head_alone_which_is_the_latest(tmp_path: Path) -> None:
    (tmp_path / "model_spec.md").write_text("# A\n")
    assert [revision.label for revision in open_source(".", start=tmp_path).revisions()] == ["head"]
    assert load_revision("@latest", start=tmp_path).revision.label == "head"
    error = failure("@first", tmp_path)
    assert error.hint == "there are `latest`, `head`"


def test_prompts_are_markdown_files_by_their_labels(project: Path) -> None:
    (project / "spec" / "prompts" / "notes.txt").write_text("x")
    (project / "spec" / "prompts" / "e.f.md").write_text("two")
    assert load_revision(None, start=project).eval_prompts() == {"abcd": "prompt", "e.f": "two"}
