from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clausetree.history.layouts.file_tree import DiskTree
from clausetree.model.errors import ClausetreeError
from clausetree.project.revs import load_revision

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class GitRepository:
    """A real git repository to test with."""

    path: Path

    def git(self, *arguments: str, day: str = "2025-01-01") -> str:
        who = {"NAME": "A", "EMAIL": "a@example.org", "DATE": f"{day}T12:00:00+00:00"}
        env = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in who.items()}
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.path,
            env={**os.environ, **env, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull},
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout.strip()

    def commit(self, message: str, files: Mapping[str, str | None], day: str = "2025-01-01") -> str:
        """Commits files; None deletes one."""
        for name, text in files.items():
            path = self.path / name
            if text is None:
                path.unlink()
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message, day=day)
        return self.git("rev-parse", "HEAD")

    def bundle(self, path: Path, *what: str) -> Path:
        path.unlink(missing_ok=True)
        self.git("bundle", "create", "--quiet", str(path), *(what or ("--all",)))
        return path


def make_repository(path: Path) -> GitRepository:
    path.mkdir(parents=True, exist_ok=True)
    repository = GitRepository(path)
    repository.git("init", "--quiet", "--initial-branch=main")
    return repository


def copy_repository(template: Path, folder: Path) -> GitRepository:
    """Copies a repository into a folder, under its name; copying takes less than making it."""
    return GitRepository(Path(shutil.copytree(template, folder / template.name, symlinks=True)))


@pytest.fixture
def repository(tmp_path: Path) -> GitRepository:
    """A work tree without a commit."""
    return make_repository(tmp_path / "repo")


@pytest.fixture
def released(tmp_path: Path, released_once: Path) -> GitRepository:
    """Three releases, the last in two commits, and one commit after them."""
    return copy_repository(released_once, tmp_path)


@pytest.fixture(scope="session")
def released_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    repository = make_repository(tmp_path_factory.mktemp("released") / "repo")
    first = {"model_spec.md": "# One\n", "examples/abcd.md": "first prompt"}
    repository.commit("Release 2025-02-12", first, "2025-02-11")
    second = {
        "model_spec.md": "# Two\n",
        "CHANGELOG.md": "## v2025.04.11\n",
        "examples/efgh.md": "second prompt",
    }
    repository.commit("Release 2025-04-11", second, "2025-04-11")
    repository.commit("Release 2025-09-12", {"model_spec.md": "# Three\n"}, "2025-09-12")
    repository.commit("Release 2025-09-12 (rev 2, a typo)", {"model_spec.md": "# Three!\n"}, "2025-09-13")
    repository.commit("Start the next one", {"model_spec.md": "# Four\n"}, "2025-10-01")
    return repository.path


@pytest.fixture
def bundle(released: GitRepository, tmp_path: Path) -> Path:
    return released.bundle(tmp_path / "spec.bundle")


def make_tree(root: Path, files: dict[str, str]) -> DiskTree:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return DiskTree(root=root, shown="shown")


def failure(text: str | None, start: Path) -> ClausetreeError:
    with pytest.raises(ClausetreeError) as caught:
        load_revision(text, start=start)
    assert caught.value.hint, "an error says what to do about it"
    return caught.value


def cached(start: str = "") -> list[Path]:
    """What lies in the cache under names that begin so."""
    root = Path(os.environ["XDG_CACHE_HOME"])
    return sorted(path for path in root.rglob("*") if path.name.startswith(start))
