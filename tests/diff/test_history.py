from __future__ import annotations

import json
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from clausetree.diff.documents import diff_documents
from clausetree.diff.time.blame import blame_clauses
from clausetree.diff.time.drift import measure_drift
from clausetree.diff.time.lineage import Life, Lineage, trace_clauses
from clausetree.diff.time.notes import check_notes, find_entry
from clausetree.model.revision import Revision
from clausetree.output.diff.changelog import render_changelog
from clausetree.output.formats import render
from tests.diff.conftest import diff_texts, load_sample, trace_texts
from tests.folders import SPEC


@pytest.fixture(scope="module")
def lineage() -> Lineage:
    labels = [label for label in load_sample() if label != "tutor"]
    return trace_clauses([(_revision(label), load_sample()[label]) for label in labels])


def _revision(label: str) -> Revision:
    day = date.fromisoformat(label) if label != "head" else None
    return Revision(
        label=label, date=day, commit=None, sha256=label, source="spec", path="spec/model_spec.md"
    )


def test_a_life_follows_a_rename(lineage: Lineage) -> None:
    life = lineage.of("saying_no")
    assert life
    assert life is lineage.of("decline_well")
    assert life.ids == ("saying_no", "decline_well")
    assert life.is_alive
    renamed = [
        stage.revision.label for stage in life.stages if stage.change and "renamed" in stage.change.kinds
    ]
    assert renamed == ["2025-09-12"]


def test_a_life_ends_where_the_clause_is_gone(lineage: Lineage) -> None:
    life = lineage.of("personal_remarks")
    assert life
    assert not life.is_alive
    assert [stage.revision.label for stage in life.stages if stage.clause is None] == ["2025-12-18"]
    assert json.loads(render("log", "json", life))["stages"][-1]["id"] is None


def _tell(life: Life | None) -> list[tuple[str, str | None]]:
    assert life
    return [(stage.revision.label, stage.clause and stage.clause.id) for stage in life.stages]


KEYS = "# Keys {#keys}\n\nHang every key on the board by the door before you leave the shed at night.\n"
PAINT = "# Paint {#paint}\n\nClose the lid of every tin, and press it down with the heel of a hand.\n"


def test_the_history_of_a_clause_that_was_put_back_has_both_lives() -> None:
    lineage = trace_texts(KEYS + PAINT, KEYS, KEYS, KEYS + PAINT, KEYS + PAINT)
    assert _tell(lineage.history("paint")) == [
        ("2025-01-01", "paint"),
        ("2025-02-01", None),
        ("2025-04-01", "paint"),
        ("2025-05-01", "paint"),
    ]
    assert _tell(lineage.history("keys")) == _tell(lineage.of("keys"))
    assert _tell(lineage.of("paint")) == [("2025-04-01", "paint"), ("2025-05-01", "paint")]


def test_it_has_as_many_lives_as_there_were() -> None:
    lineage = trace_texts(PAINT + KEYS, KEYS, PAINT + KEYS, KEYS)
    assert _tell(lineage.history("paint")) == [
        ("2025-01-01", "paint"),
        ("2025-02-01", None),
        ("2025-03-01", "paint"),
        ("2025-04-01", None),
    ]


def test_the_life_before_is_that_which_had_the_id_last() -> None:
    tins = PAINT.replace("#paint", "#tins")
    walls = "# Walls {#paint}\n\nWhoever wants a wall of another colour asks at the meeting in spring.\n"
    anew = "# Boats {#paint}\n\nA boat is tied to the second post, and never to the one with the light.\n"
    lineage = trace_texts(
        KEYS + tins, KEYS + tins + walls, KEYS + tins, KEYS + PAINT, KEYS, KEYS + anew
    )  # the tins, renamed, have the id after the walls had it
    titles = [stage.clause.title for stage in (lineage.history("paint") or Life(())).stages if stage.clause]
    assert titles == ["Paint", "Paint", "Paint", "Paint", "Boats"]


def test_an_id_that_a_renamed_clause_once_had_is_no_life_before() -> None:
    renamed = PAINT.replace("#paint", "#tins")
    anew = "# Walls {#paint}\n\nWhoever wants a wall of another colour asks at the meeting in spring.\n"
    lineage = trace_texts(KEYS + PAINT, KEYS + renamed, KEYS, KEYS + anew)
    assert _tell(lineage.history("paint")) == [("2025-04-01", "paint")]


def test_nobody_has_an_id_that_no_revision_has(lineage: Lineage) -> None:
    assert lineage.of("no_such_clause") is None
    assert lineage.history("no_such_clause") is None


def test_blame_tells_the_revision_that_brought_a_clause_and_the_last_of_substance(lineage: Lineage) -> None:
    origins = {
        b.clause.id: (b.origin.introduced.label, b.origin.changed.label) for b in blame_clauses(lineage)
    }
    assert origins["decline_well"] == ("2024-05-08", "2025-09-12")
    assert origins["other_people"] == ("2025-10-27", "2025-12-18")
    assert origins["letter_and_purpose"] == ("2025-02-12", "2025-09-12")
    assert origins["speak_up"] == ("2025-02-12", "2025-09-12")
    assert origins["good_faith"] == ("2024-05-08", "2025-02-12")


def test_blame_follows_an_example_to_another_clause(lineage: Lineage) -> None:
    blames = {blame.clause.id: blame for blame in blame_clauses(lineage)}
    source = blames["side_effects"].clause.content.source
    moved = [p for p in blames["side_effects"].passages if "two cities" in p.passage.span.slice(source)]
    assert [passage.origin.introduced.label for passage in moved] == ["2025-02-12"]


def test_drift_counts_levels_and_names_what_rose_and_fell(lineage: Lineage) -> None:
    drift = {row.revision.label: row for row in measure_drift(lineage)}["2025-09-12"]
    assert [level for level, _ in drift.levels] == ["root", "system", "developer", "user", "guideline"]
    assert [shift.clause.id for shift in drift.promoted] == ["speak_up"]
    assert {shift.clause.id for shift in drift.demoted} == {
        "respect_law",
        "erotica_and_gore",
        "assigned_voice",
        "any_subject",
    }
    assert {clause.id for clause in drift.limits_lost} >= {
        "respect_law",
        "erotica_and_gore",
        "assigned_voice",
    }
    assert {clause.id for clause in drift.limits_gained} >= {"no_other_aims", "agreed_scope"}


def test_a_split_at_the_top_level_is_one_line_and_nothing_gained_or_lost(lineage: Lineage) -> None:
    drifts = [row for row in measure_drift(lineage) if row.revision.label == "2025-09-12"]
    text = render("drift", "text", drifts)
    lines = [" ".join(line.split()) for line in text.splitlines()]
    assert [line for line in lines if "hatred" in line or "violent_causes" in line] == [
        "still at the top level hatred_and_violence → violent_causes, hatred"
    ]
    assert "demoted any_subject `guideline` → no level in `no_side`" in lines
    assert "now at the top level no_other_aims" in lines
    assert "no longer at the top level respect_law" in lines
    (row,) = json.loads(render("drift", "json", drifts))["revisions"]
    assert row["limits_handed_over"] == [{"from": "hatred_and_violence", "to": ["violent_causes", "hatred"]}]
    assert {"violent_causes", "hatred"} <= set(row["limits_gained"])


SALT = "Salt goes in last, by hand, and never twice, whoever asks for more of it at the table."
BINDING = f"# Rice {{#rice authority=user}}\n\nRice is washed.\n\n# Salt {{#salt authority=user}}\n\n{SALT}\n\n# Notes {{#notes}}\n\nHow this came about.\n"
MERGED = f"# Rice {{#rice}}\n\nRice is washed.\n\n# Notes {{#notes}}\n\nHow this came about.\n\n{SALT}\n"
WHERE = "Never say where a guest of the house lives."
PAY = "Never say what a guest can pay for a room."


@pytest.fixture(scope="module")
def loss() -> Lineage:
    """A clause that loses its level, and one that goes into a clause without one."""
    return trace_texts(BINDING, MERGED)


def test_drift_says_where_a_provision_lost_its_level_in_a_merge_too(loss: Lineage) -> None:
    drifts = measure_drift(loss)
    demoted = [(shift.clause.id, shift.old, shift.new, shift.went_to) for shift in drifts[-1].demoted]
    assert [row[:3] for row in demoted] == [("rice", "user", None), ("salt", "user", None)]
    assert [row[3].id for row in demoted if row[3]] == ["notes"]
    lines = [" ".join(line.split()) for line in render("drift", "text", drifts).splitlines()]
    assert "demoted rice `user` → no level" in lines
    assert "demoted salt `user` → no level in `notes`" in lines
    row = json.loads(render("drift", "json", drifts))["revisions"][-1]["demoted"][1]
    assert row == {"clause": "salt", "old": "user", "new": None, "went_to": "notes", "came_from": None}


@pytest.mark.parametrize(
    ("limits", "notes", "heirs"),
    [(WHERE, PAY, [("guests", ["limits"])]), ("", f"{WHERE}\n\n{PAY}", [])],
)
def test_a_limit_is_handed_over_to_limits_alone(
    limits: str, notes: str, heirs: list[tuple[str, list[str]]]
) -> None:
    house = "# Limits {{#limits authority=root}}\n\nThese hold.\n\n{}\n\n# Notes {{#notes authority=user}}\n\nOurs.\n\n{}\n"
    old = f"{house.format('', '')}\n# Guests {{#guests authority=root}}\n\n{WHERE}\n\n{PAY}\n"
    drift = measure_drift(trace_texts(old, house.format(limits, notes)))[-1]
    assert [(one.old.id, [clause.id for clause in one.new]) for one in drift.handovers] == heirs


def test_a_provision_that_fell_into_clauses_without_a_level_is_told_once_for_each() -> None:
    old = f"# Guests {{#guests authority=user}}\n\n{WHERE}\n\n{PAY}\n"
    new = f"# Places {{#places}}\n\n{WHERE}\n\n# Prices {{#prices}}\n\n{PAY}\n"
    demoted, promoted = (measure_drift(trace_texts(*texts))[-1] for texts in ((old, new), (new, old)))
    assert [
        (shift.clause.id, shift.went_to and shift.went_to.id, shift.came_from and shift.came_from.id)
        for shift in (*demoted.demoted, *promoted.promoted)
    ] == [
        ("guests", "places", None),
        ("prices", None, "guests"),
        ("places", "guests", None),
        ("prices", "guests", None),
    ]


def test_log_says_that_a_provision_lost_its_level_in_a_merge(loss: Lineage) -> None:
    life = loss.of("salt")
    assert life
    log = render("log", "text", life)
    assert "· demoted, `user` → no level in `notes`" in log
    assert "· succeeded by `notes`: 100% of its text went there" in log


def test_log_tells_a_split_in_one_line(lineage: Lineage) -> None:
    life = lineage.of("hatred_and_violence")
    assert life
    log = render("log", "text", life)
    assert "· 57% of its text went to `violent_causes`, 43% to `hatred`\n" in log


def test_the_chart_is_well_formed_and_escapes_levels(lineage: Lineage) -> None:
    drifts = [row._replace(levels=(('<&"', 3),)) for row in measure_drift(lineage)]
    chart = ET.fromstring(render("drift", "svg", drifts))  # noqa: S314 - our own
    assert '<&"' in [text.text for text in chart.iter("{http://www.w3.org/2000/svg}text")]


def test_a_draft_names_every_noteworthy_change() -> None:
    changes = diff_documents(load_sample()["2025-04-11"], load_sample()["2025-09-12"])
    report = check_notes(changes, render_changelog("2025-09-12", changes))
    assert not report.missing
    assert not report.unchanged


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2025-04-11", "2025-09-12"),
        ("2025-09-12", "2025-10-27"),
        ("2025-10-27", "2025-12-18"),
        ("2025-12-18", "head"),
    ],
)
def test_the_sample_changelog_leaves_nothing_out(old: str, new: str) -> None:
    notes = find_entry((SPEC / "CHANGELOG.md").read_text(), new)
    assert notes
    assert not check_notes(diff_documents(load_sample()[old], load_sample()[new]), notes).missing


def test_notes_are_told_what_they_leave_out_and_what_did_not_change() -> None:
    text = "# Chapter {#chapter}\n\n## First one {#first}\n\nSome words.\n\n## Second one {#second}\n\nMore words.\n"
    changes = diff_texts(text, text.replace("Some words", "Other words"))
    report = check_notes(changes, "- Rewrites [Second one](#second).")
    assert [change.clause.id for change in report.missing] == ["first"]
    assert [clause.id for clause in report.unchanged] == ["second"]


def test_a_title_in_other_case_is_a_mention() -> None:
    text = "# Chapter {#chapter}\n\n## First one {#first}\n\nSome words.\n"
    changes = diff_texts(text, text.replace("Some words", "Other words"))
    assert not check_notes(changes, "- Rewrites the First One section.").missing


def test_an_entry_is_found_by_label_or_date() -> None:
    changelog = "# Changelog\n\n## Unreleased\n\nsoon\n\n## v2025.09.12\n\nnow\n\n## v2025.04.11\n\nthen\n"
    assert find_entry(changelog, "2025-09-12") == "## v2025.09.12\n\nnow\n"
    assert find_entry(changelog, "head") == "## Unreleased\n\nsoon\n"
    assert find_entry(changelog, "1999-01-01") is None


def test_of_several_headings_that_name_a_revision_the_best_begins_its_entry() -> None:
    changelog = "# Since 2025-04-11\n\n## More of 2025-04-11\n\nlater\n\n## 2025.04.11\n\nthen\n"
    assert find_entry(changelog, "2025-04-11") == "## 2025.04.11\n\nthen\n"
