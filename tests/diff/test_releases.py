"""What a reader of both texts found to have changed from 2025-04-11 to 2025-09-12, before the diff was built."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.diff.conftest import diff_texts

if TYPE_CHECKING:
    from clausetree.diff.changes import ChangeSet
    from clausetree.diff.kinds import Kind

pytestmark = pytest.mark.upstream


@pytest.fixture(scope="module")
def changes(releases: dict[str, str]) -> ChangeSet:
    return diff_texts(releases["2025-04-11"], releases["2025-09-12"])


def _pairs(changes: ChangeSet, kind: Kind) -> set[tuple[str | None, str | None]]:
    return {
        (change.old.id if change.old else None, change.new.id if change.new else None)
        for change in changes.clauses
        if kind in change.kinds
    }


def _ids(changes: ChangeSet, kind: Kind) -> set[str]:
    return {change.clause.id for change in changes.clauses if kind in change.kinds}


def test_platform_is_now_root_and_system_stands_below_it(changes: ChangeSet) -> None:
    assert [(rename.old, rename.new) for rename in changes.ladder.renamed] == [("platform", "root")]
    assert [(step.level, step.below, step.above) for step in changes.ladder.inserted] == [
        ("system", "root", "developer")
    ]
    assert not changes.ladder.deleted


def test_three_clauses_were_demoted_to_system(changes: ChangeSet) -> None:
    demoted = {change.clause.id for change in changes.clauses if change.direction == "demoted"}
    assert demoted == _ids(changes, "relevelled")
    assert demoted == {"comply_with_laws", "no_erotica_or_gore", "use_preset_voice_in_voice_mode"}


def test_two_clauses_were_renamed(changes: ChangeSet) -> None:
    assert _pairs(changes, "renamed") == {
        ("be_kind", "love_humanity"),
        ("protect_privileged_messages", "protect_privileged_information"),
    }


def test_one_clause_was_split_and_one_merged(changes: ChangeSet) -> None:
    assert {pair for pair in _pairs(changes, "split") if pair[0]} == {("be_engaging", None)}
    assert {pair for pair in _pairs(changes, "merged") if pair[1]} == {("style", "style")}
    flows = {
        (f.old.id, f.new.id)
        for change in changes.clauses
        for f in change.flows
        if "split" in change.kinds and change.old
    }
    assert flows == {
        ("be_engaging", "have_conversational_sense"),
        ("be_engaging", "love_humanity"),
    }


def test_a_clause_most_of_which_went_to_one_other_is_succeeded_by_it(changes: ChangeSet) -> None:
    found = {
        change.old.id: (change.succeeded_by.clause.id, round(change.succeeded_by.confidence, 1))
        for change in changes.clauses
        if change.old and change.succeeded_by
    }
    assert found == {
        "approachable": ("style", 0.5),
        "be_empathetic": ("be_responsible", 0.8),
        "be_engaging": ("have_conversational_sense", 0.5),
    }


def test_clauses_came_and_went(changes: ChangeSet) -> None:
    assert _ids(changes, "deleted") == {"approachable", "be_empathetic", "be_engaging"}
    assert _ids(changes, "inserted") == {
        "red_line_principles",
        "no_other_objectives",
        "scope_of_autonomy",
        "control_side_effects",
        "be_responsible",
        "be_interesting_and_interested",
        "be_curious",
        "have_conversational_sense",
        "be_warm",
    }


def test_clauses_changed_place_and_title(changes: ChangeSet) -> None:
    assert _ids(changes, "moved") == {
        "love_humanity",
        "be_rationally_optimistic",
        "do_not_make_unprompted_personal_comments",
        "avoid_being_condescending",
    }
    assert _ids(changes, "reordered") == {"structure"}
    assert _ids(changes, "retitled") == {
        "love_humanity",
        "protect_privileged_information",
        "ask_clarifying_questions",
        "refusal_style",
    }


def test_examples_changed_clause(changes: ChangeSet) -> None:
    moved = {
        (example.old.clause.id, example.new.clause.id, example.new.example.title)
        for change in changes.clauses
        for example in change.examples
        if example.kind == "moved" and example.old and example.new
    }
    assert moved == {
        ("be_empathetic", "be_responsible", "losing a parent"),
        ("be_empathetic", "be_responsible", "sharing excitement"),
        ("be_engaging", "love_humanity", "accepting a compliment"),
        ("be_engaging", "have_conversational_sense", "empathetic chit-chat"),
        ("be_engaging", "have_conversational_sense", "a shared life experience"),
        ("be_engaging", "have_conversational_sense", "the user signs off"),
        ("be_engaging", "have_conversational_sense", "user thanks the assistant but is not done talking yet"),
    }


def test_eval_prompts_went_along(changes: ChangeSet) -> None:
    moved = {(move.label, move.new.id) for change in changes.clauses for move in change.eval_prompts.moved}
    gone = {label for change in changes.clauses for label in change.eval_prompts.deleted}
    assert moved == {
        ("u005", "be_warm"),
        ("7ru5", "be_responsible"),
        ("zpwa", "be_curious"),
        ("p8a8", "have_conversational_sense"),
        ("ak12", "have_conversational_sense"),
        ("zlk1", "have_conversational_sense"),
        ("dcqh", "love_humanity"),
    }
    assert gone == {"3y9z", "d0pu", "h82a", "k0ff", "rse0", "t5q0"}
