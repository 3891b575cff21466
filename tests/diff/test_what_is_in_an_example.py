"""What changed in an example is told, wherever the example stands, and whatever is a part of what in it."""

from __future__ import annotations

from itertools import permutations
from textwrap import indent
from typing import TYPE_CHECKING

import pytest

from clausetree.diff.time.migration import migrate_all
from clausetree.model.located import list_parts
from tests.diff.conftest import diff_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.diff.changes import ClauseChange

GOOD = "<assistant> <!-- GOOD: brief -->\nYes.\n</assistant>\n"
BAD = "<assistant> <!-- BAD: rude -->\nNo.\n</assistant>\n"
THANKS = "<user>\nThanks.\n</user>\n"
OTHER = "<user>\nWho are you?\n</user>\n<assistant>\nA friend.\n</assistant>\n"
TALK = f"<user>\nIs it good?\n</user>\n<comparison>\n{GOOD}{BAD}</comparison>\n"
OWN, ITEM, NOTE = "Say it.", "- Say it.", '!!! meta "Commentary"\n    It is said.'


def diff_talks(old: str, new: str, opening: str = OWN) -> ClauseChange | None:
    """Returns what happened to a clause with a conversation below what opens it."""
    talks = (f"~~~xml\n{talk}~~~\n" for talk in (old, new))
    bodies = (talk if opening is OWN else indent(talk, "    ") for talk in talks)
    texts = (f"# A {{#a authority=user}}\n\n{opening}\n\n{body}" for body in bodies)
    return next(iter(diff_texts(*texts).clauses), None)


@pytest.mark.parametrize("opening", [ITEM, NOTE])
@pytest.mark.parametrize("words", [("GOOD", "OK"), ("rude", "polite"), ("brief", "short"), ("BAD", "GOOD")])
def test_a_verdict_or_a_reason_within_a_list_or_commentary_is_seen(
    opening: str, words: tuple[str, str]
) -> None:
    change = diff_talks(TALK, TALK.replace(*words), opening)
    assert change is not None
    assert change.kinds == ("edited",)


@pytest.mark.parametrize("opening", [OWN, ITEM, NOTE])
def test_a_comment_beside_an_example_is_no_edit(opening: str) -> None:
    change = diff_talks(TALK, TALK, opening)
    assert change is None
    talk = indent(f"~~~xml\n{TALK}~~~\n", "    " * (opening is not OWN))
    texts = (f"# A {{#a authority=user}}\n\n{said}\n\n{talk}" for said in (opening, f"{opening} <!-- x -->"))
    (change,) = diff_texts(*texts).clauses
    assert change.kinds == ("typographic",)


@pytest.mark.parametrize(
    "other",
    [
        TALK.replace(f"{BAD}</comparison>\n", f"</comparison>\n{BAD}"),
        TALK.replace(f"<comparison>\n{GOOD}", f"{GOOD}<comparison>\n"),
        TALK.replace(BAD, f"</comparison>\n<comparison>\n{BAD}"),
    ],
)
def test_a_response_that_leaves_its_comparison_is_an_edit(other: str) -> None:
    for old, new in ((TALK, other), (other, TALK)):
        change = diff_talks(old, new)
        assert change is not None
        assert [example.kind for example in change.examples] == ["edited"]


def test_a_message_that_goes_into_a_comparison_is_an_edit() -> None:
    change = diff_talks(f"{TALK}{THANKS}", TALK.replace("</comparison>\n", f"{THANKS}</comparison>\n"))
    assert change is not None
    assert [example.kind for example in change.examples] == ["edited"]


def test_a_last_tag_that_is_not_there_changes_nothing() -> None:
    change = diff_talks(TALK, TALK.replace("</comparison>\n", ""))
    assert change is not None
    assert change.kinds == ("typographic",)


SAID = "It rains a lot here in the autumn months. My role is to listen to poems. Do you like them?"


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("My", "our"),
        ("months. My", "months, and my"),
        ("here in", "here\nin"),
        ("poems. Do", "poems\n\nthat you do not write. Do"),
        ("to listen", "to\nlisten"),
    ],
)
def test_a_sentence_that_is_broken_or_joined_is_not_struck_and_inserted(word: str, other: str) -> None:
    talks = (f"<user>\n{said}\n</user>\n" for said in (SAID, SAID.replace(word, other)))
    for old, new in permutations(talks):
        change = diff_talks(old, new)
        assert change is not None
        (line,) = change.redline
        struck = "".join(run.text for run in line.shown if run.kind == "deleted")
        assert len(struck.split()) <= len(word.split()) + len(other.split())


def migrate_within(opening: str, old: Sequence[str], new: Sequence[str], width: int) -> list[tuple[str, str]]:
    """Returns what became of the examples in a list or commentary, of a response and of a message of the first."""
    talks = ("\n".join(indent(f"~~~xml\n{talk}~~~\n", " " * width) for talk in side) for side in (old, new))
    changes = diff_texts(*(f"# A {{#a authority=user}}\n\nBe kind.\n\n{opening}\n\n{talk}" for talk in talks))
    examples = list_parts(changes.old, changes.old.clauses[0].locator, "example")
    first = examples[0].locator
    asked = [
        *(one.locator for one in examples),
        first.to("comparison", 1).to("response", 2),
        first.to("message", 1),
    ]
    found = migrate_all(asked, changes)
    return [(one.words, " ".join(str(part.locator) for part in one.to if part.share)) for one in found]


@pytest.mark.parametrize(("opening", "width"), [(ITEM, 4), (ITEM, 2), (ITEM, 3), (NOTE, 4)])
def test_an_example_within_a_list_or_commentary_migrates(opening: str, width: int) -> None:
    same = [("exact", "a/e1"), ("exact", "a/e2"), ("exact", "a/e1/c1/r2"), ("exact", "a/e1/m1")]
    both = TALK, OTHER
    assert migrate_within(opening, both, both, width) == same
    edited = [("edited", "a/e1"), same[1], ("edited", "a/e1/c1/r2"), same[3]]
    assert migrate_within(opening, both, (TALK.replace("rude", "polite"), OTHER), width) == edited
    gone = [("deleted", ""), ("exact", "a/e1"), ("deleted", ""), ("deleted", "")]
    assert migrate_within(opening, both, (OTHER,), width) == gone
    turned = [("exact", "a/e2"), ("exact", "a/e1"), ("exact", "a/e2/c1/r2"), ("exact", "a/e2/m1")]
    assert migrate_within(opening, both, both[::-1], width) == turned
