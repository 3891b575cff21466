"""`diff`, `changelog` and its own check, and `lint --against` never contradict each other."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given, settings

from clausetree.diff.documents import diff_documents
from clausetree.diff.shifts import find_flow_shifts, find_shifts
from clausetree.diff.time.notes import NOTEWORTHY, NotesReport, check_notes
from clausetree.lint.context import Context, Previous
from clausetree.lint.table import load_rule
from clausetree.output.diff.changelog import render_changelog
from clausetree.output.diff.turned_passages import tell_turn
from clausetree.review.level_notes import read_level_notes
from clausetree.syntax.document import parse_document
from tests.diff.conftest import diff_texts, load_sample
from tests.diff.mutations.kinds import mutate
from tests.diff.test_properties import texts

if TYPE_CHECKING:
    from clausetree.diff.changes import ChangeSet
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document

PAIRS = list(permutations(load_sample(), 2))
SEEDS = range(100)


class Pair(NamedTuple):
    """Two documents and what changed between them."""

    old: Document
    new: Document
    changes: ChangeSet


def sample(labels: tuple[str, str]) -> Pair:
    old, new = (load_sample()[label] for label in labels)
    return Pair(old, new, diff_documents(old, new))


def mutated(seed: int) -> Pair:
    documents = list(load_sample().values())
    case = mutate(documents[seed % len(documents)].text, seed)
    old, new = parse_document(case.old), parse_document(case.new)
    return Pair(old, new, diff_documents(old, new))


@pytest.mark.parametrize("labels", PAIRS, ids="→".join)
def test_sample_revisions(labels: tuple[str, str]) -> None:
    check_truth(sample(labels))


@pytest.mark.upstream
def test_releases(releases: dict[str, str]) -> None:
    documents = [parse_document(text) for text in releases.values()]
    for old, new in permutations(documents, 2):
        check_truth(Pair(old, new, diff_documents(old, new)))


@pytest.mark.parametrize("seed", SEEDS)
def test_mutations(seed: int) -> None:
    check_truth(mutated(seed))


@given(texts, texts)
@settings(max_examples=100, deadline=None)
def test_a_draft_on_any_texts_passes_its_own_check(old: str, new: str) -> None:
    changes = diff_texts(old, new)
    check_draft(changes)


def check_truth(pair: Pair) -> None:
    check_draft(pair.changes)
    context = Context(
        pair.new,
        changelog="# Changes\n\nSmall corrections.\n",
        previous=Previous(pair.old, (), "before", compare=lambda: pair.changes),
    )
    check_unannounced(pair.changes, find("REV004", context))
    check_lowered(pair.changes, find("REV002", context))
    check_lowered_words(pair.changes, find("REV006", context))
    check_unbound_words(pair, find("REV007", context))
    check_lost(pair, find("REV001", context))


def check_draft(changes: ChangeSet) -> None:
    report = check_notes(changes, render_changelog("after", changes))
    assert report == NotesReport((), (), ())


def check_unannounced(changes: ChangeSet, found: list[Diagnostic]) -> None:
    missing = check_notes(changes, "Small corrections.").missing
    noteworthy = [change for change in changes.clauses if not NOTEWORTHY.isdisjoint(change.kinds)]
    assert [change.clause.id for change in missing] == [change.clause.id for change in noteworthy]
    assert [diagnostic.message.split("`")[1] for diagnostic in found] == [c.clause.id for c in noteworthy]


def check_lowered(changes: ChangeSet, found: list[Diagnostic]) -> None:
    demoted = [change for change in changes.clauses if change.direction == "demoted"]
    told = [shift for shift in find_shifts(changes) if shift.direction == "demoted"]
    assert {shift.clause.id for shift in told} <= {change.clause.id for change in demoted}
    assert {change.clause.id for change in demoted if change.old} <= {shift.clause.id for shift in told}
    assert len(found) == len(told)


def check_lowered_words(changes: ChangeSet, found: list[Diagnostic]) -> None:
    """A draft of notes tells each change of level, as the check of a release wants it."""
    carried = find_flow_shifts(changes)
    demoted = [shift for shift in carried if shift.direction == "demoted"]
    assert [diagnostic.message.split("`")[1] for diagnostic in found] == [one.clause.id for one in demoted]
    is_told = read_level_notes(changes, render_changelog("after", changes))
    assert all(map(is_told, (*carried, *find_shifts(changes))))
    told = {(shift.clause.index, shift.went_to.index) for shift in carried if shift.went_to}
    flows = [flow for change in changes.clauses for flow in change.flows if flow.direction != "kept"]
    relevelled = {change.clause.id for change in changes.clauses if "relevelled" in change.kinds}
    for flow in flows:
        assert (flow.old.index, flow.new.index) in told or {flow.old.id, flow.new.id} & relevelled


def check_unbound_words(pair: Pair, found: list[Diagnostic]) -> None:
    levelled = {clause.locator for clause in pair.new.clauses if clause.level}
    lines = [(change, line) for change in pair.changes.clauses for line in change.redline]
    told = {
        line.new
        for change, line in lines
        if line.new
        and line.new.clause_locator in levelled
        and (words := tell_turn(change, line))
        and "no longer binds" in words.whole
    }
    assert len(found) == len(told)


def check_lost(pair: Pair, found: list[Diagnostic]) -> None:
    gone = {change.clause.id for change in pair.changes.clauses if "deleted" in change.kinds}
    lost = {diagnostic.message.split("`")[1] for diagnostic in found}
    assert lost <= gone
    assert lost.isdisjoint(clause.id for clause in pair.new.clauses)
    for change in pair.changes.clauses:
        if change.clause.id in lost and change.new is None:
            assert not {"split", "merged"} & set(change.kinds)


def find(code: str, context: Context) -> list[Diagnostic]:
    return list(load_rule(code)().check(context.document, context))
