"""What no reader sees, comments and the addresses of links, is told as what it is, and the same by every command."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausetree.claims.claim_checking import check_claims
from clausetree.claims.claim_files import read_claims
from clausetree.diff.time.migration import migrate_all
from clausetree.diff.time.notes import NotesReport, check_notes
from clausetree.model.located import list_parts
from clausetree.output.diff.changelog import render_changelog
from tests.diff.conftest import diff_texts

if TYPE_CHECKING:
    from clausetree.diff.changes import ChangeSet

ALLOW = "<!-- clausetree: allow STY004 because the song says so. It is old. -->"
FIRST, SECOND = "See the map by the door.", "Stamp the slip twice."
PLAIN = f"{FIRST} {SECOND}"
COMMENTED = (
    f"{FIRST} {ALLOW} {SECOND}",
    f"{FIRST} {SECOND} {ALLOW}",
    f"{ALLOW} {FIRST} {SECOND}",
    f"{FIRST} {SECOND} {ALLOW} <!-- and more -->",
    f"{FIRST} {SECOND}\n\n{ALLOW}",
    f"{ALLOW}\n\n{FIRST} {SECOND}",
    f"{FIRST}\n{ALLOW}\n{SECOND}",
    f"{FIRST} {SECOND}\n\n<!--\nmore lines. Of words.\n-->",
)


def diff_bodies(old: str, new: str) -> ChangeSet:
    return diff_texts(*(f"# A {{#a authority=user}}\n\n{body}\n\n# B {{#b}}\n" for body in (old, new)))


def tell(changes: ChangeSet) -> str:
    """Returns what release notes say of the clause; a check of them finds nothing wrong."""
    notes = render_changelog("new", changes)
    assert check_notes(changes, notes) == NotesReport((), (), ())
    claims = check_claims(read_claims(notes, "notes.md"), changes, "old", "new")
    assert {claim.finding.verdict for claim in claims} == {"supported"}
    return notes.removeprefix("## new\n\n- ").removeprefix("[A](#a): ").removesuffix(".\n")


@pytest.mark.parametrize("commented", COMMENTED)
def test_a_comment_is_no_edit_of_the_words(commented: str) -> None:
    for old, new in ((PLAIN, commented), (commented, PLAIN), (commented, commented.replace("song", "verse"))):
        changes = diff_bodies(old, new)
        if old != new:
            (change,) = changes.clauses
            assert (change.kinds, change.wording) == (("typographic",), "typographic")
            assert tell(changes).startswith("**Typography.**")
        clause = changes.old.clauses[0]
        passages = [
            locator
            for locator, passage in zip(clause.passage_locators(), clause.content.passages, strict=True)
            if passage.kind != "comment"
        ]
        sentences = [part.locator for one in passages for part in list_parts(changes.old, one, "sentence")]
        found = migrate_all([clause.locator, *passages, *sentences], changes)
        assert {one.words for one in found} <= {"exact", "typographic"}


def test_words_that_are_commented_out_are_deleted() -> None:
    old, new = f"{FIRST}\n\n{SECOND}", f"{FIRST}\n\n<!-- {SECOND} -->"
    assert tell(diff_bodies(old, new)) == "the second paragraph was deleted"
    assert tell(diff_bodies(new, old)) == "the second paragraph is new"


def test_what_looks_like_a_comment_in_code_is_read() -> None:
    changes = diff_bodies("Write `<!-- GOOD -->` after it.", "Write `<!-- BAD -->` after it.")
    assert tell(changes) == "“GOOD” → “BAD”"
    fence = "~~~html\nFirst line.\n\n<!-- one word -->\n\nLast line.\n~~~"
    changes = diff_bodies(fence, fence.replace("one", "no"))
    assert changes.clauses[0].kinds == ("edited",)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "See [the map](https://a.org/m).",
            "See [the map](https://b.org/m).",
            "the address of a link changed",
        ),
        ("See [it](https://a.org/M_(x)).", "See [it](https://a.org/M_(y)).", "the address of a link changed"),
        ("See ![a map](a.png).", "See ![a map](b.png).", "the address of a link changed"),
        ("See [the map](#a).", "See [the map](#b).", "the address of a link changed"),
        (
            "See [it][m].\n\n[m]: https://a.org",
            "See [it][m].\n\n[m]: https://b.org",
            "the address of a link changed",
        ),
        (
            "See [one](https://a.org) and [two](https://a.net).",
            "See [one](https://b.org) and [two](https://b.net).",
            "the addresses of 2 links changed",
        ),
        (
            "See [the map](https://a.org/m). Stamp the slip.",
            "See [the map](https://b.org/m). stamp the slip.",
            "“Stamp” → “stamp”; the address of a link changed",
        ),
        ("See [the map](https://a.org/m).", "See [the plan](https://a.org/m).", "“map” → “plan”"),
        ("See <https://a.org> first.", "See <https://b.org> first.", "“a” → “b”"),
        ("See the map. Stamp it.", "See the Map. STAMP it.", "“map. Stamp” → “Map. STAMP”"),
        ("Stamp the slip.", "stamp the slip.", "“Stamp” → “stamp”"),
    ],
)
def test_an_address_is_not_quoted_as_words(old: str, new: str, said: str) -> None:
    changes = diff_bodies(old, new)
    assert changes.clauses[0].kinds == ("edited",)
    assert tell(changes) == said


def test_a_claim_of_an_address_that_stayed_is_contradicted() -> None:
    changes = diff_bodies("See [the map](https://a.org).", "See [the plan](https://a.org).")
    claim = read_claims("- [A](#a): the address of a link changed.\n", "notes.md")
    assert [one.finding.verdict for one in check_claims(claim, changes, "old", "new")] == ["contradicted"]
