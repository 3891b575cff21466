"""A fork of a real release follows upstream through two more: none of its edits is lost, doubled or undone."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from clausetree.history.source_opening import open_source
from clausetree.merge.merging import Merged, merge_documents
from clausetree.syntax.document import parse_document
from tests.lint.casefile import SPEC, lint_files
from tests.merge.casefile import take_side
from tests.merge.fork import Fork, build_fork
from tests.merge.laws import find_faults

if TYPE_CHECKING:
    from pathlib import Path

    from clausetree.model.document import Document

pytestmark = pytest.mark.upstream
LABELS = ("2025-04-11", "2025-09-12", "2025-10-27")
EDITS = 40


@pytest.fixture(scope="module")
def releases(upstream_bundle: Path) -> list[Document]:
    source = open_source(str(upstream_bundle), start=upstream_bundle.parent)
    return [parse_document(source.load(label).text) for label in LABELS]


@pytest.fixture(scope="module")
def fork(releases: list[Document]) -> Fork:
    return build_fork(releases[0])


@pytest.fixture(scope="module")
def merges(releases: list[Document], fork: Fork) -> list[Merged]:
    """Returns the merge with each later release, every conflict of the one before answered by the fork."""
    found = []
    ours = parse_document(fork.text)
    for base, theirs in itertools.pairwise(releases):
        merged = merge_documents(base, ours, theirs)
        found.append(merged)
        ours = parse_document(take_side(merged.text, "ours"))
    return found


def test_the_fork_has_all_its_edits(releases: list[Document], fork: Fork) -> None:
    assert len(fork.edits) == EDITS
    document = parse_document(fork.text)
    assert [edit.name for edit in fork.edits if not edit.stands(document)] == []
    assert [edit.name for edit in fork.edits if edit.stands(releases[0])] == []


@pytest.mark.parametrize("step", [0, 1])
def test_every_edit_stands_where_the_fork_answers(merges: list[Merged], fork: Fork, step: int) -> None:
    document = parse_document(take_side(merges[step].text, "ours"))
    assert [edit.name for edit in fork.edits if not edit.stands(document)] == []


@pytest.mark.parametrize("step", [0, 1])
@pytest.mark.parametrize("side", ["ours", "theirs"])
def test_no_answer_brings_a_new_error(
    merges: list[Merged], releases: list[Document], fork: Fork, step: int, side: str
) -> None:
    text = take_side(merges[step].text, side)
    assert find_faults(parse_document(text)) == find_faults(releases[step + 1])
    known = _count_errors(fork.text) | _count_errors(releases[step + 1].text)
    assert _count_errors(text) - known == Counter()


def _count_errors(text: str) -> Counter[tuple[str, str]]:
    found = lint_files({SPEC: text})
    return Counter((one.code, one.message) for one in found if one.severity == "error")
