"""Specs of several files: which ones the settings mean, on disk and in git, and the text that they make."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausetree.history.layouts.spec_files import find_files
from clausetree.history.opening.source_opening import open_source
from clausetree.model.errors import ClausetreeError
from clausetree.project.revs import load_revision

from .conftest import GitRepository, failure, make_tree

if TYPE_CHECKING:
    from pathlib import Path

    from clausetree.history.commits.snapshot import Snapshot
    from clausetree.history.layouts.file_tree import Tree

TOML = '[spec]\nfiles = ["intro.md", "rules/*.md"]\n'
NAMES = (
    "intro.md",
    "[draft].md",
    ".hidden.md",
    "rules/a.md",
    "rules/b.md",
    "rules/10.md",
    "rules/9.md",
    "rules/notes.txt",
    "rules/.hidden.md",
    "rules/deep/c.md",
    "rules/deep/er/d.md",
    "rules/.git/e.md",
    "rules.md/f.md",
    "文/规则.md",
)


@pytest.fixture(params=["disk", "git"])
def tree(request: pytest.FixtureRequest, tmp_path: Path, repository: GitRepository) -> Tree:
    """The same files in a folder and in a commit."""
    files = {name: f"# {name}\n" for name in NAMES if "/.git/" not in name or request.param == "disk"}
    if request.param == "disk":
        return make_tree(tmp_path / "disk", files)
    repository.commit("Files", {**files, "model_spec.md": "# A\n"})
    found = load_revision(f"{repository.path / '.git'}@HEAD", start=tmp_path).tree
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("patterns", "paths"),
    [
        (["intro.md"], ["intro.md"]),
        (["./intro.md"], ["intro.md"]),
        (["rules/*.md"], ["rules/10.md", "rules/9.md", "rules/a.md", "rules/b.md"]),
        (["rules/b.md", "rules/*.md"], ["rules/b.md", "rules/10.md", "rules/9.md", "rules/a.md"]),
        (["rules/?.md", "intro.md"], ["rules/9.md", "rules/a.md", "rules/b.md", "intro.md"]),
        (["rules/[!a0-9].md"], ["rules/b.md"]),
        (["*/deep/*.md"], ["rules/deep/c.md"]),
        (["rules/**/c.md"], ["rules/deep/c.md"]),
        (["rules/deep/**"], ["rules/deep/c.md", "rules/deep/er/d.md"]),
        (["**/[c-f].md"], ["rules.md/f.md", "rules/deep/c.md", "rules/deep/er/d.md"]),
        (["**/**/d.md"], ["rules/deep/er/d.md"]),
        (["rules/.hidden.md"], ["rules/.hidden.md"]),
        (["rules/.*.md"], ["rules/.hidden.md"]),
        (["[draft].md"], ["[draft].md"]),
        (["文/*.md"], ["文/规则.md"]),
        (["*.md"], ["[draft].md", "intro.md"]),
    ],
)
def test_patterns_mean_files_in_their_order_each_once(
    tree: Tree, patterns: list[str], paths: list[str]
) -> None:
    found = find_files(tree, "", patterns, "clausetree.toml")
    assert [path for path in found if path != "model_spec.md"] == paths


@pytest.mark.parametrize(
    "pattern",
    ["nothing.md", "rules", "rules/", "Intro.md", "rules/*.txt.md", "no/*.md", "intro.md/*", "*.rst"],
)
def test_a_pattern_that_meets_no_file_is_an_error_that_names_it(tree: Tree, pattern: str) -> None:
    with pytest.raises(ClausetreeError) as caught:
        find_files(tree, "", ["intro.md", pattern], "clausetree.toml")
    assert caught.value.message == f"`spec.files` in `clausetree.toml`: no file matches `{pattern}`"
    assert caught.value.hint


@pytest.mark.parametrize(
    ("link", "target", "pattern"),
    [
        ("rules/out.md", "../../outside.md", "rules/*.md"),
        ("rules/in.md", "a.md", "rules/*.md"),
        ("rules/in.md", "a.md", "rules/in.md"),
        ("rules/gone.md", "nowhere.md", "**/*.md"),
        ("also", "rules", "al*"),
    ],
)
@pytest.mark.parametrize("kept", [False, True])
def test_symbolic_links_are_refused(
    repository: GitRepository, link: str, target: str, pattern: str, *, kept: bool
) -> None:
    (repository.path.parent / "outside.md").write_text("# Secret {#secret}\n")
    toml = f'[spec]\nfiles = ["rules/a.md", "{pattern}"]\n'
    repository.commit("Start", {"clausetree.toml": toml, "rules/a.md": "# A {#a}\n"})
    (repository.path / link).symlink_to(target)
    repository.commit("Release 2025-01-01", {})
    if kept:
        told: list[str] = []
        with pytest.raises(ClausetreeError):
            load_revision(f"{repository.path / '.git'}@2025-01-01", start=repository.path, report=told.append)
        assert "is a symbolic link" in "".join(told)
    else:
        error = failure(None, repository.path)
        assert error.message == f"`spec.files` in `clausetree.toml`: `{link}` is a symbolic link"


def test_a_folder_that_is_a_symbolic_link_is_not_followed(tmp_path: Path) -> None:
    make_tree(tmp_path / "other", {"rules/b.md": "# B {#b}\n"})
    make_tree(tmp_path / "spec", {"clausetree.toml": TOML, "intro.md": "# A {#a}\n"})
    (tmp_path / "spec" / "rules").symlink_to(tmp_path / "other" / "rules")
    assert "no file matches `rules/*.md`" in failure(None, tmp_path / "spec").message


def _where(snapshot: Snapshot) -> list[str]:
    return [part.path for part in snapshot.revision.parts]


def test_the_text_is_the_files_one_after_the_other(tmp_path: Path) -> None:
    files = {"intro.md": "# A {#a}", "rules/b.md": "\ufeff# B {#b}\n", "rules/a.md": "text\n\n# C {#c}\n"}
    make_tree(tmp_path / "spec", {"clausetree.toml": TOML, **files})
    snapshot = load_revision(None, start=tmp_path / "spec")
    assert snapshot.text == "# A {#a}\ntext\n\n# C {#c}\n# B {#b}\n"
    assert _where(snapshot) == ["intro.md", "rules/a.md", "rules/b.md"]
    assert snapshot.revision.path == "intro.md"
    assert snapshot.revision.lines(5, 5) == ("rules/b.md", 1, 1)


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    make_tree(tmp_path / "spec", {"clausetree.toml": TOML, "intro.md": "# A {#a}", "rules/b.md": ""})
    (tmp_path / "spec" / "rules" / "a.md").write_bytes(b"# B\n\xff\n")
    assert failure(None, tmp_path / "spec").message.startswith("`rules/a.md` is not valid UTF-8")


@pytest.mark.parametrize("name", ["intro.md", "rules/a.md", "rules/b.md"])
def test_one_of_the_files_stands_for_all_of_them(tmp_path: Path, name: str) -> None:
    files = {"intro.md": "# A {#a}\n", "rules/a.md": "# B {#b}\n", "rules/b.md": "# C {#c}\n"}
    make_tree(tmp_path / "spec", {"clausetree.toml": TOML, **files, "other.md": "# D {#d}\n"})
    whole = load_revision("spec", start=tmp_path)
    named = load_revision(f"spec/{name}", start=tmp_path)
    assert (named.text, _where(named)) == (whole.text, _where(whole))
    assert load_revision("spec/other.md", start=tmp_path).text == "# D {#d}\n"


def test_each_commit_has_the_files_that_it_had(repository: GitRepository, tmp_path: Path) -> None:
    repository.commit("Release 2025-01-01", {"model_spec.md": "# A {#a}\n"}, "2025-01-01")
    (repository.path / "model_spec.md").unlink()
    start = {"clausetree.toml": TOML, "intro.md": "# A {#a}\n", "rules/b.md": "# B {#b}\n"}
    repository.commit("Release 2025-02-01", start, "2025-02-01")
    repository.commit("Release 2025-03-01", {"rules/a.md": "# C {#c}\n"}, "2025-03-01")
    (repository.path / "rules" / "b.md").rename(repository.path / "rules" / "z.md")
    repository.commit("Release 2025-04-01", {}, "2025-04-01")
    shown = f"{repository.path / '.git'}@2025-"
    texts = [load_revision(f"{shown}0{month}-01", start=tmp_path) for month in range(1, 5)]
    assert [snapshot.text for snapshot in texts] == [
        "# A {#a}\n",
        "# A {#a}\n# B {#b}\n",
        "# A {#a}\n# C {#c}\n# B {#b}\n",
        "# A {#a}\n# C {#c}\n# B {#b}\n",
    ]
    assert [_where(snapshot) for snapshot in texts] == [
        [],
        ["intro.md", "rules/b.md"],
        ["intro.md", "rules/a.md", "rules/b.md"],
        ["intro.md", "rules/a.md", "rules/z.md"],
    ]
    assert texts[2].revision.sha256 == texts[3].revision.sha256


def test_a_checkout_with_other_line_endings_is_no_edit(repository: GitRepository) -> None:
    files = {"intro.md": "# A {#a}\n", "rules/a.md": "# B {#b}\n"}
    repository.commit("Release 2025-01-01", {"clausetree.toml": TOML, **files})
    repository.git("config", "core.autocrlf", "true")
    for name, text in files.items():
        (repository.path / name).write_bytes(text.replace("\n", "\r\n").encode())
    released, head = (load_revision(label, start=repository.path) for label in ("2025-01-01", "head"))
    assert released.text == head.text


def test_without_releases_each_commit_that_touched_one_of_the_files_is_a_revision(
    repository: GitRepository, tmp_path: Path
) -> None:
    start = {"clausetree.toml": TOML, "intro.md": "# A {#a}\n", "rules/b.md": "# B {#b}\n"}
    told = [
        repository.commit("one", start),
        repository.commit("two", {"rules/b.md": "# B {#b}\n\nMore.\n"}),
        repository.commit("three", {"rules/c.md": "# C {#c}\n"}),
    ]
    repository.commit("four", {"rules/notes.txt": "Not a part.\n", "other.md": "# D {#d}\n"})
    found = open_source(str(repository.path / ".git"), start=tmp_path).revisions()
    assert [revision.commit for revision in found] == told
    assert len({revision.sha256 for revision in found}) == 3


def test_a_commit_that_lacks_the_files_is_left_out_and_told(
    repository: GitRepository, tmp_path: Path
) -> None:
    repository.commit("Release 2025-01-01", {"clausetree.toml": TOML, "intro.md": "# A {#a}\n"})
    repository.commit("Release 2025-02-01", {"rules/b.md": "# B {#b}\n"}, "2025-02-01")
    told: list[str] = []
    source = open_source(str(repository.path / ".git"), start=tmp_path, report=told.append)
    assert [revision.label for revision in source.revisions()] == ["2025-02-01"]
    assert any(line.endswith("no file matches `rules/*.md`") for line in told)
    with pytest.raises(ClausetreeError, match="there is no spec"):
        source.load("2025-01-01")
