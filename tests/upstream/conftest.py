"""Helpers of the tests of following an upstream: the embedded spec's releases in a repository, and a fork of one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from clausetree.cli.main import main
from clausetree.model.errors import ClausetreeError
from tests.history.conftest import GitRepository, make_repository

if TYPE_CHECKING:
    from click.testing import Result

ROOT = Path(__file__).resolve().parents[2]
RELEASES = ("2025-02-12", "2025-04-11", "2025-09-12", "2025-10-27")
OWN = "\n\n# Our house {#our_house}\n\n## Our rule {#our_rule authority=platform}\n\nKnock first, see [?](#saying_no).\n"
_HUNK = re.compile(
    r"^<<<<<<< ours\n(.*?)^\|\|\|\|\|\|\| .*?^=======\n(.*?)^>>>>>>> .*?\n", re.MULTILINE | re.DOTALL
)


def read_release(label: str) -> str:
    return (ROOT / "spec" / "revisions" / f"{label}.md").read_text(encoding="utf-8")


@pytest.fixture
def upstream(tmp_path: Path) -> GitRepository:
    """A repository with the releases but the last one."""
    repository = make_repository(tmp_path / "upstream")
    for label in RELEASES[:-1]:
        prompts = {"examples/aaaa.md": f"Examples for [^aaaa] in Risks:\n\nSince {label}.\n"}
        repository.commit(f"Release {label}", {"model_spec.md": read_release(label), **prompts}, day=label)
    return repository


@pytest.fixture
def fork(tmp_path: Path, upstream: GitRepository, monkeypatch: pytest.MonkeyPatch) -> GitRepository:
    """A fork of the second release with a chapter of its own, committed; the working directory."""
    assert upstream.path.is_dir()
    repository = make_repository(tmp_path / "fork")
    prompts = {"examples/aaaa.md": "Examples for [^aaaa] in Risks:\n\nSince 2025-04-11.\n"}
    files = {
        "model_spec.md": read_release("2025-04-11").rstrip("\n") + OWN,
        "CHANGELOG.md": "# Changes\n",
        **prompts,
    }
    repository.commit("ours", files)
    monkeypatch.chdir(repository.path)
    return repository


def run(*arguments: str) -> Result:
    return clausetree("upstream", *arguments)


def clausetree(*arguments: str) -> Result:
    result = CliRunner().invoke(main, arguments)
    if isinstance(result.exception, ClausetreeError):
        raise result.exception
    return result


def follow(fork: GitRepository) -> None:
    run("add", "../upstream")
    fork.commit("follow", {})


def snapshot(fork: GitRepository) -> dict[str, bytes]:
    files = (path for path in fork.path.rglob("*") if path.is_file() and ".git" not in path.parts)
    return {
        str(path.relative_to(fork.path)): path.read_bytes()
        for path in files
        if ".clausetree" not in path.parts
    }


def settle(text: str, *sides: str) -> str:
    """Returns a text whose first conflict is decided for the first side, and so on; there are as many as sides."""
    pieces = _HUNK.split(text)
    assert len(pieces) == 3 * len(sides) + 1
    chosen = [pieces[3 * place + (1 if side == "ours" else 2)] for place, side in enumerate(sides)]
    return "".join(piece for pair in zip(pieces[::3], [*chosen, ""], strict=True) for piece in pair)
