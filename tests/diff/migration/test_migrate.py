"""What `migrate` says of parts of small texts: each kind of change, each kind of part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausetree.api import migrate
from clausetree.diff.time.migrated import CONFIDENT
from clausetree.diff.time.migration import migrate_all
from clausetree.model.errors import ClausetreeError
from clausetree.model.locator import parse_locator
from tests.diff.conftest import diff_texts

if TYPE_CHECKING:
    from clausetree.diff.time.migrated import Migrated

HARBOUR = """# One {#one}

The harbour master keeps the ledger in the upper office. Boats that arrive after dusk wait at the outer buoy until morning.

Nobody sells fish from the quay on Sundays.

# Two {#two}

Lamps along the pier are lit by the apprentice before supper.
"""
FISH = "Nobody sells fish from the quay on Sundays.\n\n"
GOOD = "<assistant> <!-- GOOD -->\nFollow the river down to the sea.\n</assistant>\n"
BAD = "<assistant> <!-- BAD: rude -->\nFind it yourself, stranger.\n</assistant>\n"
ASKING = f"""# Ex {{#ex}}

Show the way to the harbour.

**Example**: asking

~~~xml
<user>
Where is the harbour?
</user>
<assistant>
Past the mill, then left.
</assistant>
<comparison>
{GOOD}{BAD}</comparison>
~~~

More words about the harbour and its crooked lanes.
"""
STEPS = "# Ex {#ex}\n\n1. Walk to the mill slowly.\n2. Turn left at the gate there.\n"
REFERRING = "# Ex {#ex}\n\nSee [?](#old_id) for the rules of the harbour.\n\n# Old {#old_id}\n\nThe rules of the harbour are long.\n"

STAR = ("<assistant> <!-- GOOD", "*<assistant> <!-- GOOD")

CASES = {
    "words that stand outside of the messages": (
        "ex/e1",
        ASKING,
        [("~~~xml\n<user>", "~~~xml\nThree days later.\n<user>")],
        "edited",
        ["ex/e1"],
    ),
    "an attribute of a comparison": (
        "ex/e1/c1",
        ASKING,
        [("<comparison>", '<comparison audience="minor">')],
        "edited",
        ["ex/e1/c1"],
    ),
    "a star before a tag": ("ex/e1/c1", ASKING, [STAR], "typographic", ["ex/e1/c1"]),
    "a star, and other words elsewhere": (
        "ex/e1/c1",
        ASKING,
        [STAR, ("Past the mill", "Past the bridge")],
        "typographic",
        ["ex/e1/c1"],
    ),
    "a message all of whose words are others": (
        "ex/e1/m2",
        ASKING,
        [("Past the mill, then left.", "Nobody here knows.")],
        "deleted",
        ["ex/e1/m2"],
    ),
    "a line break for a space, by clause": (
        "one",
        HARBOUR,
        [("Boats that", "Boats\nthat")],
        "typographic",
        ["one"],
    ),
    "a space at a line's end": ("one/p2", HARBOUR, [("Sundays.\n", "Sundays. \n")], "exact", ["one/p2"]),
    "line ends of Windows": ("one/p1", HARBOUR, [("\n", "\r\n")], "exact", ["one/p1"]),
    "nothing changed": ("one/p1", HARBOUR, [("", "")], "exact", ["one/p1"]),
    "a footnote mark": ("one/p1", HARBOUR, [("office.", "office.[^ab12]")], "footnotes", ["one/p1"]),
    "a mark, by sentence": (
        "one/p1/s1",
        HARBOUR,
        [("office.", "office[^ab12].")],
        "footnotes",
        ["one/p1/s1"],
    ),
    "two blanks": ("one/p2", HARBOUR, [("sells fish", "sells  fish")], "typographic", ["one/p2"]),
    "another number": (
        "ex/p1/s2",
        STEPS,
        [("1. ", "1. Leave the house before noon today.\n2. "), ("\n2. Turn", "\n3. Turn")],
        "typographic",
        ["ex/p1/s3"],
    ),
    "a clause renamed that is referred to": (
        "ex/p1",
        REFERRING,
        [("#old_id", "#new_id")],
        "references",
        ["ex/p1"],
    ),
    "another address": ("ex/p1", REFERRING, [("[?](#old_id)", "[?](#ex)")], "edited", ["ex/p1"]),
    "other words": ("one/p2", HARBOUR, [("on Sundays", "on feast days")], "edited", ["one/p2"]),
    "a sentence more": ("one/p2", HARBOUR, [("Sundays.", "Sundays. Bread is fine.")], "edited", ["one/p2"]),
    "other order": (
        "one/p1",
        "# One {#one}\n\nThe ledger is kept upstairs. Boats wait at the buoy.\n",
        [
            (
                "The ledger is kept upstairs. Boats wait at the buoy.",
                "Boats wait at the buoy. The ledger is kept upstairs.",
            )
        ],
        "edited",
        ["one/p1"],
    ),
    "a passage broken in two": (
        "one/p1",
        HARBOUR,
        [(" Boats", "\n\nBoats")],
        "typographic",
        ["one/p2", "one/p1"],
    ),
    "two passages joined": ("one/p2", HARBOUR, [("morning.\n\nN", "morning. N")], "typographic", ["one/p1"]),
    "its sentence after that": (
        "one/p2/s1",
        HARBOUR,
        [("morning.\n\nN", "morning. N")],
        "exact",
        ["one/p1/s3"],
    ),
    "a sentence broken in two": (
        "one/p1/s2",
        HARBOUR,
        [("wait at", "wait. They stay at")],
        "edited",
        ["one/p1/s3", "one/p1/s2"],
    ),
    "another clause": (
        "one/p2",
        HARBOUR,
        [(FISH, ""), ("supper.", f"supper.\n\n{FISH}")],
        "exact",
        ["two/p2"],
    ),
    "gone": ("one/p2", HARBOUR, [(FISH, "")], "deleted", []),
    "turned round": ("two/p1/s1", HARBOUR, [("are lit", "are not lit")], "deleted", ["two/p1/s1"]),
    "turned round, a passage": ("one/p2", HARBOUR, [("Nobody", "Anybody")], "deleted", ["one/p2"]),
    "something else in its place": (
        "one/p2",
        HARBOUR,
        [(FISH, "A cook prefers onions.\n\n")],
        "deleted",
        ["one/p2"],
    ),
    "a message": ("ex/e1/m1", ASKING, [("then left", "then right")], "exact", ["ex/e1/m1"]),
    "an edited message": ("ex/e1/m2", ASKING, [("the mill", "the old mill")], "edited", ["ex/e1/m2"]),
    "responses that changed places": (
        "ex/e1/c1/r1",
        ASKING,
        [(GOOD + BAD, BAD + GOOD)],
        "exact",
        ["ex/e1/c1/r2"],
    ),
    "a comparison": ("ex/e1/c1", ASKING, [("rude", "impolite")], "edited", ["ex/e1/c1"]),
    "a response that is gone": ("ex/e1/c1/r2", ASKING, [(BAD, "")], "deleted", []),
    "an example asked for as a passage": (
        "ex/p2",
        ASKING,
        [("Show the way", "A passage that nobody wrote before.\n\nShow the way")],
        "exact",
        ["ex/p3"],
    ),
    "the same as an example": (
        "ex/e1",
        ASKING,
        [("Show the way", "A passage that nobody wrote before.\n\nShow the way")],
        "exact",
        ["ex/e1"],
    ),
    "its message, through the passage": (
        "ex/p2/c1/r1/m1",
        ASKING,
        [("Show the way", "A passage that nobody wrote before.\n\nShow the way")],
        "exact",
        ["ex/p3/c1/r1/m1"],
    ),
    "a clause": ("one", HARBOUR, [("upper", "lower")], "edited", ["one"]),
    "a clause of which an example changed": ("ex", ASKING, [("the mill", "the old mill")], "exact", ["ex"]),
    "a clause with another title": ("one", HARBOUR, [("# One", "# First")], "exact", ["one"]),
    "a clause with another id": ("two", HARBOUR, [("#two", "#pier")], "exact", ["pier"]),
    "a clause taken in by another": ("two", HARBOUR, [("\n# Two {#two}\n", "")], "edited", ["one"]),
    "a clause that is gone": ("two", HARBOUR, [(HARBOUR[HARBOUR.index("# Two") :], "")], "deleted", []),
    "a clause number": ("§2/p1", HARBOUR, [("", "")], "exact", ["two/p1"]),
}
MOVED = {"another clause", "a clause taken in by another"}


def _migrate(locator: str, old: str, edits: list[tuple[str, str]]) -> Migrated:
    new = old
    for before, after in edits:
        assert before in new
        new = new.replace(before, after) if before else new
    return migrate(locator, diff_texts(old, new))


@pytest.mark.parametrize("name", CASES)
def test_words_and_place_are_told(name: str) -> None:
    locator, old, edits, words, to = CASES[name]
    found = _migrate(locator, old, edits)
    assert (found.words, [str(part.locator) for part in found.to]) == (words, to)
    assert found.moved == (name in MOVED)
    assert (found.confidence >= CONFIDENT) == (words != "deleted" or not to)
    assert bool(found.redline) == (words != "exact" or found.moved)


def test_shares_and_texts_are_those_of_the_parts() -> None:
    found = _migrate("one/p1", HARBOUR, [(" Boats", "\n\nBoats")])
    assert [part.text[:5] for part in found.to] == ["Boats", "The h"]
    assert sum(part.share for part in found.to) == pytest.approx(1, abs=0.02)
    assert found.was.startswith("The harbour")
    assert found.was.endswith("morning.")


@pytest.mark.parametrize("locator", ["ex/e1", "ex/e1/m1", "ex/e1/c1", "ex/e1/c1/r1"])
def test_what_is_one_part_still_is_there_as_a_whole(locator: str) -> None:
    found = _migrate(locator, ASKING, [("down to the sea", "down to the shore"), ("Where is", "Where was")])
    assert [part.share for part in found.to] == [1.0]


def test_a_redline_of_a_sentence_says_that_it_moved_and_whether_its_words_changed() -> None:
    gone = (FISH, "")
    for there, wording in ((FISH, "kept"), (FISH.replace("Sundays", "feast days"), "edited")):
        changes = [gone, ("# Two {#two}\n\n", f"# Two {{#two}}\n\n{there}")]
        (line,) = _migrate("one/p2/s1", HARBOUR, changes).redline
        assert (line.kind, line.wording, str(line.new)) == ("moved", wording, "two/p1/s1")
    (line,) = _migrate("one/p2/s1", HARBOUR, [("on Sundays", "on feast days")]).redline
    assert (line.kind, line.wording) == ("edited", "edited")


def test_a_redline_spells_both_sides() -> None:
    (line,) = _migrate("one/p2", HARBOUR, [("on Sundays", "on feast days")]).redline
    assert [run.text for run in line.runs if run.kind != "kept"] == ["Sundays", "feast days"]
    assert (line.before, line.after.strip()) == (
        FISH.strip(),
        "Nobody sells fish from the quay on feast days.",
    )


def test_what_is_not_there_is_an_error_and_unknown_among_many() -> None:
    changes = diff_texts(HARBOUR, HARBOUR)
    with pytest.raises(ClausetreeError, match="no passage `one/p9`") as error:
        migrate("one/p9", changes)
    assert error.value.hint == "`one` has 2 passages"
    found = migrate_all(map(parse_locator, ("one/p9", "two/p1", "tow")), changes)
    assert [one.words for one in found] == ["unknown", "exact", "unknown"]
    assert [one.problem for one in found] == [
        "no passage `one/p9`: `one` has 2 passages",
        None,
        "no clause `tow`: did you mean `two`?",
    ]
