"""What the site says of the spec comes from the settings in force, whenever they were written."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from clausetree.project.publication import load_publication
from clausetree.publish.engine.configuration import PACKAGED, Configuration
from clausetree.publish.engine.site_plan import plan_site

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "# Rules {#rules}\n\nKeep them.\n"
SETTINGS = '[spec]\nname = "Charter"\npublisher = "Trust"\nlicence = "CC0-1.0"\nlanguage = "sv"\n'


def _git(folder: Path, *arguments: str) -> None:
    names = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    subprocess.run(["git", *names, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """One with a release that has other settings than those that are not committed yet."""
    folder = tmp_path / "repository"
    folder.mkdir()
    _git(folder, "init", "-b", "main")
    (folder / "model_spec.md").write_text(TEXT, encoding="utf-8")
    (folder / "clausetree.toml").write_text('[spec]\nname = "Old name"\n', encoding="utf-8")
    _git(folder, "add", ".")
    _git(folder, "commit", "-m", "Release 2025-01-01")
    (folder / "clausetree.toml").write_text(SETTINGS, encoding="utf-8")
    return folder


def _check(source: Path) -> None:
    publication = load_publication(str(source), start=source.parent)
    assert [snapshot.revision.label for snapshot in publication.snapshots] == ["2025-01-01"]
    about = publication.about
    assert (publication.name, about.publisher, about.licence) == ("Charter", "Trust", "CC0-1.0")
    plan = plan_site(publication, Configuration(PACKAGED, None, None), {})
    assert [text.language for text in plan.texts] == ["sv"]
    assert "Examples" not in [kind.title for kind in plan.frame.kinds]  # it has none


def _check_told_later(source: Path) -> None:
    publication = load_publication(str(source), start=source)
    assert [entry.source for entry in publication.declared] == ["old"]
    assert "Our first." in publication.notes["2025-01-01"]


def test_settings_that_are_not_committed_yet_are_in_force(repository: Path) -> None:
    _check(repository)


def test_so_are_those_that_were_committed_after_the_last_release(repository: Path) -> None:
    _git(repository, "commit", "-am", "Settings")
    _check(repository)


def test_in_a_repository_without_a_work_tree_the_last_ones_are(repository: Path) -> None:
    _git(repository, "commit", "-am", "Settings")
    _git(repository.parent, "clone", "--bare", "repository", "bare.git")
    _check(repository.parent / "bare.git")
    _git(repository, "bundle", "create", "../all.bundle", "--all")
    _check(repository.parent / "all.bundle")


def test_so_are_the_changelog_and_what_is_declared_of_a_history(repository: Path) -> None:
    settings = repository / "clausetree.toml"
    declared = '\n[[lineage]]\nfrom = "old"\nto = ["rules"]\nat = "2025-01-01"\nkind = "succeeded"\n'
    settings.write_text(SETTINGS + declared, encoding="utf-8")
    (repository / "CHANGELOG.md").write_text("# Changes\n\n## 2025-01-01\n\n- Our first.\n", encoding="utf-8")
    _check_told_later(repository)
    _git(repository, "add", ".")
    _git(repository, "commit", "-m", "Told later")
    _check_told_later(repository)


def test_where_the_head_has_no_spec_the_newest_release_says_it(repository: Path) -> None:
    (repository / "model_spec.md").unlink()
    (repository / "clausetree.toml").unlink()
    assert load_publication(str(repository), start=repository).name == "Old name"
