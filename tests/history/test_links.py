"""Links: what a project holds may be linked within it; what leads out of it is refused, whatever it is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from clausetree.history.git_access.git_drivers import install_drivers, uninstall_drivers
from clausetree.history.layouts.file_tree import DiskTree
from clausetree.model.errors import ClausetreeError
from clausetree.project.linting.targets import find_targets
from clausetree.project.revs import load_revision, load_revisions
from tests.history.conftest import make_repository

_SPEC = "# Rules {#rules}\n\nBe kind[^ab12].\n"
_SETTINGS = '[[revision]]\nlabel = "2025-02-12"\nfile = "old/first.md"\n'
_FILES = {
    "model_spec.md": _SPEC,
    "clausetree.toml": _SETTINGS,
    "old/first.md": "# Rules {#rules}\n",
    "examples/ab12.md": "Examples for [^ab12] in Rules:\n",
    "CHANGELOG.md": "# Changes\n",
}


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


@pytest.fixture(params=["in git", "outside of git"])
def project(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A project with settings, and a folder beside it that is none of its business."""
    write(tmp_path / "elsewhere", {"secret.md": "# Secret {#secret}\n", "examples/ab12.md": "Secret.\n"})
    folder = tmp_path / "project"
    if request.param == "in git":
        make_repository(folder)
    write(folder, _FILES)
    return folder


def link(path: Path, target: Path | str) -> None:
    if path.is_dir() and not path.is_symlink():
        for file in path.iterdir():
            file.unlink()
        path.rmdir()
    path.unlink(missing_ok=True)
    path.symlink_to(target)


def read_all(folder: Path) -> str:
    """Reads all that a site would show."""
    old, new = load_revisions("2025-02-12", "head", start=folder)
    return "".join((old.text, new.text, new.changelog() or "", *new.eval_prompts().values()))


def test_a_project_without_links_is_read(project: Path) -> None:
    assert "Be kind" in read_all(project)


@pytest.mark.parametrize(
    "name", ["model_spec.md", "CHANGELOG.md", "examples/ab12.md", "old/first.md", "clausetree.toml"]
)
def test_a_file_that_leads_out_is_refused(project: Path, name: str) -> None:
    secret = project.parent / "elsewhere" / "secret.md"
    for target in (secret, os.path.relpath(secret, (project / name).parent)):
        link(project / name, target)
        with pytest.raises(ClausetreeError) as caught:
            read_all(project)
        assert caught.value.message.startswith(
            f"`{name}` is a link that leads out of the project, to `{secret}`"
        )
        assert caught.value.hint is None


@pytest.mark.parametrize("folder", ["examples", "old"])
def test_a_folder_that_leads_out_is_refused(project: Path, folder: str) -> None:
    write(project.parent / "elsewhere", {"first.md": "# Secret {#secret}\n"})
    link(project / folder, project.parent / "elsewhere")
    with pytest.raises(ClausetreeError, match=rf"^`{folder}.*` is a link that leads out of the project"):
        read_all(project)


def test_older_texts_in_a_folder_that_leads_out_are_refused(project: Path) -> None:
    (project / "clausetree.toml").unlink()
    write(project.parent / "elsewhere", {"2025-02-12.md": "# Secret {#secret}\n"})
    link(project / "revisions", project.parent / "elsewhere")
    with pytest.raises(ClausetreeError, match=r"^`revisions` is a link that leads out of the project"):
        read_all(project)


def test_the_folder_of_a_spec_that_leads_out_is_refused(project: Path) -> None:
    write(project.parent / "elsewhere", _FILES)
    for name in ("model_spec.md", "clausetree.toml"):
        (project / name).unlink()
    link(project / "spec", project.parent / "elsewhere")
    with pytest.raises(ClausetreeError, match=r"^`spec.*` is a link that leads out of the project"):
        load_revision(None, start=project)
    with pytest.raises(ClausetreeError, match=r"^`.*spec.*` is a link that leads out of the project"):
        load_revision(str(project), start=project.parent)


def test_a_link_over_several_links_is_followed_to_its_end(project: Path) -> None:
    link(project / "second.md", project.parent / "elsewhere" / "secret.md")
    link(project / "first.md", "second.md")
    link(project / "model_spec.md", "first.md")
    with pytest.raises(ClausetreeError, match="leads out of the project"):
        load_revision(None, start=project)


def test_a_link_out_and_in_again_is_one_within(project: Path) -> None:
    link(project.parent / "elsewhere" / "back", project)
    write(project, {"texts/spec.md": _SPEC})
    link(project / "model_spec.md", project.parent / "elsewhere" / "back" / "texts" / "spec.md")
    assert "Be kind" in load_revision(None, start=project).text


def test_a_link_within_the_project_is_fine(project: Path) -> None:
    write(project, {"texts/spec.md": _SPEC, "prompts/ab12.md": "Linked.\n"})
    link(project / "model_spec.md", "texts/spec.md")
    link(project / "examples", "prompts")
    link(project / "CHANGELOG.md", project / "texts" / "spec.md")
    assert read_all(project).count("Be kind") == 2
    assert "Linked." in read_all(project)


def test_in_a_repository_the_project_is_the_whole_of_it(tmp_path: Path) -> None:
    repository = make_repository(tmp_path / "repository").path
    write(repository / "spec", _FILES)
    write(repository, {"shared/rules.md": _SPEC})
    link(repository / "spec" / "model_spec.md", "../shared/rules.md")
    assert "Be kind" in read_all(repository)
    assert "Be kind" in read_all(repository / "spec")
    link(repository / "spec" / "model_spec.md", tmp_path / "beside.md")
    with pytest.raises(ClausetreeError, match="leads out of the project"):
        read_all(repository / "spec")


def test_outside_of_git_it_is_the_folder_of_the_settings(tmp_path: Path) -> None:
    write(tmp_path / "spec", _FILES)
    write(tmp_path, {"shared/rules.md": _SPEC})
    link(tmp_path / "spec" / "model_spec.md", "../shared/rules.md")
    with pytest.raises(ClausetreeError, match="leads out of the project"):
        load_revision(None, start=tmp_path / "spec")


def test_a_folder_whose_name_begins_like_that_of_the_project_is_another(project: Path) -> None:
    write(project.parent, {"project-two/secret.md": "# Secret {#secret}\n"})
    link(project / "model_spec.md", project.parent / "project-two" / "secret.md")
    with pytest.raises(ClausetreeError, match="leads out of the project"):
        load_revision(None, start=project)


def test_a_path_that_the_user_names_may_be_anywhere(project: Path) -> None:
    secret = project.parent / "elsewhere" / "secret.md"
    link(project / "model_spec.md", secret)
    assert "Secret" in load_revision("model_spec.md", start=project).text
    assert "Secret" in load_revision(str(secret), start=project).text
    link(project.parent / "way", project)
    (project / "model_spec.md").unlink()
    write(project, _FILES)
    assert "Be kind" in load_revision(str(project.parent / "way"), start=project.parent).text


def test_what_lies_beside_a_named_path_may_not(project: Path) -> None:
    link(project / "examples", project.parent / "elsewhere" / "examples")
    snapshot = load_revision("model_spec.md", start=project)
    with pytest.raises(ClausetreeError, match="`examples` is a link that leads out of the project"):
        snapshot.eval_prompts()


def test_a_loop_is_one_clear_line(project: Path) -> None:
    link(project / "model_spec.md", "other.md")
    link(project / "other.md", "model_spec.md")
    with pytest.raises(
        ClausetreeError, match=r"`model_spec\.md` can't be read: too many levels of symbolic links"
    ):
        load_revision(None, start=project)
    write(project, {"third.md": _SPEC})
    link(project / "model_spec.md", "third.md")
    link(project / "examples", "examples")
    with pytest.raises(ClausetreeError, match="`examples` can't be read: too many levels of symbolic links"):
        read_all(project)


def test_a_link_that_leads_nowhere_is_said_to(project: Path) -> None:
    for name in ("examples", "CHANGELOG.md", "model_spec.md"):
        link(project / name, "nowhere")
        with pytest.raises(ClausetreeError) as caught:
            read_all(project)
        assert caught.value.message == f"`{name}` is a link that leads nowhere, to `nowhere`"
    link(project / "model_spec.md", project.parent / "nowhere")
    with pytest.raises(ClausetreeError, match="leads out of the project"):
        load_revision(None, start=project)


def test_what_is_no_spec_may_lead_out(tmp_path: Path) -> None:
    write(tmp_path, {"elsewhere/readme.md": "# Read me {#me}\n", "project/rules.md": _SPEC})
    link(tmp_path / "project" / "README.md", tmp_path / "elsewhere" / "readme.md")
    assert "Be kind" in load_revision(str(tmp_path / "project"), start=tmp_path).text
    (tmp_path / "project" / "rules.md").unlink()
    with pytest.raises(ClausetreeError, match="there is no spec"):
        load_revision(str(tmp_path / "project"), start=tmp_path)


@pytest.mark.parametrize("pattern", ["{}/**/*.md", "{}"])
def test_a_pattern_does_not_reach_out(project: Path, pattern: str) -> None:
    for name in ("model_spec.md", "clausetree.toml"):
        (project / name).unlink()
    write(project, {"docs/rules.md": _SPEC, "other/rules.md": _SPEC})
    start = project.parent
    assert find_targets(pattern.format("project"), start)
    link(project / "docs" / "secret.md", start / "elsewhere" / "secret.md")
    with pytest.raises(ClausetreeError, match=r"`project/docs/secret.md` is a link that leads out"):
        find_targets(pattern.format("project"), start)


def test_links_that_git_keeps_are_followed_within_the_commit_only(tmp_path: Path) -> None:
    repository = make_repository(tmp_path / "repository")
    folder = repository.path
    write(folder, {"texts/spec.md": _SPEC, "examples/ab12.md": "Prompt.\n"})
    link(folder / "model_spec.md", "texts/spec.md")
    link(folder / "examples" / "cd34.md", "../../outside.md")
    link(folder / "CHANGELOG.md", os.fspath(Path(os.sep, "etc", "hostname")))
    repository.commit("Release 2025-02-12", {}, "2025-02-12")
    link(folder / "model_spec.md", tmp_path / "outside.md")
    repository.commit("Release 2025-04-11", {}, "2025-04-11")
    inside = load_revision("2025-02-12", start=folder / "texts" / "..")
    assert inside.text == _SPEC
    assert inside.eval_prompts() == {"ab12": "Prompt.\n"}
    assert inside.changelog() is None
    with pytest.raises(ClausetreeError):
        load_revision("2025-04-11", start=folder)


def test_the_tree_of_a_folder_in_a_linked_folder_is_its_own(tmp_path: Path) -> None:
    write(tmp_path, {"real/model_spec.md": _SPEC})
    link(tmp_path / "way", "real")
    assert DiskTree(tmp_path / "way", "way").load("model_spec.md") == _SPEC.encode()


def test_git_is_not_set_up_through_a_link(tmp_path: Path) -> None:
    top = make_repository(tmp_path / "repository").path
    link(top / ".gitattributes", tmp_path / "profile")
    for set_up in (lambda: install_drivers(top, "model_spec.md", "examples"), lambda: uninstall_drivers(top)):
        with pytest.raises(
            ClausetreeError, match=r"^`\.gitattributes` is a link that leads out of the project"
        ):
            set_up()
    assert not (tmp_path / "profile").exists()
