"""What the settings declare of a clause's history goes before all measures."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from clausetree.diff.documents import diff_documents
from clausetree.diff.time.chain import diff_chain
from clausetree.diff.time.lineage import trace_clauses
from clausetree.model.declared import Declared
from clausetree.model.revision import Revision
from clausetree.syntax.document import parse_document

if TYPE_CHECKING:
    from clausetree.model.document import Document

OLD = parse_document(
    "# Top {#top}\n\n## Be useful {#useful authority=user}\n\nHelp whoever asks with what they really want.\n"
)
NEW = parse_document(
    "# Top {#top}\n\n## Goals {#goals authority=user}\n\nThree aims stand above every other rule in here.\n"
)
LATER = parse_document(
    "# Top {#top}\n\n## Aims {#aims authority=user}\n\nThree aims stand above every other rule in here.\n"
)
RENAMED = Declared("useful", ("goals",), "2025-02-01", "renamed")


def _revision(day: int) -> Revision:
    when = date(2025, day, 1)
    return Revision(
        label=when.isoformat(), date=when, commit=None, sha256=str(day), source="x", path="model_spec.md"
    )


CHAIN = [(_revision(1), OLD), (_revision(2), NEW), (_revision(3), LATER)]


def test_a_declared_rename_is_one_though_no_word_is_common() -> None:
    assert [change.kinds[0] for change in diff_documents(OLD, NEW).clauses] == ["deleted", "inserted"]
    (change,) = diff_documents(OLD, NEW, [RENAMED]).clauses
    assert (change.old and change.old.id, change.new and change.new.id) == ("useful", "goals")
    assert change.matched_by == "declared"
    assert change.confidence == 1.0


def test_a_declaration_holds_for_the_revision_that_it_names_and_over_a_chain() -> None:
    for chain in (CHAIN, CHAIN[::-1]):
        (change,) = diff_chain(chain, [RENAMED]).clauses
        assert {clause.id for clause in (change.old, change.new) if clause} == {"useful", "aims"}
    elsewhere = RENAMED._replace(at="2025-03-01")
    assert len(diff_chain(CHAIN, [elsewhere]).clauses) == 2


def test_a_history_follows_a_declared_rename() -> None:
    lineage = trace_clauses(CHAIN, [RENAMED])
    life = lineage.of("useful")
    assert life
    assert life.ids == ("useful", "goals", "aims")
    assert lineage.diff(0, 2).pairs == diff_chain(CHAIN, [RENAMED]).pairs


def test_a_clause_declared_gone_is_not_paired_by_its_id() -> None:
    reused = parse_document(OLD.text.replace("Help whoever asks", "Help only those who ask"))
    gone = Declared("useful", (), "2025-02-01", "deleted")
    assert [change.kinds for change in diff_documents(OLD, reused, [gone]).clauses] == [
        ("deleted",),
        ("inserted",),
    ]


def test_a_clause_declared_gone_stays_gone_over_a_chain() -> None:
    reused = parse_document(OLD.text.replace("Help whoever asks", "Help only those who ask"))
    gone = Declared("useful", (), "2025-02-01", "deleted")
    chain = [(_revision(1), OLD), (_revision(2), reused), (_revision(3), reused)]
    assert [change.kinds for change in diff_chain(chain, [gone]).clauses] == [("deleted",), ("inserted",)]


def test_a_declared_successor_takes_over() -> None:
    succeeded = Declared("useful", ("goals",), "2025-02-01", "succeeded")
    change = next(change for change in diff_documents(OLD, NEW, [succeeded]).clauses if change.old)
    assert change.succeeded_by
    assert (change.succeeded_by.clause.id, change.succeeded_by.confidence) == ("goals", 1.0)


def _write(clause_id: str, words: str) -> Document:
    text = f"# Top {{#top}}\n\n## A clause {{#{clause_id} authority=user}}\n\n{words}\n"
    return parse_document(text)


HELP = "Help whoever asks with what they really want."
AIMS = "Three aims stand above every other rule in here."
SHIP = "Boats leave at noon, unless fog hides the pier."
HELPED = Declared("useful", ("goals",), "2025-02-01", "succeeded")
SAILED = Declared("goals", ("boats",), "2025-03-01", "succeeded")


@pytest.mark.parametrize(
    ("documents", "declared", "successors"),
    [
        ((("useful", HELP), ("goals", AIMS), ("goals", AIMS)), [HELPED], {"useful": "goals"}),
        ((("useful", HELP), ("goals", AIMS), ("aims", AIMS)), [HELPED], {"useful": "aims"}),
        (
            (("help", HELP), ("useful", HELP), ("aims", AIMS)),
            [Declared("useful", ("aims",), "2025-03-01", "merged")],
            {"help": "aims"},
        ),
        ((("useful", HELP), ("goals", AIMS), ("boats", SHIP)), [HELPED, SAILED], {"useful": "boats"}),
        ((("useful", HELP), ("goals", AIMS), ("boats", SHIP)), [HELPED], {"useful": None}),
        ((("useful", HELP), ("useful", HELP), ("boats", SHIP)), [SAILED], {"useful": None}),
        (
            (("useful", HELP), ("goals", AIMS), ("goals", AIMS)),
            [HELPED._replace(at="2025-03-01")],
            {"useful": None},
        ),
    ],
    ids=[
        "as it was",
        "renamed since",
        "renamed before",
        "twice",
        "gone since",
        "of another",
        "of another time",
    ],
)
def test_what_was_declared_between_two_revisions_is_said_of_them(
    documents: tuple[tuple[str, str], ...], declared: list[Declared], successors: dict[str, str | None]
) -> None:
    chain = [(_revision(day), _write(*document)) for day, document in enumerate(documents, 1)]
    for changes in (diff_chain(chain, declared), trace_clauses(chain, declared).diff(0, 2)):
        found = {
            change.old.id: change.succeeded_by and change.succeeded_by.clause.id
            for change in changes.clauses
            if change.old and not change.new
        }
        assert found == successors


def test_what_was_declared_is_not_said_the_other_way_round() -> None:
    chain = [(_revision(3), _write("goals", AIMS)), (_revision(2), _write("goals", AIMS))]
    changes = diff_chain([*chain, (_revision(1), _write("useful", HELP))], [HELPED])
    assert [change.succeeded_by for change in changes.clauses] == [None, None]
