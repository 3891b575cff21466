"""`diff`, `log`, `blame`, `drift` and the script never contradict each other: all read one change set."""

from __future__ import annotations

from datetime import date
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import pytest

from clausetree.diff.documents import diff_documents
from clausetree.diff.time.blame import SUBSTANCE, blame_clauses
from clausetree.diff.time.chain import diff_chain
from clausetree.diff.time.drift import measure_drift
from clausetree.diff.time.lineage import Lineage, trace_clauses
from clausetree.model.revision import Revision
from clausetree.syntax.document import parse_document
from tests.diff.conftest import load_sample

if TYPE_CHECKING:
    from clausetree.diff.changes import ChangeSet
    from clausetree.model.document import Document

Chain = list[tuple[Revision, "Document"]]


def _chain(documents: dict[str, Document]) -> Chain:
    found = []
    for label, document in documents.items():
        day = date.fromisoformat(label) if label != "head" else None
        found.append(
            (
                Revision(
                    label=label, date=day, commit=None, sha256=label, source="spec", path="model_spec.md"
                ),
                document,
            )
        )
    return found


@pytest.fixture(scope="module")
def sample() -> Chain:
    return _chain({label: document for label, document in load_sample().items() if label != "tutor"})


@pytest.fixture(scope="module")
def published(releases: dict[str, str]) -> Chain:
    return _chain({label: parse_document(text) for label, text in releases.items()})


def test_histories_of_the_sample_revisions_say_what_diffs_say(sample: Chain) -> None:
    _check_lineage(sample)


@pytest.mark.upstream
def test_histories_of_the_releases_say_what_diffs_say(published: Chain) -> None:
    _check_lineage(published)


def _check_lineage(chain: Chain) -> None:
    lineage = trace_clauses(chain)
    for old, new in combinations(range(len(chain)), 2):
        changes = lineage.diff(old, new)
        direct = diff_chain(chain[old : new + 1])
        assert (changes.pairs, changes.clauses) == (direct.pairs, direct.clauses)
        _check_lives(lineage, changes, old, new)
    for number, changes in enumerate(lineage.changes, 1):
        _check_step(lineage, changes, number)
    _check_blame(lineage)


def _check_lives(lineage: Lineage, changes: ChangeSet, old: int, new: int) -> None:
    """Checks that a clause is one in `diff` exactly where it is one in `log`."""
    in_diff = {(pair.old.index, pair.new.index) for pair in changes.pairs}
    in_log = set()
    for life in lineage.lives:
        labels = {stage.revision.label: stage.clause for stage in life.stages}
        before = labels.get(lineage.revisions[old].label)
        after = labels.get(lineage.revisions[new].label)
        if before and after:
            in_log.add((before.index, after.index))
    assert in_diff == in_log


def _check_step(lineage: Lineage, changes: ChangeSet, number: int) -> None:
    """Checks that `log` and `drift` tell of one revision what its change set says."""
    label = lineage.revisions[number].label
    told = [
        stage.change
        for life in lineage.lives
        for stage in life.stages
        if stage.revision.label == label and stage.change
    ]
    assert sorted(map(id, told)) == sorted(map(id, changes.clauses))
    drift = measure_drift(lineage)[number]
    for way, shifts in (("promoted", drift.promoted), ("demoted", drift.demoted)):
        assert [shift.clause.id for shift in shifts] == [
            change.clause.id for change in changes.clauses if change.direction == way
        ]


def _check_blame(lineage: Lineage) -> None:
    """Checks that no passage is younger than the last change of substance of its clause, nor its clause than that."""
    order = {revision.label: number for number, revision in enumerate(lineage.revisions)}
    lives = {life.stages[-1].clause.index: life for life in lineage.lives if life.stages[-1].clause}
    for blame in blame_clauses(lineage):
        stages = lives[blame.clause.index].stages
        reworded = [
            order[stage.revision.label]
            for stage in stages
            if not stage.change or not SUBSTANCE.isdisjoint(stage.change.kinds)
        ]
        assert blame.origin.introduced == stages[0].revision
        for passage in blame.passages:
            assert order[passage.origin.introduced.label] <= order[passage.origin.changed.label]
            assert order[passage.origin.changed.label] <= max([order[blame.origin.changed.label], *reworded])


def test_a_clause_in_no_redline_is_in_no_passage_that_changed(sample: Chain) -> None:
    for (_, old), (_, new) in pairwise(sample):
        _check_map(diff_documents(old, new))


@pytest.mark.upstream
def test_redlines_and_the_passage_map_of_releases_agree(published: Chain) -> None:
    for (_, old), (_, new) in combinations(published, 2):
        _check_map(diff_documents(old, new))


def _check_map(changes: ChangeSet) -> None:
    """Checks that what the passage map calls reworded, gone or new stands in a redline of its clause, and nothing else."""
    listed = {change.new.index: change for change in changes.clauses if change.new}
    for passing in changes.passages.passings:
        if passing.wording == "edited":
            locator = changes.new.clauses[passing.new.clause].passage_locators()[passing.new.passage]
            places = (line.new for line in listed[passing.new.clause].redline if line.wording == "edited")
            assert any(place and place.steps[:1] == locator.steps for place in places)
    for part in changes.passages.inserted:
        lines = listed[part.clause].redline
        locator = changes.new.clauses[part.clause].passage_locators()[part.passage]
        assert any(line.new == locator and line.kind in {"inserted", "edited"} for line in lines)
    gone = {change.old.index: change for change in changes.clauses if change.old}
    for part in changes.passages.deleted:
        lines = gone[part.clause].redline
        locator = changes.old.clauses[part.clause].passage_locators()[part.passage]
        assert any(line.old == locator and line.kind in {"deleted", "edited"} for line in lines)
