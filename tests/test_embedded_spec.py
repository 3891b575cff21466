"""The embedded spec, whatever it says now, holds to what clausetree asks of a spec."""

from __future__ import annotations

from itertools import pairwise

import pytest

from clausetree.history.opening.source_opening import open_source
from clausetree.lint.canonical_layout import format_text
from tests.folders import EMBEDDED, ROOT
from tests.review.conftest import call

LABELS = [revision.label for revision in open_source(str(EMBEDDED), start=ROOT).revisions()]
RELEASES = [
    label for label in LABELS if label != "head"
]  # the draft is listed only where it differs from the last
NEXT = "2099-01-01"
"""A label for the draft that is later than that of any release."""
TEXTS = [
    *(f"spec@{label}" for label in LABELS),
    *(
        f"{folder.relative_to(ROOT)}@{revision.label}"
        for folder in sorted(EMBEDDED.glob("forks/*"))
        for revision in open_source(str(folder), start=ROOT).revisions()
    ),
]


@pytest.fixture(autouse=True)
def _at_the_top(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def test_it_has_been_released_more_than_once() -> None:
    assert len(RELEASES) > 1


@pytest.mark.parametrize("rev", TEXTS)
def test_there_are_neither_errors_nor_warnings(rev: str) -> None:
    assert call("lint", rev).code == 0


def test_its_files_are_in_the_layout_of_fmt() -> None:
    files = [EMBEDDED / "model_spec.md", *EMBEDDED.glob("revisions/*.md"), *EMBEDDED.glob("examples/*.md")]
    texts = {path: path.read_bytes().decode() for path in files}
    assert [path for path, text in texts.items() if format_text(text) != text] == []


@pytest.mark.parametrize("label", RELEASES[1:])
def test_a_release_was_ready(label: str) -> None:
    assert call("release", "check", label, f"spec@{label}").code == 0


def test_the_draft_is_ready() -> None:
    assert call("release", "check", NEXT, "spec@head").code == 0


@pytest.mark.parametrize(("old", "new"), [*pairwise(LABELS), (RELEASES[0], RELEASES[-1])])
def test_the_changelog_tells_what_changed_and_nothing_else(old: str, new: str) -> None:
    assert call("changelog", old, new, "--check", "spec/CHANGELOG.md").code == 0
