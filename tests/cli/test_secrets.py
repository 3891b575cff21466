"""An address with a secret in it is read, and the secret reaches no output and no file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausetree.config.lock import parse_lock
from clausetree.project.chains import load_between
from clausetree.project.revs import load_revision
from clausetree.project.spec_documents import read_document
from tests.history.conftest import GitRepository, make_repository
from tests.history.test_moved_specs import spec

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from .conftest import Ran

ADDRESS = "https://me:SECRET@host.example/spec.git"
SHOWN = "https://***@host.example/spec.git"
WRITTEN = "https://host.example/spec.git"


@pytest.fixture
def upstream(tmp_path: Path) -> GitRepository:
    """A repository that git finds at an address with a secret in it."""
    repository = make_repository(tmp_path / "upstream")
    repository.commit("Release 2025-01-01", {"model_spec.md": spec(0)}, "2025-01-01")
    repository.commit("Release 2025-02-01", {"model_spec.md": spec(1)}, "2025-02-01")
    return repository


def leads(*addresses: str, to: Path) -> Mapping[str, str]:
    """The environment in which git finds a repository at some addresses."""
    found = {"GIT_CONFIG_COUNT": str(len(addresses))}
    for number, address in enumerate(addresses):
        found |= {
            f"GIT_CONFIG_KEY_{number}": f"url.file://{to}.insteadOf",
            f"GIT_CONFIG_VALUE_{number}": address,
        }
    return found


def holds_secret(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and b"SECRET" in path.read_bytes()]


@pytest.mark.parametrize(
    "arguments",
    [
        ("export", f"{ADDRESS}@latest"),
        ("revisions", ADDRESS, "--format", "json"),
        ("diff", f"{ADDRESS}@2025-01-01", f"{ADDRESS}@2025-02-01", "--format", "json"),
        ("log", "c0", ADDRESS, "--format", "json"),
        ("blame", f"{ADDRESS}@2025-01-01"),
        ("tree", f"{ADDRESS}:model_spec.md@HEAD", "--format", "json"),
        ("lint", f"{ADDRESS}@latest", "--format", "sarif"),
    ],
)
def test_what_is_read_is_told_without_the_secret(
    run: Callable[..., Ran], upstream: GitRepository, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    ran = run(*arguments, cwd=tmp_path, **leads(ADDRESS, to=upstream.path))
    assert ran.code < 2, ran.err
    assert f"fetching {SHOWN}" in ran.err
    assert "SECRET" not in ran.out + ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("tree", f"{ADDRESS}@2024-01-01"),
        ("tree", f"{ADDRESS}:nowhere.md@latest"),
        ("tree", "http://SECRET@127.0.0.1:1/x.git"),
        ("tree", "http://127.0.0.1:1/x.git?private_token=SECRET"),
        ("tree", "odd://SECRET@host/x.git"),
        ("explain", "REF001", ADDRESS),
        ("upstream", "add", "http://SECRET@127.0.0.1:1/x.git"),
        ("new", "fork", "--from", "http://SECRET@127.0.0.1:1/x.git"),
        ("site", "build", "--source", "http://SECRET@127.0.0.1:1/x.git"),
    ],
)
def test_an_error_is_told_without_the_secret(
    run: Callable[..., Ran], upstream: GitRepository, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    (tmp_path / "model_spec.md").write_text(spec(0))
    ran = run(*arguments, cwd=tmp_path, **leads(ADDRESS, to=upstream.path))
    assert ran.code == 2
    assert "SECRET" not in ran.out + ran.err


def test_what_git_says_of_an_address_that_it_rewrote_is_told_without_the_secret(
    run: Callable[..., Ran], tmp_path: Path
) -> None:
    rewritten = {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "url.http://SECRET@127.0.0.1:1/.insteadOf",
        "GIT_CONFIG_VALUE_0": "https://host.example/",
    }
    ran = run("tree", WRITTEN, cwd=tmp_path, **rewritten)
    assert ran.code == 2
    assert "can't be read" in ran.err
    assert "SECRET" not in ran.err


def test_the_lock_file_of_a_fork_has_the_address_without_the_secret(
    run: Callable[..., Ran], upstream: GitRepository, tmp_path: Path
) -> None:
    both = leads(ADDRESS, WRITTEN, to=upstream.path)
    fork = make_repository(tmp_path / "fork")
    fork.commit("Begin", {"model_spec.md": spec(0)})
    added = run("upstream", "add", ADDRESS, cwd=fork.path, **both)
    assert added.code == 0, added.err
    assert "store it in git's credential helper" in added.err
    fork.commit("Follow", {})
    for arguments in (("status", "--format", "json"), ("merge",), ("fetch",)):
        ran = run("upstream", *arguments, cwd=fork.path, **both)
        assert ran.code == 0, ran.err
        assert "SECRET" not in ran.out + ran.err + added.out + added.err
    lock = fork.path / "clausetree.lock"
    assert parse_lock(lock.read_text(), "x").source == WRITTEN
    assert holds_secret(fork.path) == []


def test_a_lock_file_with_a_secret_works_is_told_and_loses_it_with_the_next_merge(
    run: Callable[..., Ran], upstream: GitRepository, tmp_path: Path
) -> None:
    both = leads(ADDRESS, WRITTEN, to=upstream.path)
    fork = make_repository(tmp_path / "fork")
    fork.commit("Begin", {"model_spec.md": spec(0)})
    run("upstream", "add", WRITTEN, cwd=fork.path, **both)
    lock = fork.path / "clausetree.lock"
    lock.write_text(lock.read_text().replace(WRITTEN, ADDRESS))
    fork.commit("Follow", {})
    ran = run("upstream", "merge", cwd=fork.path, **both)
    assert ran.code == 0, ran.err
    assert "may have a secret" in ran.err
    assert "SECRET" not in ran.out + ran.err + lock.read_text()


def test_a_merge_with_conflicts_writes_and_tells_no_secret(
    run: Callable[..., Ran], upstream: GitRepository, tmp_path: Path
) -> None:
    both = leads(ADDRESS, WRITTEN, to=upstream.path)
    fork = make_repository(tmp_path / "fork")
    fork.commit("Begin", {"model_spec.md": spec(0), "CHANGELOG.md": "# Changes\n", "clausetree.toml": ""})
    run("upstream", "add", WRITTEN, "--base", "2025-01-01", cwd=fork.path, **both)
    lock = fork.path / "clausetree.lock"
    lock.write_text(lock.read_text().replace(WRITTEN, ADDRESS))
    text = (fork.path / "model_spec.md").read_text()
    upstream.commit(
        "Release 2025-03-01", {"model_spec.md": text.replace(".", ", as they see fit.")}, "2025-03-01"
    )
    fork.commit("Follow", {"model_spec.md": text.replace(".", ", as we wish.")})
    ran = run("upstream", "merge", cwd=fork.path, **both)
    assert ran.code == 1, ran.err
    assert f"theirs {WRITTEN}@2025-03-01" in (fork.path / "model_spec.md").read_text()
    assert f"{WRITTEN}@2025-03-01" in (fork.path / "CHANGELOG.md").read_text()
    assert "SECRET" not in ran.out + ran.err
    assert {path.name for path in fork.path.glob("[!.]*.*") if b"SECRET" in path.read_bytes()} == {lock.name}


def test_a_new_fork_holds_no_secret(run: Callable[..., Ran], upstream: GitRepository, tmp_path: Path) -> None:
    ran = run("new", "fork", "--from", f"{ADDRESS}@latest", cwd=tmp_path, **leads(ADDRESS, to=upstream.path))
    assert ran.code == 0, ran.err
    assert f"`clausetree.lock` names `{WRITTEN}`" in ran.err
    assert holds_secret(tmp_path / "fork") == []


def test_a_secret_that_cannot_be_left_out_is_not_written(
    run: Callable[..., Ran], upstream: GitRepository, tmp_path: Path
) -> None:
    address = "https://host.example/glpat-SECRETSECRETSECRET/spec.git"
    (tmp_path / "model_spec.md").write_text(spec(0))
    for arguments in (("upstream", "add", address), ("new", "fork", "--from", address)):
        ran = run(*arguments, cwd=tmp_path, **leads(address, to=upstream.path))
        assert ran.code == 2
        assert "secret in its path" in ran.err
        assert "SECRET" not in ran.err
    assert not (tmp_path / "clausetree.lock").exists()


def test_what_lies_between_two_revisions_of_a_hidden_address_is_read_from_its_copy(
    upstream: GitRepository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    upstream.commit("Release 2025-03-01", {"model_spec.md": spec(2)}, "2025-03-01")
    for name, value in leads(ADDRESS, to=upstream.path).items():
        monkeypatch.setenv(name, value)
    for address in (ADDRESS, f"{ADDRESS}:model_spec.md"):
        old, new = (
            read_document(load_revision(f"{address}@2025-0{month}-01", start=tmp_path)) for month in (1, 3)
        )
        assert "SECRET" not in old.revision.source
        assert [document.revision.label for document in load_between(old, new)] == ["2025-02-01"]
