"""Helpers of the tests of following an upstream: the sample spec's releases in a repository, and a fork of one."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from clausetree.cli.main import main
from clausetree.model.errors import ClausetreeError
from tests.folders import SPEC
from tests.history.conftest import GitRepository, copy_repository, make_repository

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

RELEASES = ("2025-02-12", "2025-04-11", "2025-09-12", "2025-10-27")
OWN = "\n\n# Our house {#our_house}\n\n## Our rule {#our_rule authority=platform}\n\nKnock first, see [?](#saying_no).\n"
_HUNK = re.compile(
    r"^<<<<<<< ours\n(.*?)^\|\|\|\|\|\|\| .*?^=======\n(.*?)^>>>>>>> .*?\n", re.MULTILINE | re.DOTALL
)


def read_release(label: str) -> str:
    return (SPEC / "revisions" / f"{label}.md").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def real_ones(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the upstream and its fork, to be copied."""
    folder = tmp_path_factory.mktemp("real")
    _make_upstream(folder)
    _make_fork(folder)
    return folder


def _make_upstream(folder: Path) -> None:
    repository = make_repository(folder / "upstream")
    for label in RELEASES[:-1]:
        prompts = {"examples/aaaa.md": f"Examples for [^aaaa] in Risks:\n\nSince {label}.\n"}
        repository.commit(f"Release {label}", {"model_spec.md": read_release(label), **prompts}, day=label)


def _make_fork(folder: Path) -> None:
    repository = make_repository(folder / "fork")
    prompts = {"examples/aaaa.md": "Examples for [^aaaa] in Risks:\n\nSince 2025-04-11.\n"}
    files = {
        "model_spec.md": read_release("2025-04-11").rstrip("\n") + OWN,
        "CHANGELOG.md": "# Changes\n",
        **prompts,
    }
    repository.commit("ours", files)


@pytest.fixture
def upstream(tmp_path: Path, real_ones: Path) -> GitRepository:
    """A repository with the releases but the last one."""
    return copy_repository(real_ones / "upstream", tmp_path)


@pytest.fixture
def fork(
    tmp_path: Path, real_ones: Path, upstream: GitRepository, monkeypatch: pytest.MonkeyPatch
) -> GitRepository:
    """A fork of the second release with a chapter of its own, committed; the working directory."""
    assert upstream.path.is_dir()
    repository = copy_repository(real_ones / "fork", tmp_path)
    monkeypatch.chdir(repository.path)
    return repository


SMALL = """# House {#house}

## Lend tools {#lend authority=user}

Write the name of the borrower in the %s before the tool leaves the house.

## Switch off the lights {#lights authority=user}

The last person who leaves at night switches off %s and locks the door.
"""
SMALL_RELEASES = {
    "2026-01-10": (("blue book", "the lights"), {"aaaa": "One.", "bbbb": "Gone soon."}),
    "2026-02-10": (("red book", "all lights"), {"aaaa": "Two.", "cccc": "New."}),
}


@pytest.fixture(scope="session")
def small_ones(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the small upstream and its fork, to be copied."""
    folder = tmp_path_factory.mktemp("small")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        _make_small_upstream(folder)
        fork = _make_small_fork(folder)
        patch.chdir(fork.path)
        follow(fork)
    return folder


def _make_small_upstream(folder: Path) -> None:
    repository = make_repository(folder / "upstream")
    for label, (words, prompts) in SMALL_RELEASES.items():
        for path in repository.path.glob("examples/*"):
            path.unlink()
        repository.commit(f"Release {label}", {"model_spec.md": SMALL % words, **_name(prompts)}, day=label)


def _make_small_fork(folder: Path) -> GitRepository:
    repository = make_repository(folder / "fork")
    words, prompts = SMALL_RELEASES["2026-01-10"]
    own = "\n## Our rule {#our_rule authority=user}\n\nKnock first.\n"
    files = {"model_spec.md": SMALL % words + own, "CHANGELOG.md": "# Changes\n", **_name(prompts)}
    repository.commit("ours", files)
    return repository


@pytest.fixture
def small_upstream(tmp_path: Path, small_ones: Path) -> GitRepository:
    """Two releases of a spec of two clauses; the second one changes a file of eval prompts, deletes one, inserts one."""
    return copy_repository(small_ones / "upstream", tmp_path)


@pytest.fixture
def small_fork(
    tmp_path: Path, small_ones: Path, small_upstream: GitRepository, monkeypatch: pytest.MonkeyPatch
) -> GitRepository:
    """A fork of its first release that follows it; the working directory."""
    assert small_upstream.path.is_dir()
    repository = copy_repository(small_ones / "fork", tmp_path)
    monkeypatch.chdir(repository.path)
    return repository


def _name(prompts: dict[str, str]) -> dict[str, str]:
    return {
        f"examples/{label}.md": f"Examples for [^{label}] in Lend tools:\n\n{text}\n"
        for label, text in prompts.items()
    }


def disagree(fork: GitRepository) -> None:
    """Makes a fork of the small releases change what upstream changes too."""
    text = (fork.path / "model_spec.md").read_bytes().decode()
    fork.commit("disagree", {"model_spec.md": text.replace("blue book", "green book")})


def settle(file: Path) -> None:
    """Takes ours in every conflict of a file."""
    lines, keep = [], True
    for line in file.read_bytes().splitlines(keepends=True):
        if line.startswith(b"|||||||"):
            keep = False
        elif line.startswith(b">>>>>>>"):
            keep = True
        elif keep and not line.startswith(b"<<<<<<<"):
            lines.append(line)
    file.write_bytes(b"".join(lines))


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


Files = Mapping[str, str | None]
"""What is written in a commit: for each path the text, or None to delete it."""


@pytest.fixture
def make_follower(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., GitRepository]:
    """Makes a fork of the first of some releases, a month apart, that follows their upstream; the working directory."""

    def make(first: Files, *later: Files, own: Files = MappingProxyType({})) -> GitRepository:
        upstream = make_repository(tmp_path / "upstream")
        upstream.commit("Release 2026-01-10", {**first}, day="2026-01-10")
        fork = make_repository(tmp_path / "fork")
        fork.commit("forked", {**first, **own})
        monkeypatch.chdir(fork.path)
        follow(fork)
        for month, files in enumerate(later, 2):
            upstream.commit(f"Release 2026-0{month}-10", {**files}, day=f"2026-0{month}-10")
        return fork

    return make


def snapshot(fork: GitRepository) -> dict[str, tuple[int, bytes]]:
    """Every file and link of a fork with its mode and what it holds, but what git keeps for itself."""
    paths = (path for path in fork.path.rglob("*") if ".git" not in path.parts and not path.is_dir())
    return {
        str(path.relative_to(fork.path)): (
            path.lstat().st_mode,
            os.fsencode(path.readlink()) if path.is_symlink() else path.read_bytes(),
        )
        for path in paths
    }


def decide(text: str, *sides: str) -> str:
    """Returns a text whose first conflict is decided for the first side, and so on; there are as many as sides."""
    pieces = _HUNK.split(text)
    assert len(pieces) == 3 * len(sides) + 1
    chosen = [pieces[3 * place + (1 if side == "ours" else 2)] for place, side in enumerate(sides)]
    return "".join(piece for pair in zip(pieces[::3], [*chosen, ""], strict=True) for piece in pair)
