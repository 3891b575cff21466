"""A fork of a real release follows upstream through two more: none of its edits is lost, doubled or undone."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import pytest

from clausetree.history.opening.source_opening import open_source
from clausetree.merge.merging import Merged, merge_documents
from clausetree.syntax.document import parse_document
from tests.merge.casefile import take_side
from tests.merge.fork import Fork, build_fork, count_errors
from tests.merge.laws import find_faults
from tests.merge.places import count_places

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


class Step(NamedTuple):
    """A merge of the fork: what it comes from, what it meets, and what became of it."""

    base: str
    ours: str
    theirs: str
    merged: Merged


STEPS = ("next", "after that", "both at once")


@pytest.fixture(scope="module")
def merges(releases: list[Document], fork: Fork) -> dict[str, Step]:
    """Returns the merges: with each later release, every conflict before answered by the fork, and with the last at once."""
    first = _merge(releases[0], fork.text, releases[1])
    then = _merge(releases[1], take_side(first.merged.text, "ours"), releases[2])
    return dict(zip(STEPS, (first, then, _merge(releases[0], fork.text, releases[2])), strict=True))


def _merge(base: Document, ours: str, theirs: Document) -> Step:
    merged = merge_documents(base, parse_document(ours), theirs)
    return Step(base.text, ours, theirs.text, merged)


def test_the_fork_has_all_its_edits(releases: list[Document], fork: Fork) -> None:
    assert len(fork.edits) == EDITS
    document = parse_document(fork.text)
    assert [edit.name for edit in fork.edits if not edit.stands(document)] == []
    assert [edit.name for edit in fork.edits if edit.stands(releases[0])] == []


@pytest.mark.parametrize("step", STEPS)
def test_every_edit_stands_where_the_fork_answers(merges: dict[str, Step], fork: Fork, step: str) -> None:
    document = parse_document(take_side(merges[step].merged.text, "ours"))
    assert [edit.name for edit in fork.edits if not edit.stands(document)] == []


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("side", ["ours", "theirs"])
def test_no_answer_brings_a_new_error(merges: dict[str, Step], fork: Fork, step: str, side: str) -> None:
    merge = merges[step]
    text = take_side(merge.merged.text, side)
    assert find_faults(parse_document(text)) == find_faults(parse_document(merge.theirs))
    known = count_errors(fork.text) | count_errors(merge.theirs)
    assert count_errors(text) - known == Counter()


@pytest.mark.parametrize("step", STEPS)
def test_questions_are_few(merges: dict[str, Step], step: str) -> None:
    *texts, merged = merges[step]
    assert len(merged.conflicts) <= count_places(*texts) + 2


def test_places_that_both_sides_touched_are_counted_by_sentence_and_field() -> None:
    base = (
        "# A {#a authority=platform}\n\nOne is here. Two is there.\n\n# B {#b authority=platform}\n\nThree.\n"
    )
    ours = base.replace("Two is", "Two was").replace("# A", "# Aha")
    assert count_places(base, ours, base.replace("One is", "One was").replace("platform", "root")) == 0
    assert count_places(base, ours, base.replace("Two is", "Two will be").replace("# A", "# Oho")) == 2
    assert (
        count_places(
            base, base.replace("a authority=platform", "a authority=user"), base.replace("platform", "root")
        )
        == 0
    )
    assert (
        count_places(
            base,
            base.replace("#b authority=platform", "#b authority=user"),
            base.replace("#b authority=platform", "#b authority=developer"),
        )
        == 1
    )
