from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausetree.history.opening.source_opening import open_source
from clausetree.project.revs import load_revision

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.upstream

RELEASES = ["2025-02-12", "2025-04-11", "2025-09-12", "2025-10-27"]


def test_the_bundle_holds_the_four_releases(upstream_bundle: Path, tmp_path: Path) -> None:
    revisions = open_source(str(upstream_bundle), start=tmp_path).revisions()
    assert [revision.label for revision in revisions] == RELEASES
    assert [str(revision.date) for revision in revisions] == RELEASES
    assert len({revision.sha256 for revision in revisions}) == len(RELEASES)


def test_each_release_has_its_text_prompts_and_changelog(upstream_bundle: Path, tmp_path: Path) -> None:
    for label in RELEASES:
        snapshot = load_revision(f"{upstream_bundle}@{label}", start=tmp_path)
        assert len(snapshot.text) > 190_000
        assert len(snapshot.eval_prompts()) > 100
        assert (snapshot.changelog() is None) == (label == "2025-02-12")


def test_the_default_is_the_latest_and_head_counts_back(upstream_bundle: Path, tmp_path: Path) -> None:
    assert load_revision(str(upstream_bundle), start=tmp_path).revision.label == "2025-10-27"
    assert load_revision(f"{upstream_bundle}@HEAD~1", start=tmp_path).revision.label == "2025-09-12"
