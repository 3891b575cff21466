"""Release notes held against what changed."""

from __future__ import annotations

import pytest

from clausetree.diff.documents import diff_documents
from clausetree.diff.time.notes import NOTEWORTHY, NotesReport, check_notes, find_news, find_since
from clausetree.output.diff.changelog import render_notes_report
from tests.diff.conftest import diff_texts, load_sample
from tests.folders import SPEC

OLD = """\
# Kitchen work {#kitchen}

Some words on the kitchen.

## Wash the rice {#rice}

Rice is washed until the water runs clear.

## Heat the pan {#pan}

The pan is hot before the oil goes in.

## Salt {#salt}

Salt goes in last, and by hand.

# Table {#table}

Some words on the table.

## Ask the guests {#guests}

Guests are asked what they cannot eat.
"""
NEW = OLD.replace("runs clear", "runs quite clear")


def check(notes: str, new: str = NEW, old: str = OLD) -> tuple[list[str], list[str], list[str]]:
    """Returns the ids of what is not mentioned, of what did not change, and of what was perhaps meant."""
    report = check_notes(diff_texts(old, new), notes)
    return (
        [change.clause.id for change in report.missing],
        [clause.id for clause in report.unchanged],
        [guess.clause.id for guess in report.perhaps],
    )


@pytest.mark.parametrize(
    "notes",
    [
        "- [Wash the rice](#rice): clearer.",
        "- [clearer water](#rice)",
        "- [Wash](model_spec.md#rice)",
        "- `rice`: clearer.",
        "- `#rice`: clearer.",
        "- Wash the rice: clearer.",
        "- The section “Wash the rice” is clearer.",
        "### Wash the rice\n\nClearer.",
        "1. Clearer **Wash the rice**.",
        "* Something else\n* [Wash\n  the rice](#rice)",
    ],
)
def test_a_clause_is_mentioned_by_id_or_title(notes: str) -> None:
    assert check(notes) == ([], [], [])


@pytest.mark.parametrize(
    "notes",
    ["", "- Small corrections.", "- rice is clearer.", r"- \[Wash\](#rice)", "- the price of `rices`"],
)
def test_what_names_nothing_is_no_mention(notes: str) -> None:
    assert check(notes)[0] == ["rice"]


@pytest.mark.parametrize(
    "notes",
    [
        "- [Heat the pan](#pan): hotter.",
        "- [Wash the rice](#rice).\n- [Heat the pan](#pan): hotter.",
        "- [Wash the rice](#rice) and [Heat the pan](#pan) are clearer.",
        "- **Edited.** [Wash the rice](#rice), [Heat the pan](#pan).",
        "- Rewrites “Heat the pan”.\n- Clearer: `rice`.",
        "- A new example in [Heat the pan](#pan).\n- `rice`",
        "- `rice`\n\nAlso changes *Heat the pan*.",
    ],
)
def test_what_is_spoken_of_without_a_change_is_told(notes: str) -> None:
    assert check(notes)[1] == ["pan"]


@pytest.mark.parametrize(
    "notes",
    [
        "- [Wash the rice](#rice): clearer, since [Heat the pan](#pan) says when to stop.",
        "- [Wash the rice](#rice) now stands after [Heat the pan](#pan) and [Salt](#salt).",
        "- [Wash the rice](#rice) of the chapter [Kitchen work](#kitchen).",
        "- In [Kitchen work](#kitchen): [Wash the rice](#rice) is clearer.",
        "- [Kitchen work](#kitchen)\n  - [Wash the rice](#rice) is clearer.",
        "- [Wash the rice](#rice):\n  - as clear as [Heat the pan](#pan) now.",
        "- As [Heat the pan](#pan) and [Salt](#salt) have it, [Wash the rice](#rice) says when.",
        "- [Heat the pan](#pan) says it already, so [Wash the rice](#rice) need not.",
        "### Kitchen work\n\n- [Wash the rice](#rice)",
        "### Heat the pan\n\n- [Wash the rice](#rice)",
    ],
)
def test_a_clause_that_is_named_as_a_place_or_a_reason_is_not_told(notes: str) -> None:
    assert check(notes) == ([], [], [])


def test_what_an_edited_clause_stands_after_is_no_place() -> None:
    new = OLD.replace("before the oil", "long before the oil")
    assert check("- [Heat the pan](#pan): longer.\n- [Wash the rice](#rice): clearer.", new)[1] == ["rice"]


def test_where_something_moved_to_and_from_is_a_place() -> None:
    salt = "## Salt {#salt}\n\nSalt goes in last, and by hand.\n\n"
    new = OLD.replace(salt, "") + "\n" + salt
    assert check(
        "- Moved to [Table](#table) from [Kitchen work](#kitchen), after [Ask the guests](#guests): `salt`.",
        new,
    )[1:] == ([], [])
    assert check("- Moved to [Table](#table).\n- `salt`", new) == ([], [], [])


def test_the_clause_that_words_went_to_is_a_place() -> None:
    new = OLD.replace("## Salt {#salt}\n\n", "")
    assert check("- “Salt” (`salt`) is gone.\n- See [Heat the pan](#pan).", new)[1] == []


@pytest.mark.parametrize(
    ("notes", "perhaps"),
    [
        ("- Clearer: Wash The Rice.", ["rice"]),
        ("- Clearer “wash the rice”.", ["rice"]),
        ("- `rise` is clearer.", ["rice"]),
        ("- [Wash it](#rices)", ["rice"]),
        ("- “Wash teh rice” is clearer.", ["rice"]),
        ("- “Something else” is clearer.", []),
    ],
)
def test_a_title_in_other_case_or_a_slip_is_perhaps_meant(notes: str, perhaps: list[str]) -> None:
    assert check(notes)[2] == perhaps


def test_a_title_in_other_case_is_a_mention_and_a_slip_is_none() -> None:
    assert check("- Clearer: Wash The Rice.")[0] == []
    assert check("- [Wash it](#rices)")[0] == ["rice"]


def test_a_title_of_one_word_is_a_mention_only_where_it_is_set_apart() -> None:
    new = OLD.replace("and by hand", "and by the pinch")
    assert check("- Salt goes in last.", new)[0] == ["salt"]
    for notes in ("- “Salt”: by the pinch.", "- **Salt**: by the pinch.", "- [Salt]: by the pinch."):
        assert check(notes, new) == ([], [], [])


def test_the_name_of_a_level_is_no_clause_of_that_name() -> None:
    old = "# User {#user}\n\nWords on users.\n\n# Rice {#rice authority=user}\n\nRice is washed.\n"
    new = old.replace("authority=user", "authority=guideline")
    assert check("- Now below `user`.\n- `rice`", new, old) == ([], [], [])


def test_a_clause_is_mentioned_by_the_id_or_title_that_it_had() -> None:
    new = OLD.replace("Wash the rice {#rice}", "Rinse rice {#rinse}")
    assert check("- `rice` has another name.", new) == ([], [], [])
    assert check("- “Wash the rice” has another name.", new) == ([], [], [])


def test_typography_references_prompts_and_order_need_no_mention() -> None:
    assert NOTEWORTHY.isdisjoint({"typographic", "references", "eval_prompts", "reordered"})
    assert check("", OLD.replace("Salt goes in last,", "Salt  goes in last,")) == ([], [], [])


def test_a_report_says_what_is_wrong_in_words() -> None:
    changes = diff_texts(OLD, NEW)
    report = check_notes(changes, "- [Heat the pan](#pan): hotter.\n- `rise`: clearer.")
    assert render_notes_report(report) == (
        "changed, but not mentioned: Wash the rice (#rice) (edited)\n"
        "mentioned, but not changed: Heat the pan (#pan)\n"
        "perhaps meant: Wash the rice (#rice), by “rise”\n"
    )
    assert render_notes_report(NotesReport((), (), ())) == ""


LOG = "# Changes\n\n## v2026.03.01\n\nthird\n\n## v2026.02.01\n\nsecond\n\n## v2026.01.01\n\nfirst\n"
RISING = "# Changes\n\n## v2026.01.01\n\nfirst\n\n## v2026.02.01\n\nsecond\n\n## v2026.03.01\n\nthird\n"


@pytest.mark.parametrize("log", [LOG, RISING])
def test_the_news_are_all_entries_since_the_revision_before(log: str) -> None:
    news = find_news(log, "2026-03-01", "2026-01-01")
    assert news
    assert "third" in news
    assert "second" in news
    assert "first" not in news
    assert (find_news(log, "2026-03-01", "2026-02-01") or "").strip() == "## v2026.03.01\n\nthird"


def test_the_news_of_a_revision_whose_predecessor_has_no_entry_are_its_own() -> None:
    assert find_news(LOG, "2026-02-01", "2025-05-05") == "## v2026.02.01\n\nsecond\n"
    assert find_news(LOG, "2026-05-05", "2026-01-01") is None


def test_the_latest_is_what_stands_above_the_entry_of_the_revision_before() -> None:
    assert find_since(LOG, "2027-01-01", "2026-02-01") == "# Changes\n\n## v2026.03.01\n\nthird\n\n"
    assert find_since(LOG, "2027-01-01", "2025-05-05") == LOG


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2024-05-08", "2025-02-12"),
        ("2025-02-12", "2025-04-11"),
        ("2025-04-11", "2025-09-12"),
        ("2025-09-12", "2025-10-27"),
        ("2025-10-27", "2025-12-18"),
        ("2025-12-18", "head"),
        ("2025-04-11", "2025-12-18"),
    ],
)
def test_the_sample_changelog_passes(old: str, new: str) -> None:
    notes = find_news((SPEC / "CHANGELOG.md").read_text(), new, old)
    assert notes
    report = check_notes(diff_documents(load_sample()[old], load_sample()[new]), notes)
    assert report == NotesReport((), (), ())
