"""Links to files, wherever they lead: what is inside and missing is a finding, what leads out stops nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.history.conftest import GitRepository, make_repository

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Ran

    Run = Callable[..., Ran]

OUTSIDE = [
    "[issues](../../issues)",
    "[wiki](../../wiki/Home#a)",
    "![picture](../../logo.png)",
    "[a way round](docs/../../..)",
    "[up](..)",
    "[here](.)",
    "see [r]\n\n[r]: ../../other.md",
    '<a href="../../issues">issues</a>',
]
TEXT = "# A {{#a}}\n\nSay {} and [gone](docs/gone.md).\n"


@pytest.fixture
def repository(tmp_path: Path) -> GitRepository:
    return make_repository(tmp_path / "repo")


def lint(run: Run, *arguments: str, **options: object) -> list[str]:
    """Returns the findings that speak of files, each on a line."""
    done = run("lint", "--select", "REF010", "--format", "github", *arguments, **options)
    assert done.code == 1, done.err
    return [line.rpartition("::")[2] for line in done.out.splitlines()]


@pytest.mark.parametrize("link", OUTSIDE)
def test_a_link_that_leads_out_is_not_looked_up_on_disk_in_a_commit_or_piped(
    run: Run, repository: GitRepository, link: str
) -> None:
    text = TEXT.format(link)
    repository.commit("Release 2025-01-01", {"model_spec.md": text})
    found = lint(run, cwd=repository.path)
    assert len(found) == 1
    assert "docs/gone.md" in found[0]
    assert lint(run, "HEAD", cwd=repository.path) == found
    assert lint(run, "--against", "HEAD", cwd=repository.path) == found
    assert lint(run, "-", cwd=repository.path, stdin=text.encode()) == found


def test_review_release_check_and_new_read_a_spec_with_such_a_link(
    run: Run, repository: GitRepository, tmp_path: Path
) -> None:
    repository.commit("Release 2025-01-01", {"model_spec.md": TEXT.format("more in " + OUTSIDE[0])})
    assert run("review", "HEAD", cwd=repository.path).code == 0
    checked = run("release", "check", "2025-02-02", cwd=repository.path)
    assert "there is no file `docs/gone.md`" in checked.out
    assert "issues" not in checked.out + checked.err
    made = run("new", str(tmp_path / "fork"), "--from", f"{repository.path}@2025-01-01")
    assert made.code == 0, made.err


def test_a_link_out_of_a_folder_without_git_is_left_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "spec.md").write_text(TEXT.format("more in [x](../other.md)"))
    assert len(lint(run, "spec.md", cwd=tmp_path)) == 1


def test_a_folder_that_is_a_link_to_elsewhere_is_not_looked_into(run: Run, tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "outside").mkdir()
    (inside / "docs").symlink_to(tmp_path / "outside")
    (inside / "spec.md").write_text("# A {#a}\n\nSee [x](docs/more.md) and [gone](gone.md).\n")
    assert ["gone.md" in line for line in lint(run, "spec.md", cwd=inside)] == [True]


@pytest.mark.parametrize("name", ["%00", "a%0Ab", "x" * 300, "a/../b", "é%FF"])
def test_no_name_of_a_file_stops_lint(run: Run, repository: GitRepository, name: str) -> None:
    repository.commit("Release 2025-01-01", {"model_spec.md": TEXT.format(f"[x]({name})")})
    for rev in ([], ["HEAD"]):
        assert any("docs/gone.md" in line for line in lint(run, *rev, cwd=repository.path))


FILES = {
    "clausetree.toml": '[spec]\nname = "P"\nfiles = ["a.md", "rules/b.md"]\n',
    "a.md": "# A {#a}\n\nSee [1](notes.md), [2](rules/own.md), [3](own.md), [4](../out.md), [5](rules/b.md).\n",
    "rules/b.md": "# B {#b}\n\nSee [1](../notes.md), [2](own.md), [3](notes.md), [4](../../out.md), [5](../a.md),\n"
    "[6](oun.md).\n",
    "notes.md": "Notes.\n",
    "rules/own.md": "Own.\n",
}
MISSING = ["there is no file `own.md`", "there is no file `notes.md`", "there is no file `oun.md`"]


def test_a_link_in_one_of_several_files_counts_from_the_folder_of_that_file(
    run: Run, repository: GitRepository
) -> None:
    repository.commit("Release 2025-01-01", FILES)
    for arguments, cwd in (([], "."), (["HEAD"], "."), (["rules/b.md"], "."), (["../a.md"], "rules")):
        found = lint(run, *arguments, cwd=repository.path / cwd)
        assert [line.partition(" (")[0].partition("%0A")[0] for line in found] == MISSING
    piped = lint(
        run,
        "-",
        "--stdin-filename",
        "b.md",
        cwd=repository.path / "rules",
        stdin=FILES["rules/b.md"].encode(),
    )
    assert len(piped) == len(MISSING)


def test_the_fix_of_a_link_in_one_of_several_files_leads_from_there(
    run: Run, repository: GitRepository
) -> None:
    repository.commit("Release 2025-01-01", FILES)
    run("lint", "--select", "REF010", "--fix", "--unsafe-fixes", cwd=repository.path)
    assert "[6](own.md)" in (repository.path / "rules/b.md").read_text()
    assert (repository.path / "a.md").read_text() == FILES["a.md"]


@pytest.mark.parametrize(("command", "option"), [(("lint", "--fix"), "--diff"), (("fmt",), "-")])
def test_a_text_of_an_older_commit_names_an_option_that_there_is(
    run: Run, repository: GitRepository, command: tuple[str, ...], option: str
) -> None:
    repository.commit("one", {"model_spec.md": "# A {#a}\n\nSay it  [^ab].\n"})
    ran = run(*command, "model_spec.md@HEAD", cwd=repository.path)
    assert ran.code == 2
    assert f"`{option}`" in ran.err.splitlines()[-1]
