"""A spec by its own path: `FILE@REV`, `REPO:path/spec.md@LABEL`; and what is said where nothing says which is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausetree.history.opening.revision_name import parse_revision_name
from clausetree.history.opening.source_opening import open_source
from clausetree.model.errors import ClausetreeError
from clausetree.project.chains import load_chain, load_listed
from clausetree.project.publication import load_publication
from clausetree.project.revs import load_revision

from .conftest import failure, make_tree
from .test_moved_specs import names_file, spec

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import GitRepository


@pytest.fixture
def several(repository: GitRepository) -> GitRepository:
    """Two specs of other names in `docs/`, the first of which was elsewhere; and one that is not committed."""
    repository.commit("Release 2025-01-01", {"old/rules.md": spec(0), "docs/other": spec(5)})
    repository.commit("Release 2025-02-01", {"old/rules.md": None, "docs/rules@home.md": spec(1)})
    repository.commit("Later", {"docs/rules@home.md": spec(2)})
    (repository.path / "docs" / "rules@home.md").write_text(spec(3))
    for name in ("new.md", "docs/new.md"):
        (repository.path / name).write_text(spec(4))
    return repository


FILES = [
    ("docs/rules@home.md@HEAD", 2, "HEAD"),
    ("docs/rules@home.md@HEAD~1", 1, "2025-02-01"),
    ("docs/rules@home.md@2025-01-01", 0, "2025-01-01"),
    ("docs/rules@home.md@latest", 1, "2025-02-01"),
    ("docs/rules@home.md@head", 3, "head"),
    ("docs/rules@home.md", 3, "rules@home"),
    ("docs/other@HEAD", 5, "HEAD"),
    ("old/rules.md@HEAD~2", 0, "2025-01-01"),
]


@pytest.mark.parametrize(("name", "edition", "label"), FILES)
def test_a_tracked_file_has_every_revision_that_git_has(
    several: GitRepository, tmp_path: Path, name: str, edition: int, label: str
) -> None:
    for text, start in ((name, several.path), (f"repo/{name}", tmp_path), (f"repo:{name}", tmp_path)):
        found = load_revision(text, start=start)
        assert (found.text, found.revision.label) == (spec(edition), label)


def test_a_file_in_a_repository_or_bundle_or_at_an_address_is_named_after_a_colon(
    several: GitRepository, tmp_path: Path
) -> None:
    several.bundle(tmp_path / "spec.bundle")
    several.git("clone", "--quiet", "--bare", ".", str(tmp_path / "bare.git"))
    for source in ("bare.git", "spec.bundle", f"file://{several.path}"):
        for label, edition in (("2025-01-01", 0), ("latest", 1), ("HEAD", 2)):
            name = f"{source}:docs/rules@home.md@{label}"
            assert load_revision(name, start=tmp_path).text == spec(edition)
        labels = [
            one.label for one in open_source(f"{source}:docs/rules@home.md", start=tmp_path).revisions()
        ]
        assert labels == ["2025-01-01", "2025-02-01"]


def test_the_life_of_a_file_is_read_like_that_of_a_project(several: GitRepository) -> None:
    name = "docs/rules@home.md"
    labels = ["2025-01-01", "2025-02-01", "head"]
    start = several.path
    assert [one.label for one in open_source(name, start=start).revisions()] == labels
    assert [one.revision.label for one in load_listed(name, start=start).documents] == labels
    assert len(load_publication(name, start=start).snapshots) == 3
    chain = load_chain(f"{name}@2025-01-01", name, start=start)
    assert [one.revision.label for one in chain.documents] == labels


def test_the_specs_own_file_has_the_revisions_of_its_project(
    repository: GitRepository, tmp_path: Path
) -> None:
    toml = names_file("rules.md") + '[[revision]]\nlabel = "first"\nfile = "first.md"\n'
    files = {"spec/clausetree.toml": toml, "spec/rules.md": spec(1), "spec/first.md": spec(0)}
    repository.commit("Begin", files)
    assert load_revision("repo/spec/rules.md@first", start=tmp_path).text == spec(0)
    labels = [one.label for one in open_source("repo/spec/rules.md", start=tmp_path).revisions()]
    assert labels == ["first", "head"]


@pytest.mark.parametrize(
    ("name", "said", "hinted"),
    [
        ("docs/new.md@HEAD", "`docs/new.md` is not in commit `", "commit it"),
        ("nowhere.md@HEAD", "there is no file `nowhere.md`", "did you mean `new.md`?"),
        ("old/rules.md", "there is no file `old/rules.md`", ""),
        ("docs/rules@home.md@2025-03-01", "has no revision `2025-03-01`", "did you mean `2025-02-01`?"),
        (".:../out.md", "`../out.md` leads out of `.`", "inside"),
        (".:nowhere.md", "there is no file `.:nowhere.md`", ""),
        ("new.md:x.md", "`new.md:x.md` names a path in a file", "before the `:`"),
        (".git:new.md", "there is no file `.git:new.md`", "name a revision that has it"),
        ("old/rules.md@head", "there is no file `old/rules.md`", "name a revision that has it"),
    ],
)
def test_a_file_that_is_not_there_is_told_clearly(
    several: GitRepository, name: str, said: str, hinted: str
) -> None:
    error = failure(name, several.path)
    assert said in error.message
    assert hinted in (error.hint or "")


@pytest.mark.parametrize(
    ("text", "source", "label"),
    [
        ("repo:docs/a.md@HEAD~2", "repo:docs/a.md", "HEAD~2"),
        ("sub/repo:docs/a", "sub/repo:docs/a", None),
        ("openai:docs/a.md@latest", "openai:docs/a.md", "latest"),
        ("https://host/r.git:a.md@v1", "https://host/r.git:a.md", "v1"),
        ("git@host:o/r.git:a.md@v1", "git@host:o/r.git:a.md", "v1"),
    ],
)
def test_the_path_inside_belongs_to_the_source(text: str, source: str, label: str | None) -> None:
    assert parse_revision_name(text, lambda path: path in {"repo", "sub/repo"}) == (source, label)


COMMANDS: list[Callable[[str | None, Path], object]] = [
    lambda source, start: open_source(source, start=start).revisions(),
    lambda source, start: load_listed(source, start=start),
    lambda source, start: load_publication(source, start=start),
    lambda source, start: open_source(source, start=start).load(None),
]


@pytest.mark.parametrize(
    ("files", "said", "hinted"),
    [
        ({}, "there is no spec in `{}`", "looked for"),
        ({"README.md": "# A\n", "docs/README.md": "# A {#a}\n"}, "there is no spec in `{}`", "looked for"),
        ({"docs/rules.md": "# A {#a}\n"}, "there is no spec in `{}`", "docs/rules.md` looks like one"),
        ({"docs/our_spec.md": "# A\n"}, "there is no spec in `{}`", "docs/our_spec.md` looks like one"),
        (
            {"a/rules.md": "# A {#a}\n", "b/rules.md": "# B {#b}\n", "a/examples/x.md": "# X {#x}\n"},
            "`{}` has 2 files that look like specs",
            "b/rules.md`",
        ),
        (
            {"a/model_spec.md": "# A\n", "b/model_spec.md": "# B\n", "docs/c.md": "# C {#c}\n"},
            "`{}` has 2 files that look like specs",
            "a/model_spec.md`, `",
        ),
    ],
)
def test_where_there_is_no_spec_every_command_fails_and_says_what_looks_like_one(
    repository: GitRepository, files: dict[str, str], said: str, hinted: str
) -> None:
    repository.commit("Release 2025-01-01", {"x.txt": "x", **files})
    above = repository.path.parent
    for source, start in (("repo", above), ("repo/.git", above), (None, repository.path)):
        for command in COMMANDS:
            with pytest.raises(ClausetreeError) as caught:
                command(source, start)
            assert said.format(source or ".") in caught.value.message
            assert hinted in (caught.value.hint or "")


def test_what_the_hint_names_can_be_typed(repository: GitRepository, tmp_path: Path) -> None:
    repository.commit("Release 2025-01-01", {"docs/rules.md": spec(0)})
    for source, start in (("repo", tmp_path), ("repo/.git", tmp_path), (None, repository.path)):
        with pytest.raises(ClausetreeError) as caught:
            open_source(source, start=start).revisions()
        named = (caught.value.hint or "").split("`")[1]
        assert load_revision(f"{named}@2025-01-01", start=start).text == spec(0)


def test_outside_git_too_a_file_that_looks_like_a_spec_is_named(tmp_path: Path) -> None:
    make_tree(tmp_path / "plain", {"docs/rules.md": "# A {#a}\n", ".hidden/b.md": "# B {#b}\n"})
    for source, start in (("plain", tmp_path), (None, tmp_path / "plain")):
        assert "docs/rules.md` looks like one" in (failure(source, start).hint or "")


def test_a_submodule_that_is_not_checked_out_is_told(released: GitRepository, tmp_path: Path) -> None:
    released.git(
        "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", f"file://{released.path}", "x"
    )
    released.git("commit", "--quiet", "--message", "Submodule")
    released.git("clone", "--quiet", ".", str(tmp_path / "clone"))
    error = failure("clone/x", tmp_path)
    assert error.message == "`clone/x` is a submodule that is not checked out"
    assert error.hint == "`git submodule update --init clone/x`"


def test_a_revision_with_several_specs_is_an_error_that_lists_them_as_they_are_typed(
    repository: GitRepository, tmp_path: Path
) -> None:
    repository.commit("Release 2025-01-01", {"a/rules.md": spec(0), "b/c/rules.md": spec(1), "x/y.txt": "y"})
    repository.commit("One of them gone", {"a/rules.md": None, "b/new/model_spec.md": spec(2)})
    repository.git("clone", "--quiet", "--bare", ".", str(tmp_path / "bare.git"))
    repository.bundle(tmp_path / "spec.bundle")
    top = ["a/rules.md", "b/c/rules.md"]
    for source, start, files in (
        ("repo", tmp_path, top),
        ("bare.git", tmp_path, top),
        ("spec.bundle", tmp_path, top),
        (f"file://{repository.path}", tmp_path, top),
        (".", repository.path, top),
        (None, repository.path, top),
    ):
        for label in ("2025-01-01", "HEAD~1"):
            error = failure(label if source is None else f"{source}@{label}", start)
            assert "has 2 files that look like specs" in error.message
            prefix = "" if source in {None, "."} else f"{source}:"
            assert error.hint == "name one: " + ", ".join(f"`{prefix}{file}@{label}`" for file in files)
            for number, file in enumerate(files):
                assert load_revision(f"{prefix}{file}@{label}", start=start).text == spec(number)
    one = failure("repo/b@HEAD~1", tmp_path)
    assert one.hint == "`repo/b:c/rules.md@HEAD~1` looks like one: name it"
    assert load_revision("repo/b:c/rules.md@HEAD~1", start=tmp_path).text == spec(1)
    assert "looked for" in (failure("repo/x@HEAD", tmp_path).hint or "")
