from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausetree.history.opening.source_opening import open_source
from clausetree.model.errors import ClausetreeError
from clausetree.model.revision import Revision
from clausetree.project.revs import load_revision

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import GitRepository

FIRST, SECOND, THIRD = "# First\n", "# Second\n", "# Third\n"


@pytest.fixture
def thrice(repository: GitRepository) -> GitRepository:
    """A release before, three texts of one date (committed a day early and late), and a release after them."""
    repository.commit("Release 2025-09-12", {"model_spec.md": "# Before\n"}, "2025-09-12")
    repository.commit("Release 2025-12-18", {"model_spec.md": FIRST}, "2025-12-17")
    repository.commit("Release 2025-12-18 (rev 2, a typo)", {"model_spec.md": SECOND}, "2025-12-18")
    repository.commit("Release 2025-12-18 (rev 3)", {"model_spec.md": THIRD}, "2025-12-19")
    repository.commit("Release 2026-02-02", {"model_spec.md": "# After\n"}, "2026-02-02")
    return repository


def labels(source: str, start: Path, *, superseded: bool = False) -> list[str]:
    opened = open_source(source, start=start)
    found = opened.revisions(superseded=superseded)
    assert tuple(read.revision for read in opened.load_all(superseded=superseded)) == found
    return [revision.label for revision in found]


def check_texts(source: str, start: Path, texts: dict[str, str]) -> None:
    """Asserts that each label and the commit that it has lead to one text, which then has that label."""
    for label, text in texts.items():
        by_label = load_revision(f"{source}@{label}", start=start)
        by_commit = load_revision(f"{source}@{by_label.revision.commit}", start=start)
        short = load_revision(f"{source}@{(by_label.revision.commit or '')[:9]}", start=start)
        assert by_label.text == by_commit.text == short.text == text
        assert by_label.revision == by_commit.revision == short.revision
        assert by_label.revision.label == label


def test_three_texts_of_one_date(thrice: GitRepository, tmp_path: Path) -> None:
    assert thrice.path.exists()
    assert labels("repo", tmp_path) == ["2025-09-12", "2025-12-18", "2026-02-02"]
    whole = ["2025-09-12", "2025-12-18-rev1", "2025-12-18-rev2", "2025-12-18", "2026-02-02"]
    assert labels("repo", tmp_path, superseded=True) == whole
    texts = {"2025-12-18-rev1": FIRST, "2025-12-18-rev2": SECOND, "2025-12-18": THIRD}
    check_texts("repo", tmp_path, texts)


def test_readers_see_which_text_of_the_date_it_is(thrice: GitRepository, tmp_path: Path) -> None:
    assert thrice.path.exists()
    found = open_source("repo", start=tmp_path).revisions(superseded=True)
    assert [revision.shown for revision in found] == [
        "2025-09-12",
        "2025-12-18, first text",
        "2025-12-18, second text",
        "2025-12-18",
        "2026-02-02",
    ]
    assert {str(revision.date) for revision in found[1:4]} == {"2025-12-18"}
    many = Revision("x", found[1].date, None, "", "", "", text_number=11)
    assert many.shown == "2025-12-18, text 11"
    assert many._replace(text_number=10).shown == "2025-12-18, tenth text"


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_tag_on_one_of_the_texts_names_its_commit_and_changes_no_label(
    thrice: GitRepository, tmp_path: Path, number: int
) -> None:
    before = labels("repo", tmp_path, superseded=True)
    commit = thrice.git("rev-parse", f"HEAD~{4 - number}")
    thrice.git("tag", "--annotate", "--message", "x", "v2025.12.18", commit)
    thrice.git("tag", "v3.0", commit)
    assert labels("repo", tmp_path, superseded=True) == before
    for tag in ("v2025.12.18", "v3.0"):
        assert load_revision(f"repo@{tag}", start=tmp_path).revision.commit == commit
    assert load_revision("repo@2025-12-18", start=tmp_path).text == THIRD


def test_a_tag_makes_a_commit_one_of_the_texts(repository: GitRepository, tmp_path: Path) -> None:
    repository.commit("Release 2025-12-18", {"model_spec.md": FIRST}, "2025-12-18")
    repository.commit("Correct a typo", {"model_spec.md": SECOND}, "2025-12-20")
    repository.git("tag", "v2025.12.18")
    assert labels("repo", tmp_path) == ["2025-12-18"]
    check_texts("repo", tmp_path, {"2025-12-18-rev1": FIRST, "2025-12-18": SECOND})


def test_a_bundle_a_bare_repository_and_an_address(thrice: GitRepository, tmp_path: Path) -> None:
    thrice.bundle(tmp_path / "spec.bundle")
    thrice.git("clone", "--quiet", "--bare", ".", str(tmp_path / "bare"))
    for source in ("spec.bundle", "bare", f"file://{thrice.path}"):
        assert labels(source, tmp_path) == ["2025-09-12", "2025-12-18", "2026-02-02"]
        assert labels(source, tmp_path, superseded=True)[1:3] == ["2025-12-18-rev1", "2025-12-18-rev2"]
        check_texts(source, tmp_path, {"2025-12-18-rev1": FIRST, "2025-12-18": THIRD})


def test_a_head_that_is_the_newest_text_is_not_listed_and_one_that_is_an_earlier_text_is(
    repository: GitRepository, tmp_path: Path
) -> None:
    repository.commit("Release 2025-12-18", {"model_spec.md": FIRST}, "2025-12-18")
    repository.commit("Release 2025-12-18 (rev 2)", {"model_spec.md": SECOND}, "2025-12-18")
    assert labels("repo", tmp_path) == ["2025-12-18"]
    assert load_revision("repo@latest", start=tmp_path).revision.label == "2025-12-18"
    assert load_revision("repo@HEAD~1", start=tmp_path).revision.label == "2025-12-18-rev1"
    (repository.path / "model_spec.md").write_text(FIRST)
    assert labels("repo", tmp_path, superseded=True) == ["2025-12-18-rev1", "2025-12-18", "head"]


def test_a_file_for_the_date_beside_the_spec_goes_before_its_commit(
    thrice: GitRepository, tmp_path: Path
) -> None:
    kept = thrice.path / "revisions" / "2025-12-18.md"
    kept.parent.mkdir()
    kept.write_text("# Kept\n")
    assert labels("repo", tmp_path) == ["2025-09-12", "2025-12-18", "2026-02-02"]
    assert load_revision("repo@2025-12-18", start=tmp_path).text == "# Kept\n"
    check_texts("repo", tmp_path, {"2025-12-18-rev2": SECOND})


def test_files_beside_the_spec_in_a_bare_repository_are_texts_of_their_own(
    repository: GitRepository, tmp_path: Path
) -> None:
    files = {
        "model_spec.md": "# Now\n",
        "revisions/2025-01-01.md": "# One\n",
        "revisions/2025-02-01.md": "# Two\n",
    }
    repository.commit("All of it", files)
    repository.bundle(tmp_path / "spec.bundle")
    texts = {read.revision.label: read.text for read in open_source("spec.bundle", start=tmp_path).load_all()}
    assert texts["2025-01-01"] == "# One\n"
    assert texts["2025-02-01"] == "# Two\n"


def test_commits_of_one_day_without_releases_stay_what_they_are(
    repository: GitRepository, tmp_path: Path
) -> None:
    commits = [
        repository.commit(f"Edit {number}", {"model_spec.md": f"# {number}\n"}, "2025-12-18")
        for number in "123"
    ]
    for superseded in (False, True):
        found = labels("repo", tmp_path, superseded=superseded)
        assert [len(label) for label in found] == [7, 7, 7]
        assert all(commit.startswith(label) for commit, label in zip(commits, found, strict=True))


def test_a_text_that_there_is_not_is_said_with_the_nearest_and_only_the_released_are_listed(
    thrice: GitRepository, tmp_path: Path
) -> None:
    assert thrice.path.exists()
    with pytest.raises(ClausetreeError) as raised:
        load_revision("repo@2025-12-18-rev3", start=tmp_path)
    assert raised.value.message == "`repo` has no revision `2025-12-18-rev3`"
    assert raised.value.hint == (
        "did you mean `2025-12-18-rev1`? there are `2025-09-12`, `2025-12-18`, `2026-02-02`, `latest`, `head`"
    )
