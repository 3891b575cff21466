"""Bundles: read as the repositories they hold, and again where they change."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from clausetree.history.opening.source_opening import open_source
from clausetree.model.errors import ClausetreeError
from clausetree.project.revs import load_revision

from .conftest import cached, failure

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import GitRepository


def test_a_bundle_is_read_at_its_latest_release(bundle: Path, tmp_path: Path) -> None:
    snapshot = load_revision("spec.bundle", start=tmp_path)
    assert (snapshot.text, snapshot.revision.label) == ("# Three!\n", "2025-09-12")
    assert (snapshot.revision.source, snapshot.revision.path) == ("spec.bundle", "model_spec.md")
    assert load_revision("spec.bundle@head", start=tmp_path).text == "# Four\n"
    assert load_revision(f"{bundle}@HEAD~4", start=tmp_path).eval_prompts() == {"abcd": "first prompt"}


def test_a_bundle_is_known_by_its_first_line_not_its_name(bundle: Path, tmp_path: Path) -> None:
    bundle.rename(tmp_path / "odd.md")
    assert load_revision("odd.md", start=tmp_path).revision.label == "2025-09-12"


def test_a_bundle_is_fetched_once_and_again_when_it_changes(
    bundle: Path, released: GitRepository, tmp_path: Path
) -> None:
    said: list[str] = []
    for _ in range(3):
        open_source("spec.bundle", start=tmp_path, report=said.append).revisions()
    assert said == ["reading spec.bundle"]
    released.commit("Release 2025-12-01", {"model_spec.md": "# Five\n"}, "2025-12-01")
    released.bundle(bundle)
    for _ in range(2):
        assert load_revision("spec.bundle", start=tmp_path, report=said.append).text == "# Five\n"
    assert said == ["reading spec.bundle"] * 2


def test_a_bundle_without_head_or_with_head_alone_is_read(released: GitRepository, tmp_path: Path) -> None:
    released.git("branch", "--move", "main", "trunk")
    released.bundle(tmp_path / "branch.bundle", "trunk")
    released.bundle(tmp_path / "head.bundle", "HEAD")
    for name in ("branch.bundle", "head.bundle"):
        assert load_revision(f"{name}@HEAD~1", start=tmp_path).revision.label == "2025-09-12"


@pytest.mark.parametrize("size", [40, 200, 500])
def test_a_truncated_bundle_is_an_error_and_leaves_nothing(bundle: Path, tmp_path: Path, size: int) -> None:
    bundle.write_bytes(bundle.read_bytes()[:size])
    error = failure("spec.bundle", tmp_path)
    assert error.message.startswith("the bundle `spec.bundle` is broken: ")
    assert error.hint
    assert cached("fetch-") == []


def test_what_is_called_a_bundle_and_is_none_is_an_error(tmp_path: Path) -> None:
    for data in (b"", b"\x00\xff\x12garbage"):
        (tmp_path / "x.bundle").write_bytes(data)
        assert failure("x.bundle", tmp_path).message == "`x.bundle` is not a git bundle"


def test_a_bundle_that_builds_on_other_commits_says_so(released: GitRepository, tmp_path: Path) -> None:
    released.bundle(tmp_path / "thin.bundle", "main~1..main")
    expected = "the bundle `thin.bundle` needs commits that it does not contain"
    assert failure("thin.bundle", tmp_path).message == expected


def test_a_bundle_is_read_again_where_its_size_or_its_time_differs(bundle: Path, tmp_path: Path) -> None:
    said = list[str]()

    def read() -> int:
        open_source("spec.bundle", start=tmp_path, report=said.append).revisions()
        return len(said)

    at = bundle.stat().st_mtime_ns
    assert (read(), read()) == (1, 1)
    os.utime(bundle, ns=(at, at + 1_000_000_000))
    assert (read(), read()) == (2, 2)
    bundle.write_bytes(bundle.read_bytes() + b"\n")
    os.utime(bundle, ns=(at, at + 1_000_000_000))
    assert (read(), read()) == (3, 3)


def test_a_bundle_that_is_not_there_any_more_is_an_error(bundle: Path, tmp_path: Path) -> None:
    source = open_source("spec.bundle", start=tmp_path)
    bundle.unlink()
    with pytest.raises(ClausetreeError) as caught:
        source.revisions()
    assert "`spec.bundle`" in caught.value.message
