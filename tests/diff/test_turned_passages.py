"""What becomes commentary no longer binds, and what is commentary no longer binds now: each command says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from clausetree.claims.claim_checking import check_claims
from clausetree.claims.claim_files import read_claims
from clausetree.diff.time.blame import blame_clauses
from clausetree.diff.time.lineage import trace_clauses
from clausetree.diff.time.migration import migrate_all
from clausetree.model.located import list_parts
from clausetree.model.revision import Revision
from clausetree.output.diff.changelog import render_changelog
from clausetree.output.diff.facts import describe_clause
from clausetree.syntax.document import parse_document
from tests.diff.conftest import diff_texts, show_changes

if TYPE_CHECKING:
    from clausetree.diff.changes import ChangeSet
    from clausetree.diff.kinds import Turn

HEAD = "# Yard {#yard}\n\n## Sweep {#sweep authority=developer}\n\nSweep every morning."
NEXT = "\n\n## Water {#water authority=user}\n\nWater each pot twice."
DUST = "Dust is bad for old books. It makes readers sneeze."


def comment(text: str, title: str = "Commentary") -> str:
    return f'!!! meta "{title}"\n\n' + "\n".join(f"    {line}" if line else "" for line in text.split("\n"))


def diff_bodies(old: str, new: str) -> ChangeSet:
    return diff_texts(f"{HEAD}\n\n{old}{NEXT}\n", f"{HEAD}\n\n{new}{NEXT}\n")


TURNED = [
    (comment(DUST), DUST, "the second paragraph was commentary and binds now"),
    (DUST, comment(DUST), "the second paragraph is commentary now and no longer binds"),
    (comment("- one\n- two"), "- one\n- two", "the list was commentary and binds now"),
    ("- one\n- two", comment("- one\n- two"), "the list is commentary now and no longer binds"),
    (
        comment(DUST),
        DUST.replace("bad", "very bad"),
        "the second paragraph was commentary and binds now; “is bad” → “is very bad”",
    ),
    (
        comment(f"{DUST}\n\n- one\n- two"),
        f"{DUST}\n\n- one\n- two",
        "the second paragraph was commentary and binds now; the list was commentary and binds now",
    ),
    (
        f"{DUST}\n\n- one\n- two",
        comment(f"{DUST}\n\n- one\n- two"),
        "words that bound are commentary now",
    ),
    (
        f"Mops last.\n\n{comment(DUST)}",
        f"Mops last. {DUST}",
        "words that were commentary bind now",
    ),
]


@pytest.mark.parametrize(("old", "new", "said"), TURNED)
def test_a_turn_is_an_edit_that_notes_tell_and_claims_support(old: str, new: str, said: str) -> None:
    changes = diff_bodies(old, new)
    (change,) = changes.clauses
    assert (change.kinds, change.wording) == (("edited",), "edited")
    notes = render_changelog("new", changes)
    assert notes == f"## new\n\n- [Sweep](#sweep): {said}.\n"
    claims = check_claims(read_claims(notes, "notes.md"), changes, "old", "new")
    assert [claim.finding.verdict for claim in claims] == ["supported"]


@pytest.mark.parametrize(
    ("old", "new", "turn"), [(comment(DUST), DUST, "binds"), (DUST, comment(DUST), "explains")]
)
def test_the_passage_is_edited_and_its_sentences_are_the_same(old: str, new: str, turn: Turn) -> None:
    changes = diff_bodies(old, new)
    (line,) = changes.clauses[0].redline
    assert (line.kind, line.wording, line.turn) == ("edited", "edited", turn)
    clause = changes.old.clauses[1]
    passage = clause.passage_locators()[1]
    sentences = [part.locator for part in list_parts(changes.old, passage, "sentence")]
    found = migrate_all([clause.locator, passage, *sentences], changes)
    assert [one.words for one in found[:2]] == ["edited", "edited"]
    assert {one.words for one in found[2:]} <= {"exact", "typographic"}  # commentary is indented


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_every_format_of_diff_tells_a_turn(form: str) -> None:
    shown = show_changes(diff_bodies(comment(DUST), DUST), form)
    assert "paragraph edited: was commentary and binds now" in shown
    assert "words that were commentary bind now" in shown


def test_a_claim_that_tells_it_the_wrong_way_round_is_contradicted() -> None:
    changes = diff_bodies(DUST, comment(DUST))
    claim = read_claims("- [Sweep](#sweep): the second paragraph was commentary and binds now.\n", "x.md")
    (found,) = check_claims(claim, changes, "old", "new")
    assert found.finding.verdict == "contradicted"


def test_where_nothing_binds_nothing_is_said_to() -> None:
    old, new = (f"# Yard {{#yard}}\n\n{body}\n" for body in (comment(DUST), DUST))
    (change,) = diff_texts(old, new).clauses
    assert [*describe_clause(change)] == ["prose edited", "words that were commentary no longer are"]


def test_words_that_leave_for_another_clause_can_turn_on_the_way() -> None:
    old, new = f"{HEAD}\n\n{comment(DUST)}{NEXT}\n", f"{HEAD}{NEXT}\n\n{DUST}\n"
    notes = render_changelog("new", diff_texts(old, new))
    assert "[Water](#water): the second paragraph was commentary and binds now; " in notes


def test_the_line_that_opens_commentary_says_nothing() -> None:
    changes = diff_bodies(comment(DUST), comment(DUST, "Note"))
    assert changes.clauses[0].kinds == ("typographic",)
    longer = diff_bodies(comment(DUST), comment(f"{DUST} Mops help.", "Note"))
    assert "the commentary has a new sentence: “Mops help”" in render_changelog("new", longer)


def test_blame_dates_words_from_when_they_bind() -> None:
    bodies = (comment(DUST), DUST, DUST)
    documents = [
        (
            Revision(f"2025-0{number}-01", date(2025, number, 1), None, str(number), "x", "x.md"),
            parse_document(f"{HEAD}\n\n{body}{NEXT}\n"),
        )
        for number, body in enumerate(bodies, 1)
    ]
    _, sweep, _ = blame_clauses(trace_clauses(documents))
    origin = sweep.passages[1].origin
    assert (origin.introduced.label, origin.changed.label) == ("2025-01-01", "2025-02-01")
