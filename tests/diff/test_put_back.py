"""A clause that a revision between two did without is no other one."""

from __future__ import annotations

from datetime import date

from clausetree.diff.time.chain import diff_chain
from clausetree.diff.time.lineage import trace_clauses
from clausetree.model.revision import Revision
from clausetree.syntax.document import parse_document

SALT = "## Salt {#salt authority=user}\n\nSalt goes in last, by hand, and never twice at one table.\n\n"
RICE = "## Rice {#rice authority=user}\n\nRice is washed until the water is clear.\n\n"
BOATS = "## Salt {#salt authority=user}\n\nWhoever mends nets before dawn is paid in silver coins.\n\n"


def _diff(*texts: str) -> list[tuple[str | None, str | None, tuple[str, ...]]]:
    chain = [
        (
            Revision(
                label=f"2025-0{number}-01",
                date=date(2025, number, 1),
                commit=None,
                sha256=str(number),
                source="x",
                path="x.md",
            ),
            parse_document(f"# Top {{#top}}\n\n{text}"),
        )
        for number, text in enumerate(texts, 1)
    ]
    changes = diff_chain(chain)
    assert trace_clauses(chain).diff(0, len(chain) - 1).clauses == changes.clauses
    return [
        (change.old and change.old.id, change.new and change.new.id, change.kinds)
        for change in changes.clauses
        if change.kinds != ("unchanged",)
    ]


def test_a_clause_that_is_put_back_did_not_change() -> None:
    assert _diff(SALT + RICE, RICE, SALT + RICE) == []
    assert _diff(SALT + RICE, RICE, RICE, SALT + RICE) == []
    assert _diff(RICE + SALT, RICE, RICE + SALT) == []


def test_a_clause_that_is_put_back_with_other_words_was_edited() -> None:
    assert _diff(SALT + RICE, RICE, SALT.replace("by hand", "by spoon") + RICE) == [
        ("salt", "salt", ("edited",))
    ]


def test_a_text_that_took_another_id_meanwhile_is_not_given_up_for_the_id() -> None:
    renamed = SALT.replace("#salt", "#salting")
    assert ("salt", "salting", ("renamed",)) in _diff(SALT + RICE, renamed + RICE, BOATS + renamed + RICE)


def test_what_a_revision_took_out_and_none_put_back_is_gone() -> None:
    assert _diff(SALT + RICE, RICE, RICE) == [("salt", None, ("deleted",))]
    assert _diff(RICE, SALT + RICE, RICE) == []
