"""References of a fork to ids that clauses of its upstream had: its releases at hand say what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.config.lock import Lock, render_lock
from clausetree.history.opening import fetched_source
from clausetree.history.opening.source_opening import open_source
from tests.history.conftest import GitRepository, make_repository
from tests.lint.test_gone_clauses import AFTER, BEFORE, REFERRING, find, here, write

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

__all__ = ["here"]


def fork_of(upstream: GitRepository, here: Path, text: str) -> Path:
    """Writes a fork that has taken over the newest release of an upstream."""
    taken = open_source(str(upstream.path), start=here).load("latest").revision
    lock = Lock(source="../upstream", label=taken.label, commit=taken.commit, sha256=taken.sha256)
    return write(
        here / "fork", {"model_spec.md": text, "clausetree.toml": "", "clausetree.lock": render_lock(lock)}
    )


def test_a_fork_asks_the_releases_of_upstream_that_it_has_taken_over(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    upstream = make_repository(here / "upstream")
    upstream.commit("Release 2025-02-12", {"model_spec.md": BEFORE}, "2025-02-12")
    upstream.commit("Release 2025-04-11", {"model_spec.md": AFTER}, "2025-04-11")
    fork = fork_of(upstream, here, AFTER + REFERRING)
    upstream.commit("Release 2025-09-12", {"model_spec.md": AFTER.replace("{#say_no", "{#no")}, "2025-09-12")
    monkeypatch.chdir(fork)
    found = find(fork)
    assert {finding.message.rpartition(": ")[2] for finding in found} == {"it is now `say_no_well`"}
    assert all(finding.fix and finding.fix.safe for finding in found)


def test_an_upstream_that_is_not_at_hand_is_not_asked(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = Lock(source="https://host.example/spec.git", label="2025-04-11", sha256="0" * 64)
    write(
        here,
        {"model_spec.md": AFTER + REFERRING, "clausetree.toml": "", "clausetree.lock": render_lock(lock)},
    )
    asked: list[object] = []
    monkeypatch.setattr(fetched_source, "fetch_address", lambda *names: asked.append(names))
    messages = {finding.message for finding in find(here)}
    assert "no clause has the id `saying_no`" in messages
    assert not asked
