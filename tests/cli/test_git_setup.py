"""`clausetree git install` and `uninstall`: what they write, and that nothing of it is left."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from clausetree.project.git_setup import install_for_project, uninstall_around

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran


@pytest.fixture
def top(tmp_path: Path) -> Path:
    folder = tmp_path / "spec"
    folder.mkdir()
    (folder / "clausetree.toml").write_text(
        '[spec]\nfile = "rules.md"\nexamples = "prompts"\n', encoding="utf-8"
    )
    (folder / "rules.md").write_text("# A {#a}\n", encoding="utf-8")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    return tmp_path


def attributes(top: Path, path: str) -> str:
    done = subprocess.run(
        ["git", "check-attr", "merge", "diff", "--", path],
        cwd=top,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_installed_and_taken_back_as_a_user_does_it(run: Callable[..., Ran], top: Path) -> None:
    config = (top / ".git" / "config").read_bytes()
    ran = run("git", "install", cwd=top / "spec")
    assert (ran.code, ran.out) == (0, "")
    assert "git merges /spec/rules.md and /spec/prompts/*.md clause by clause" in ran.err
    for path in ("spec/rules.md", "spec/prompts/ab12.md"):
        assert attributes(top, path) == f"{path}: merge: clausetree\n{path}: diff: clausetree\n"
    assert "unspecified" in attributes(top, "spec/README.md")
    ran = run("git", "uninstall", cwd=top / "spec")
    assert (ran.code, ran.err) == (0, "git merges line by line again\n")
    assert not (top / ".gitattributes").exists()
    assert (top / ".git" / "config").read_bytes() == config
    ran = run("git", "uninstall", cwd=top)
    assert (ran.code, ran.err) == (0, "nothing is installed in this repository\n")


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize(
    "before", [None, b"", b"*.md text\n", b"*.md text", b"*.md text\r\n", b"\n\n# mine\n"]
)
def test_what_was_there_is_there_again_to_the_byte(top: Path, before: bytes | None, times: int) -> None:
    file, config = top / ".gitattributes", top / ".git" / "config"
    own = b'[diff "clausetree"]\n\ttextconv = cat\n# mine\n'
    config.write_bytes(config.read_bytes() + own)
    settings = config.read_bytes()
    if before is not None:
        file.write_bytes(before)
    for _ in range(times):
        install_for_project(top)
    assert file.read_bytes().count(b"/spec/rules.md") == 1
    assert file.read_bytes().startswith(before or b"")
    assert uninstall_around(top)
    assert (file.read_bytes() if file.exists() else None) == before
    assert config.read_bytes() == settings
    assert not uninstall_around(top)


@pytest.mark.parametrize("before", [None, b"*.txt text", b"*.txt text\n"])
def test_what_was_added_since_stays(top: Path, before: bytes | None) -> None:
    file = top / ".gitattributes"
    if before is not None:
        file.write_bytes(before)
    install_for_project(top)
    file.write_bytes(file.read_bytes() + b"*.svg binary\n")
    uninstall_around(top)
    ended = b"" if before is None else before.rstrip(b"\n") + b"\n"
    assert file.read_bytes() == ended + b"*.svg binary\n"


def test_two_specs_in_one_repository_are_both_merged(top: Path) -> None:
    install_for_project(top)
    other = top / "other"
    other.mkdir()
    (other / "model_spec.md").write_text("# B {#b}\n", encoding="utf-8")
    (other / "clausetree.toml").touch()
    install_for_project(other)
    assert "clausetree" in attributes(top, "spec/rules.md")
    assert "clausetree" in attributes(top, "other/examples/ab12.md")


@pytest.mark.parametrize("command", ["install", "uninstall"])
def test_without_a_repository_there_is_nothing_to_set_up(
    run: Callable[..., Ran], tmp_path: Path, command: str
) -> None:
    (tmp_path / "model_spec.md").write_text("# A {#a}\n", encoding="utf-8")
    ran = run("git", command, cwd=tmp_path)
    assert ran.code == 2
    assert "is not in a git work tree" in ran.err


def test_a_section_beside_a_comment_goes_too_and_the_comment_stays(top: Path) -> None:
    config = top / ".git" / "config"
    install_for_project(top / "spec")
    written = config.read_text("utf-8")
    config.write_text(
        written.replace('[diff "clausetree"]', '# how I compare\n[diff "clausetree"]') + "# mine\n"
    )
    assert uninstall_around(top)
    left = config.read_text("utf-8")
    assert "clausetree" not in left
    assert ("# how I compare" in left, "# mine" in left) == (True, True)
    assert attributes(top, "spec/rules.md").count("unspecified") == 2
