"""Addresses that are fetched: which are, and how those that are not are told."""

from __future__ import annotations

import socket
import sys
import time
from typing import TYPE_CHECKING

import pytest

from clausetree.history.git_access import fetching
from clausetree.history.git_access.address import KNOWN_NAMES
from clausetree.project.revs import load_revision

from .conftest import cached, failure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .conftest import GitRepository


@pytest.fixture
def silent_port() -> Iterator[int]:
    """A port that accepts and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_the_known_name_stands_for_its_address(
    released: GitRepository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(KNOWN_NAMES, "openai", f"file://{released.path}")
    revision = load_revision("openai@2025-04-11", start=tmp_path).revision
    assert (revision.source, revision.label) == ("openai", "2025-04-11")


def test_an_address_that_never_answers_ends_in_an_error_in_time(
    silent_port: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "ANSWER_SECONDS", 0.3)
    for scheme in ("http", "git"):
        began = time.monotonic()
        address = f"{scheme}://127.0.0.1:{silent_port}/x.git"
        assert (
            failure(address, tmp_path).message
            == f"`{address}` does not answer: git took longer than 0.3 seconds"
        )
        assert time.monotonic() - began < 15
    assert cached("fetch-") == []


def test_the_time_to_answer_is_short() -> None:
    assert fetching.ANSWER_SECONDS <= 20


def test_an_address_that_refuses_is_an_error_without_its_password(tmp_path: Path) -> None:
    error = failure("http://me:secret@127.0.0.1:1/x.git", tmp_path)
    assert error.message.startswith("`http://***@127.0.0.1:1/x.git` can't be read: ")
    assert "secret" not in error.message + (error.hint or "")


def test_an_address_without_a_repository_or_commits_is_an_error(
    repository: GitRepository, tmp_path: Path
) -> None:
    assert "can't be read" in failure(f"file://{tmp_path}/nowhere", tmp_path).message
    expected = f"the repository `file://{repository.path}` has no commits"
    assert failure(f"file://{repository.path}", tmp_path).message == expected


@pytest.mark.parametrize(
    "address",
    [
        "ext::sh -c 'touch pwned'",
        "fd::17",
        "foo://host/x",
        "ssh://-oProxyCommand=touch%20pwned/x",
        "-oProxyCommand=x:y",
        "https://host/x\ny",
    ],
)
def test_an_address_that_could_run_something_is_refused(tmp_path: Path, address: str) -> None:
    assert failure(address, tmp_path).hint
    assert list(tmp_path.iterdir()) == []
    assert cached() == []


def test_without_git_the_error_says_so(bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert bundle.exists()
    monkeypatch.setitem(sys.modules, "git", None)
    assert failure("spec.bundle", tmp_path).message == "git is not installed, or can't be run"
