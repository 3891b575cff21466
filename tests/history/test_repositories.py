from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING

import pytest

from clausetree.history.commits import commit_history
from clausetree.history.opening.source_opening import open_source
from clausetree.model.errors import ClausetreeError
from clausetree.project.revs import load_revision

from .conftest import failure

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import GitRepository


def test_a_work_tree_is_read_at_its_head_by_default(released: GitRepository, tmp_path: Path) -> None:
    (released.path / "model_spec.md").write_text("# Not committed\n")
    snapshot = load_revision("repo", start=tmp_path)
    assert snapshot.text == "# Not committed\n"
    assert (snapshot.revision.label, snapshot.revision.commit) == ("head", None)
    assert snapshot.revision.path == os.path.join("repo", "model_spec.md")  # noqa: PTH118


def test_releases_are_listed_oldest_first_and_head_where_it_differs(
    released: GitRepository, tmp_path: Path
) -> None:
    labels = [revision.label for revision in open_source("repo", start=tmp_path).revisions()]
    assert labels == ["2025-02-12", "2025-04-11", "2025-09-12", "head"]
    (released.path / "model_spec.md").write_text("# Three!\n")
    assert [revision.label for revision in open_source("repo", start=tmp_path).revisions()] == labels[:-1]


@pytest.mark.parametrize(
    ("label", "text", "named"),
    [
        ("2025-02-12", "# One\n", "2025-02-12"),
        ("2025-09-12", "# Three!\n", "2025-09-12"),
        ("latest", "# Three!\n", "2025-09-12"),
        ("head", "# Four\n", "head"),
        ("HEAD", "# Four\n", "HEAD"),
        ("HEAD~1", "# Three!\n", "2025-09-12"),
        ("HEAD^^^", "# Two\n", "2025-04-11"),
        ("main", "# Four\n", "main"),
        ("v1.0", "# Two\n", "2025-04-11"),
    ],
)
def test_labels_are_dates_tags_and_whatever_git_resolves(
    released: GitRepository, tmp_path: Path, label: str, text: str, named: str
) -> None:
    released.git("tag", "v1.0", "HEAD~3")
    snapshot = load_revision(f"repo@{label}", start=tmp_path)
    assert (snapshot.text, snapshot.revision.label) == (text, named)
    assert (snapshot.revision.commit is None) == (label == "head")


def test_both_commits_of_one_date_answer_to_their_commit(released: GitRepository, tmp_path: Path) -> None:
    earlier, later = released.git("rev-parse", "HEAD~2"), released.git("rev-parse", "HEAD~1")
    assert load_revision(f"repo@{earlier}", start=tmp_path).text == "# Three\n"
    assert load_revision(f"repo@{later[:9]}", start=tmp_path).text == "# Three!\n"
    assert load_revision("repo@2025-09-12", start=tmp_path).revision.commit == later


def test_dated_tags_answer_to_their_date_and_other_tags_are_listed(
    repository: GitRepository, tmp_path: Path
) -> None:
    repository.commit("First", {"model_spec.md": "# One"}, "2025-01-01")
    repository.git("tag", "--annotate", "--message", "x", "v2025.01.02")
    repository.commit("Second", {"model_spec.md": "# Two"}, "2025-02-01")
    repository.git("tag", "beta")
    assert [revision.label for revision in open_source("repo", start=tmp_path).revisions()] == [
        "2025-01-02",
        "beta",
    ]
    for label in ("2025-01-02", "v2025.01.02", "latest"):
        assert load_revision(f"repo@{label}", start=tmp_path).text == "# One"
    assert load_revision("repo@beta", start=tmp_path).text == "# Two"


def test_without_releases_every_commit_that_touched_the_spec_is_listed(
    repository: GitRepository, tmp_path: Path
) -> None:
    first = repository.commit("First", {"model_spec.md": "# One"})
    repository.commit("Elsewhere", {"README.md": "x"})
    last = repository.commit("Second", {"model_spec.md": "# Two"})
    labels = [revision.label for revision in open_source("repo", start=tmp_path).revisions()]
    assert len(labels) == 2
    assert first.startswith(labels[0])
    assert last.startswith(labels[1])
    assert load_revision("repo@latest", start=tmp_path).revision.commit == last


def test_eval_prompts_and_changelog_are_those_of_the_revision(
    released: GitRepository, tmp_path: Path
) -> None:
    first = load_revision("repo@2025-02-12", start=tmp_path)
    assert (first.eval_prompts(), first.changelog()) == ({"abcd": "first prompt"}, None)
    second = load_revision("repo@2025-04-11", start=tmp_path)
    assert second.eval_prompts() == {"abcd": "first prompt", "efgh": "second prompt"}
    assert second.changelog() == "## v2025.04.11\n"
    assert released.git("status", "--porcelain") == ""


def test_a_bare_repository_is_read_at_its_latest_release(released: GitRepository, tmp_path: Path) -> None:
    released.git("clone", "--quiet", "--bare", ".", str(tmp_path / "bare"))
    for source in ("bare", "repo/.git"):
        assert load_revision(source, start=tmp_path).revision.label == "2025-09-12"
        assert load_revision(f"{source}@head", start=tmp_path).text == "# Four\n"
        assert [revision.label for revision in open_source(source, start=tmp_path).revisions()][
            -1
        ] == "2025-09-12"


def test_a_broken_head_gives_way_to_the_default_branch(released: GitRepository, tmp_path: Path) -> None:
    released.git("clone", "--quiet", "--bare", ".", str(tmp_path / "bare"))
    (tmp_path / "bare" / "HEAD").write_text("ref: refs/heads/nowhere\n")
    assert load_revision("bare@HEAD~1", start=tmp_path).revision.label == "2025-09-12"


def test_the_spec_may_lie_in_spec_or_where_settings_say_or_be_the_only_one(
    repository: GitRepository, tmp_path: Path
) -> None:
    repository.commit("Release 2025-01-01", {"rules.md": "# A {#a}\n", "README.md": "# Read me\n"})
    repository.git("rm", "--quiet", "rules.md")
    repository.commit("Release 2025-01-02", {"spec/model_spec.md": "# B\n"})
    repository.git("rm", "--quiet", "spec/model_spec.md")
    repository.commit(
        "Release 2025-01-03", {"spec/clausetree.toml": '[spec]\nfile = "x/c.md"', "spec/x/c.md": "# C\n"}
    )
    revisions = open_source("repo", start=tmp_path).revisions()
    assert [(revision.label, revision.path) for revision in revisions] == [
        ("2025-01-01", "rules.md"),
        ("2025-01-02", "spec/model_spec.md"),
        ("2025-01-03", "spec/x/c.md"),
    ]


def test_old_settings_that_cannot_be_read_are_reported_and_left_out(
    repository: GitRepository, tmp_path: Path
) -> None:
    repository.commit("Release 2025-01-01", {"clausetree.toml": "[oops]", "model_spec.md": "# A\n"})
    (repository.path / "clausetree.toml").write_text("")
    said: list[str] = []
    snapshot = load_revision("repo@2025-01-01", start=tmp_path, report=said.append)
    assert (snapshot.text, snapshot.settings) == ("# A\n", None)
    assert len(said) == 1
    assert "unknown key `oops`" in said[0]


def test_a_linked_spec_is_followed_inside_the_commit(repository: GitRepository, tmp_path: Path) -> None:
    (repository.path / "model_spec.md").symlink_to("docs/rules.md")
    repository.commit("Release 2025-01-01", {"docs/rules.md": "# A\n"})
    (repository.path / "model_spec.md").unlink()
    (repository.path / "model_spec.md").symlink_to("/etc/passwd")
    repository.commit("Release 2025-01-02", {})
    assert load_revision("repo@2025-01-01", start=tmp_path).text == "# A\n"
    assert "no spec" in failure("repo@2025-01-02", tmp_path).message


def test_an_unknown_label_says_which_there_are_and_the_nearest(
    released: GitRepository, tmp_path: Path
) -> None:
    error = failure("repo@2025-04-12", tmp_path)
    assert released.path.exists()
    assert error.message == "`repo` has no revision `2025-04-12`"
    assert error.hint is not None
    assert error.hint.startswith("did you mean `2025-04-11`? there are `2025-02-12`, `2025-04-11`, ")
    assert error.hint.endswith("`latest`, `head`")


def test_a_commit_without_the_spec_is_an_error(repository: GitRepository, tmp_path: Path) -> None:
    repository.commit("First", {"README.md": "x"})
    repository.commit("Second", {"model_spec.md": "# A"})
    assert failure("repo@HEAD~1", tmp_path).message.startswith("there is no spec in `repo` at commit `")


def test_an_empty_repository_is_an_error_but_its_work_tree_is_read(
    repository: GitRepository, tmp_path: Path
) -> None:
    assert failure("repo", tmp_path).message == "there is no spec in `repo`"
    assert failure("repo/.git", tmp_path).message == "the repository `repo/.git` has no commits"
    (repository.path / "model_spec.md").write_text("# A")
    assert load_revision("repo", start=tmp_path).text == "# A"
    assert load_revision("repo@latest", start=tmp_path).text == "# A"
    assert failure("repo@main", tmp_path).message == "`repo` has no revision `main`"
    assert [revision.label for revision in open_source("repo", start=tmp_path).revisions()] == ["head"]


def test_a_broken_repository_is_an_error(released: GitRepository, tmp_path: Path) -> None:
    (released.path / ".git" / "HEAD").write_text("nonsense")
    assert failure("repo@2025-02-12", tmp_path).message.startswith("git can't read the repository `repo`: ")


def test_a_binary_or_oversized_blob_is_an_error(
    repository: GitRepository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository.path / "model_spec.md").write_bytes(b"\xff\0\xff")
    commit = repository.commit("Release 2025-01-01", {})
    expected = f"`model_spec.md at {commit[:7]}` is a binary file, not a text"
    assert failure("repo@2025-01-01", tmp_path).message == expected
    monkeypatch.setattr("clausetree.history.files.encoding.LARGEST_TEXT", 2)
    assert "too large" in failure("repo@2025-01-01", tmp_path).message


def test_the_repository_is_the_one_named_also_inside_a_git_hook(
    released: GitRepository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert released.path.exists()
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "nothing"))
    assert load_revision("repo@2025-02-12", start=tmp_path).text == "# One\n"


def test_nothing_is_written_into_the_repository(released: GitRepository, tmp_path: Path) -> None:
    def state() -> set[tuple[str, int]]:
        return {(str(path), path.stat().st_mtime_ns) for path in released.path.rglob("*")}

    before = state()
    open_source("repo", start=tmp_path).revisions()
    load_revision("repo@HEAD~2", start=tmp_path).eval_prompts()
    assert state() == before


def test_a_long_list_is_read_a_few_commits_at_a_time(
    released: GitRepository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert released.path.exists()
    whole = open_source("repo", start=tmp_path).revisions()
    for at_once in (1, 3):
        monkeypatch.setattr(commit_history, "_AT_ONCE", at_once)
        assert open_source("repo", start=tmp_path).revisions() == whole


def test_a_release_has_its_date_and_another_commit_its_day(released: GitRepository, tmp_path: Path) -> None:
    assert released.path.exists()
    for label, day in (
        ("2025-02-12", date(2025, 2, 12)),
        ("HEAD~4", date(2025, 2, 12)),
        ("HEAD", date(2025, 10, 1)),
        ("main", date(2025, 10, 1)),
        ("head", None),
    ):
        assert load_revision(f"repo@{label}", start=tmp_path).revision.date == day


def test_the_latest_is_the_newest_dated_release_that_holds_the_spec(
    repository: GitRepository, tmp_path: Path
) -> None:
    repository.commit("Release 2025-01-01", {"model_spec.md": "# One\n"})
    repository.commit("Later", {"model_spec.md": "# Two\n"})
    repository.git("tag", "beta")
    repository.git("rm", "--quiet", "model_spec.md")
    repository.commit("Release 2025-02-01", {"README.md": "x"})
    assert load_revision("repo@latest", start=tmp_path).text == "# One\n"


def test_without_dates_the_latest_is_the_last_of_the_list(repository: GitRepository, tmp_path: Path) -> None:
    repository.commit("First", {"model_spec.md": "# One\n"}, "2025-01-01")
    repository.git("tag", "alpha")
    repository.commit("Second", {"model_spec.md": "# Two\n"}, "2025-01-02")
    repository.git("tag", "beta")
    repository.commit("Third", {"model_spec.md": "# Three\n"}, "2025-01-03")
    assert load_revision("repo@latest", start=tmp_path).revision.label == "beta"


def test_head_is_replaced_by_the_tip_and_no_longer_word_is(released: GitRepository, tmp_path: Path) -> None:
    released.git("branch", "HEADING", "HEAD~4")
    released.git("clone", "--quiet", "--bare", ".", str(tmp_path / "bare"))
    (tmp_path / "bare" / "HEAD").write_text("ref: refs/heads/nowhere\n")
    texts = [
        load_revision(f"bare@{label}", start=tmp_path).text
        for label in ("HEADING", "HEAD", "HEAD^", "HEAD~3")
    ]
    assert texts == ["# One\n", "# Four\n", "# Three!\n", "# Two\n"]


def test_a_name_with_a_zero_byte_leads_nowhere(tmp_path: Path) -> None:
    with pytest.raises(ClausetreeError):
        open_source("a\0b", start=tmp_path)


def test_what_head_was_before_is_named_as_git_names_it(released: GitRepository) -> None:
    before = released.git("rev-parse", "HEAD")
    after = released.commit("Later", {"other.md": "x"})
    found = {
        name: load_revision(name, start=released.path).revision.commit
        for name in ("HEAD@{0}", "HEAD@{1}", "@{1}", "HEAD@{0}~1")
    }
    assert found == {"HEAD@{0}": after, "HEAD@{1}": before, "@{1}": before, "HEAD@{0}~1": before}
