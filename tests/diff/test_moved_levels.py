"""A ladder in another order changes the levels of what stands on it, and notes tell changes of level as they were."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from clausetree.diff.importance import sort_by_importance
from clausetree.diff.shifts import find_flow_shifts, find_shifts
from clausetree.diff.time.drift import measure_drift
from clausetree.diff.time.notes import check_notes
from clausetree.output.diff.changelog import render_changelog
from clausetree.output.formats import render
from tests.diff.conftest import diff_texts, trace_texts

if TYPE_CHECKING:
    from clausetree.diff.changes import ChangeSet

LAMP = "A lamp is lit at dusk by whoever comes home first, and put out by the last to go to bed."
DOOR = "Every door of the house has a lock, and the key hangs on a hook beside it in the hall."
STOVE = "Nobody cooks after ten at night, and the stove is cold before the last guest has left."
LADDER = "# Levels {{#levels}}\n\nFrom highest to lowest:\n\n{}\n"


def house(*clauses: tuple[str, str, str]) -> str:
    """Returns a text with clauses, each of an id, a level and its words; no level where that is empty."""
    parts = (
        f"## {name.title()} {{#{name}{f' authority={level}' if level else ''}}}\n\n{words}\n"
        for name, level, words in clauses
    )
    return "\n".join(["# House {#house}\n", *parts])


def ladder(*levels: str) -> str:
    return LADDER.format(
        "\n".join(f"{n}. **{name.title()}**: as it says." for n, name in enumerate(levels, 1))
    )


def shifts(changes: ChangeSet) -> list[tuple[str, str | None, str | None, str]]:
    return [(one.clause.id, one.old, one.new, one.direction) for one in find_shifts(changes)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("root developer user", "developer root user", {"a": "demoted", "b": "promoted"}),
        ("root developer user", "user root developer", {"a": "demoted", "b": "demoted", "c": "promoted"}),
        ("root developer user", "root user developer", {"b": "demoted", "c": "promoted"}),
        ("root developer user", "root team developer user", {}),
        ("root developer user", "team root developer user", {}),
    ],
)
def test_a_ladder_in_another_order_lowers_and_raises_what_stands_on_it(
    old: str, new: str, expected: dict[str, str]
) -> None:
    clauses = house(("a", "root", LAMP), ("b", "developer", DOOR), ("c", "user", STOVE))
    texts = [f"{ladder(*levels.split())}\n{clauses}" for levels in (old, new)]
    changes = diff_texts(*texts)
    assert {name: way for name, _, _, way in shifts(changes)} == expected
    turned = {"demoted": "promoted", "promoted": "demoted"}
    back = {name: way for name, _, _, way in shifts(diff_texts(*texts[::-1]))}
    assert back == {name: turned[way] for name, way in expected.items()}
    assert not check_notes(changes, render_changelog("after", changes)).is_wrong


MUST, SHOULD, MAY = ("lamp", "must", LAMP), ("door", "should", DOOR), ("stove", "may", STOVE)
STATED = f"{ladder('must', 'should', 'may')}\n{house(MUST, SHOULD, MAY)}"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (house(MUST, SHOULD, MAY), house(SHOULD, MUST, MAY)),
        (house(MUST, SHOULD, MAY), house(MAY, SHOULD, MUST)),
        (STATED, f"{house(SHOULD, MUST, MAY)}\n# Notes {{#notes}}\n\nNone.\n"),
    ],
    ids=["a clause moved", "all moved", "what stated the order is gone"],
)
def test_where_no_text_states_the_order_of_levels_moving_a_clause_moves_none(old: str, new: str) -> None:
    for texts in ((old, new), (new, old)):
        changes = diff_texts(*texts)
        assert not changes.ladder
        assert not shifts(changes)
        assert all(change.direction == "kept" for change in changes.clauses if change.old and change.new)


def test_levels_that_came_and_went_are_told_where_their_order_is_a_guess() -> None:
    changes = diff_texts(house(MUST, SHOULD), house(MAY, SHOULD, ("lamp", "should", LAMP)))
    assert changes.ladder
    assert [step.level for step in changes.ladder.deleted] == ["must"]
    assert [step.level for step in changes.ladder.inserted] == ["may"]
    assert shifts(changes) == [("lamp", "must", "should", "demoted")]


@pytest.mark.parametrize("count", [1, 3])
def test_a_level_that_the_text_still_states_was_not_renamed_though_all_its_clauses_left_it(
    count: int,
) -> None:
    names = (("door", DOOR), ("stove", STOVE), ("keys", f"{DOOR} {STOVE}"))[:count]
    texts = [
        ladder("root", "guideline")
        + house(("lamp", "root", LAMP), *((one, level, said) for one, said in names))
        for level in ("guideline", "user")
    ]
    changes = diff_texts(*texts)
    assert changes.ladder.renamed == ()
    assert shifts(changes) == [(one, "guideline", "user", "promoted") for one, _ in names]


APART = house(("lamp", "root", LAMP), ("door", "guideline", DOOR))
JOINED = house(("door", "guideline", f"{DOOR}\n\n{LAMP}"))
GIVEN = house(("lamp", "root", f"{LAMP}\n\n{STOVE}"), ("door", "guideline", DOOR))
TAKEN = house(("lamp", "root", LAMP), ("door", "guideline", f"{DOOR}\n\n{STOVE}"))


@pytest.mark.parametrize(("old", "new"), [(APART, JOINED), (GIVEN, TAKEN)], ids=["merged", "moved"])
def test_words_at_another_level_are_told_and_relevel_no_clause(old: str, new: str) -> None:
    for texts, way in (((old, new), "demoted"), ((new, old), "promoted")):
        changes = diff_texts(*texts)
        (carried,) = find_flow_shifts(changes)
        assert carried.direction == way
        assert {carried.old, carried.new} == {"root", "guideline"}
        assert not find_shifts(changes)
        assert not any("relevelled" in change.kinds for change in changes.clauses)
        assert f"**Words {way}.**" in render_changelog("after", changes)
        assert not check_notes(changes, render_changelog("after", changes)).is_wrong


@pytest.mark.parametrize(("texts", "way"), [((0, 1), "demoted"), ((1, 0), "promoted")])
def test_drift_tells_of_words_at_another_level(texts: tuple[int, int], way: str) -> None:
    drifts = measure_drift(trace_texts(*((APART, JOINED)[place] for place in texts)))
    levels = ("root", "guideline") if way == "demoted" else ("guideline", "root")
    went = ("lamp", "door") if way == "demoted" else ("door", "lamp")
    lines = [" ".join(line.split()) for line in render("drift", "text", drifts).splitlines()]
    assert f"words {way} {went[0]} `{levels[0]}` → `{levels[1]}` in `{went[1]}`" in lines
    row = json.loads(render("drift", "json", drifts))["revisions"][-1]
    other = {"demoted": "promoted", "promoted": "demoted"}[way]
    assert row["promoted"] == row["demoted"] == row[f"words_{other}"] == []
    (words,) = row[f"words_{way}"]
    assert (words["clause"], words["went_to"], words["old"], words["new"]) == (*went, *levels)


@pytest.mark.parametrize("levels", [("root", "root"), ("platform", "root")], ids=["same", "renamed"])
def test_words_at_the_same_level_are_not_told(levels: tuple[str, str]) -> None:
    before, after = levels
    old = house(("lamp", before, LAMP), ("door", before, DOOR), ("stove", "user", STOVE))
    new = house(("door", after, f"{DOOR}\n\n{LAMP}"), ("stove", "user", STOVE))
    changes = diff_texts(old, new)
    assert any(change.flows for change in changes.clauses)
    assert not find_flow_shifts(changes)


def test_words_of_a_clause_that_lost_its_level_in_a_merge_are_told_once() -> None:
    changes = diff_texts(APART, house(("door", "", f"{DOOR}\n\n{LAMP}")))
    assert ("lamp", "root", None, "demoted") in shifts(changes)
    assert not find_flow_shifts(changes)


@pytest.mark.parametrize(
    ("note", "is_wrong"),
    [
        ("- [Door](#door) takes in “Lamp” (`lamp`), demoted from `root` to `guideline`.", False),
        ("- [Door](#door): its level is unchanged; it takes in “Lamp” (`lamp`).", False),
        ("- [Door](#door) was promoted; it takes in “Lamp” (`lamp`).", True),
        ("- “Lamp” (`lamp`) was promoted; its words are in [Door](#door).", True),
    ],
)
def test_notes_of_words_at_another_level(note: str, *, is_wrong: bool) -> None:
    assert bool(check_notes(diff_texts(APART, JOINED), note).wrong_levels) is is_wrong


NOTES = house(("lamp", "user", LAMP), ("door", "user", DOOR), ("stove", "root", STOVE))
LOWERED = NOTES.replace("#lamp authority=user", "#lamp authority=guideline").replace("hook", "nail")


@pytest.mark.parametrize(
    ("note", "wrong"),
    [
        ("- **Demoted.** [Lamp](#lamp) (`user` → `guideline`).", []),
        ("- **Promoted.** [Lamp](#lamp) (`user` → `root`).", ["lamp"]),
        ("- **Promoted.** [Lamp](#lamp).", ["lamp"]),
        ("- [Lamp](#lamp): `user` → `root`.", ["lamp"]),
        ("- [Lamp](#lamp): user → guideline.", []),
        ("- [Lamp](#lamp): user -> root.", ["lamp"]),
        ("- [Lamp](#lamp) goes from `user` to `guideline`.", []),
        ("- [Lamp](#lamp) was promoted.", ["lamp"]),
        ("- [Lamp](#lamp) is lowered to `guideline`.", []),
        ("- [Lamp](#lamp) is promoted from `guideline` to `user`.", ["lamp"]),
        ("- [Lamp](#lamp): its level `user` is kept.", ["lamp"]),
        ("### Promoted\n\n- [Lamp](#lamp)", ["lamp"]),
        ("### Demoted\n\n- [Lamp](#lamp)", []),
        ("- Promoted:\n  - [Lamp](#lamp)", ["lamp"]),
        ("- **Demoted.** [Lamp](#lamp) and [Door](#door).", ["door"]),
        ("- **Demoted.** [Lamp](#lamp), as in [Door](#door).", []),
        ("- [Door](#door): `user` → `guideline`.", ["door"]),
        ("- [Door](#door): its level is unchanged.", []),
        ("- [Door](#door): who is promoted gets a key.", []),
        ("- [Door](#door) raised the question of keys.", []),
        ("- [Lamp](#lamp), [Door](#door): messages from user to guideline.", []),
    ],
)
def test_notes_that_tell_another_change_of_level_are_wrong(note: str, wrong: list[str]) -> None:
    report = check_notes(diff_texts(NOTES, LOWERED), note)
    assert [clause.id for clause, _ in report.wrong_levels] == wrong


def test_notes_of_several_steps_are_not_held_against_all_of_them() -> None:
    entries = "## 2025-03-01\n\n- **Demoted.** [Lamp](#lamp) (`root` → `guideline`).\n\n## 2025-02-01\n\n- **Promoted.** [Lamp](#lamp) (`user` → `root`), see [Hall](#hall).\n"
    report = check_notes(diff_texts(NOTES, LOWERED), entries)
    assert (report.wrong_levels, report.strangers) == ((), ())


@pytest.mark.parametrize(
    ("note", "strangers"),
    [
        ("- [Hall](#hall): edited.", ("hall",)),
        ("- [Hall](#hall) and [Lamp](#lamp), [Hall](#hall)", ("hall",)),
        ("- [Lamp](#lamp): see [the page](https://example.org/#hall).", ()),
        ("- [Lamp](#lamp): see [the rest](OTHER.md#hall).", ()),
        ("- `hall`: edited.", ()),
        ("- [Lamp](#lamp): see [the top](#).", ()),
        ("- [Lamp](#lamp): see [below](#in-the-hall).\n\n### In the hall\n\nMore.", ()),
    ],
)
def test_a_link_to_what_neither_text_has_is_wrong(note: str, strangers: tuple[str, ...]) -> None:
    assert check_notes(diff_texts(NOTES, LOWERED), note).strangers == strangers


def test_words_that_went_down_matter_as_much_as_a_level() -> None:
    bell = "The bell by the gate is rung once for supper."
    longer = f"{bell} Nobody rings it twice, not even in jest. It hangs high so that no child can reach it. {LAMP} {DOOR}"
    old = house(("lamp", "root", f"{LAMP}\n\n{STOVE}"), ("door", "guideline", DOOR), ("bell", "root", bell))
    new = house(("lamp", "root", LAMP), ("door", "guideline", f"{DOOR}\n\n{STOVE}"), ("bell", "root", longer))
    first, *_ = sort_by_importance(diff_texts(old, new))
    assert (first.clause.id, first.kinds) == ("lamp", ("edited",))
