"""What the author of the sample spec changed from revision to revision, held against what the diff finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausetree.diff.documents import diff_documents
from tests.diff.conftest import load_sample

if TYPE_CHECKING:
    from clausetree.diff.changes import ChangeSet
    from clausetree.diff.kinds import Kind

TRUTH: dict[tuple[str, str], dict[Kind, set[str]]] = {
    ("2025-02-12", "2025-04-11"): {
        "inserted": set(),
        "deleted": set(),
        "renamed": set(),
        "moved": set(),
        "typographic": {"letter_and_purpose", "good_faith"},
        "edited": {"overview", "sensitive_content", "say_how_sure", "conversational_sense", "assigned_voice"},
        "examples": {
            "even_description",
            "say_how_sure",
            "speak_up",
            "get_it_right",
            "clear_writing",
            "formatting",
        },
    },
    ("2025-04-11", "2025-09-12"): {
        "renamed": {"decline_well"},
        "retitled": {"decline_well"},
        "split": {"hatred_and_violence", "violent_causes", "hatred"},
        "merged": {"any_subject", "no_side"},
        "deleted": {"hatred_and_violence", "any_subject"},
        "inserted": {
            "red_lines",
            "no_other_aims",
            "agreed_scope",
            "side_effects",
            "violent_causes",
            "hatred",
        },
        "moved": {"recommend_on_merit", "hard_times", "assigned_voice"},
        # what `any_subject` demanded stands in a clause without a level now
        "relevelled": {"respect_law", "erotica_and_gore", "assigned_voice", "speak_up", "any_subject"},
        "references": {"transforming_text"},
    },
    ("2025-09-12", "2025-10-27"): {
        "inserted": {"other_people"},
        "deleted": set(),
        "retitled": {"self_harm"},
        "examples": {"self_harm", "embedded_content"},
        "edited": {
            "self_harm",
            "embedded_content",
            "definitions",
            "follow_instructions",
            "hard_times",
            "general_principles",
        },
    },
    ("2025-10-27", "2025-12-18"): {
        "deleted": {"no_false_impression", "personal_remarks"},
        "merged": {"no_false_impression", "no_deception"},
        "retitled": {"no_deception"},
        "references": {"embedded_content", "transforming_text"},
        "edited": {"no_deception", "overview", "definitions", "honesty", "other_people", "length"},
        "inserted": {
            "under_18_principles",
            "u18_signs",
            "u18_no_romance",
            "u18_risk",
            "u18_body_image",
            "u18_trusted_adults",
            "u18_schoolwork",
        },
    },
    ("2025-04-11", "tutor"): {
        "inserted": {"pupil_thinks"},
        "deleted": set(),
        "edited": {"overview", "recommend_on_merit", "saying_no"},
        "relevelled": {"no_flattery"},
        "examples": {"stay_with_request", "get_it_right"},
    },
}


@pytest.mark.parametrize("labels", TRUTH)
def test_a_diff_finds_what_the_author_changed(labels: tuple[str, str]) -> None:
    changes = _diff(*labels)
    found = {kind: {c.clause.id for c in changes.clauses if kind in c.kinds} for kind in TRUTH[labels]}
    assert found == TRUTH[labels]


def test_a_neighbour_may_be_the_one_that_left_its_place() -> None:
    reordered = {c.clause.id for c in _diff("2025-04-11", "2025-09-12").clauses if "reordered" in c.kinds}
    assert len(reordered) == 3
    assert "worth_making" in reordered
    assert len(reordered & {"embedded_content", "good_faith"}) == 1
    assert len(reordered & {"say_how_sure", "ask_when_it_matters"}) == 1


def test_rules_of_the_first_draft_are_found_in_the_first_release() -> None:
    changes = _diff("2024-05-08", "2025-02-12")
    splits = {c.old.id for c in changes.clauses if "split" in c.kinds and c.old and not c.new}
    renamed = {(c.old.id, c.new.id) for c in changes.clauses if "renamed" in c.kinds and c.old and c.new}
    assert splits == {"authors_and_privacy", "truthful"}
    assert renamed == {("suitable_for_work", "erotica_and_gore")}
    assert [(step.level, step.below) for step in changes.ladder.inserted] == [("guideline", "user")]
    assert [step.level for step in changes.ladder.deleted] == ["tool"]


def _diff(old: str, new: str) -> ChangeSet:
    return diff_documents(load_sample()[old], load_sample()[new])
