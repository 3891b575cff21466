"""What the settings declare of a clause's history holds, though it was written down after the release that it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausetree.project.chains import diff_loaded, load_chain, load_lineage, load_listed
from clausetree.project.revs import load_revision
from clausetree.project.spec_documents import read_document

if TYPE_CHECKING:
    from pathlib import Path

    from clausetree.diff.changes import ChangeSet
    from clausetree.diff.time.lineage import Lineage

    from .conftest import GitRepository

OLD = "# House {#house}\n\n## Rest {#rest authority=root}\n\nRest after two hours in the garden.\n"
NEW = "# House {#house}\n\n## Sleep {#sleep authority=root}\n\nNobody works at night, whatever happens.\n"
DECLARED = '\n[[lineage]]\nfrom = "rest"\nto = ["sleep"]\nat = "2025-02-01"\nkind = "renamed"\n'


@pytest.fixture
def told_later(repository: GitRepository) -> GitRepository:
    """Two releases whose settings declare nothing; a later commit declares what became of a clause between them."""
    settings = '[spec]\nname = "House"\n'
    repository.commit("Release 2025-01-01", {"model_spec.md": OLD, "clausetree.toml": settings})
    repository.commit("Release 2025-02-01", {"model_spec.md": NEW})
    repository.commit("Say what became of it", {"clausetree.toml": settings + DECLARED})
    return repository


def _is_renamed(changes: ChangeSet) -> bool:
    return any(change.old and change.new and change.old.id == "rest" for change in changes.clauses)


def _ids(lineage: Lineage) -> tuple[str, ...]:
    life = lineage.history("sleep")
    return life.ids if life else ()


def _check(source: str, start: Path) -> None:
    chain = load_chain(f"{source}@2025-01-01", f"{source}@2025-02-01", start=start)
    assert _is_renamed(chain.diff())
    assert _ids(load_listed(source, start=start).trace()) == ("rest", "sleep")


def test_settings_that_were_committed_after_the_release_are_heard(
    told_later: GitRepository, tmp_path: Path
) -> None:
    _check(str(told_later.path), tmp_path)


def test_so_are_those_that_are_not_committed(told_later: GitRepository, tmp_path: Path) -> None:
    told_later.git("reset", "--soft", "HEAD~1")
    _check(str(told_later.path), tmp_path)


def test_so_are_those_of_a_bundle_and_of_a_repository_without_a_work_tree(
    told_later: GitRepository, tmp_path: Path
) -> None:
    told_later.git("clone", "--quiet", "--bare", ".", str(tmp_path / "bare.git"))
    told_later.bundle(tmp_path / "all.bundle")
    _check("bare.git", tmp_path)
    _check("all.bundle", tmp_path)


def test_so_are_they_for_documents_that_were_loaded_apart(
    told_later: GitRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(told_later.path)
    old, new = (
        read_document(load_revision(label, start=told_later.path)) for label in ("2025-01-01", "2025-02-01")
    )
    assert _is_renamed(diff_loaded(old, new))
    assert _ids(load_lineage(new)) == ("rest", "sleep")


def test_a_release_that_declares_more_than_the_head_is_still_heard(
    told_later: GitRepository, tmp_path: Path
) -> None:
    told_later.commit("Release 2025-03-01", {"model_spec.md": NEW + "\nNobody.\n"})
    told_later.commit("Forget it", {"clausetree.toml": '[spec]\nname = "House"\n'})
    assert _ids(load_listed(str(told_later.path), start=tmp_path).trace()) == ("rest", "sleep")


def test_settings_that_declare_most_are_heard_whatever_the_others_say(
    told_later: GitRepository, tmp_path: Path
) -> None:
    one = '[[lineage]]\nfrom = "{}"\nto = []\nat = "2025-02-01"\nkind = "deleted"\n'
    both = one.format("attic") + one.format("rest")
    told_later.commit("Release 2025-03-01", {"model_spec.md": NEW + "\nNobody.\n", "clausetree.toml": both})
    told_later.commit("Say another thing", {"clausetree.toml": one.format("zoo")})
    declared = load_listed(str(told_later.path), start=tmp_path).declared
    assert [entry.source for entry in declared] == ["attic", "rest"]
