"""`stale` and `migrate` say the same of a clause: of the notes and addresses that it defines too, and of words that came back."""

from __future__ import annotations

import pytest

from clausetree.api import migrate
from clausetree.diff.time.chain import diff_lineage
from clausetree.export.row_subjects import RowSubject
from clausetree.export.staleness import measure_staleness
from clausetree.model.locator import parse_locator
from tests.diff.conftest import diff_texts

HEADING = "# A {#a authority=user}\n\n"
OPEN = HEADING + "The shop is open[^1], see [the list][h].\n\n"
NOTE, TIE, LINK = (
    "[^1]: Never on a Sunday.\n",
    "[^1]: tests/test_shop.py::test_open\n",
    "[h]: https://a.b/c\n",
)
TWO = HEADING + "The shop is open.\n\nThe door is shut.\n"

DEFINED = {
    "a note": (OPEN + NOTE, OPEN + NOTE.replace("Never", "Only"), "edited"),
    "the quotes of a note": (OPEN + '[^1]: The "Sunday".\n', OPEN + "[^1]: The “Sunday”.\n", "typographic"),
    "a note that is gone": (OPEN + NOTE, OPEN.replace("[^1]", ""), "edited"),
    "the number of a note": (OPEN + NOTE, (OPEN + NOTE).replace("[^1]", "[^2]"), "footnotes"),
    "a second paragraph of a note": (
        OPEN + NOTE + "\n    By day.\n",
        OPEN + NOTE + "\n    By night.\n",
        "edited",
    ),
    "the test that a mark stands for": (OPEN + TIE, OPEN + TIE.replace("test_open", "test_shut"), "exact"),
    "a test in place of a note": (OPEN + NOTE, OPEN + TIE, "edited"),
    "the address of a label": (OPEN + LINK, OPEN + LINK.replace("b/c", "b/d"), "edited"),
    "an address beside a test": (OPEN + TIE + LINK, OPEN + TIE + LINK.replace("b/c", "b/d"), "edited"),
    "a rule between paragraphs": (TWO, TWO.replace("\n\nThe door", "\n\n***\n\nThe door"), "exact"),
    "another sign for a rule": (TWO + "\n***\n\nEnd.\n", TWO + "\n---\n\nEnd.\n", "exact"),
}


@pytest.mark.parametrize("name", DEFINED)
def test_what_a_clause_defines_is_a_part_of_its_words(name: str) -> None:
    old, new, words = DEFINED[name]
    changes = diff_texts(old, new)
    subject = RowSubject(parse_locator("a"))
    assert measure_staleness([subject], changes)[subject].migrated.words == words
    assert migrate("a", changes).words == words


LETTERS = "Letters are answered within two days, and nobody's wait is longer than a week."
LAMPS = "A lamp is lit when the sun goes down, and put out when the last person sleeps."
DOORS = "Doors are locked at night, and the key hangs on its hook in the hall."


def write(**clauses: str) -> str:
    return "# Rules {#rules}\n\n" + "".join(
        f"## {name.title()} {{#{name} authority=user}}\n\n{words}\n\n" for name, words in clauses.items()
    )


BEFORE = write(alpha=LETTERS, beta=LAMPS, zeta=DOORS)
GONE, AWAY = write(beta=LAMPS, zeta=DOORS), write(kappa=LETTERS, alpha=LAMPS, zeta=DOORS)
BACK = {
    "as they were": (GONE, write(kappa=LETTERS, beta=LAMPS, zeta=DOORS), "exact"),
    "with another apostrophe": (GONE, write(kappa=LETTERS.replace("'", "’"), beta=LAMPS), "typographic"),
    "with another number": (GONE, write(kappa=LETTERS.replace("two", "three"), beta=LAMPS), "edited"),
    "with more": (GONE, write(kappa=f"{LETTERS}\n\n{DOORS}", beta=LAMPS), "edited"),
    "beside the id": (AWAY, write(kappa=LETTERS, beta=LAMPS, zeta=DOORS), "exact"),
}


@pytest.mark.parametrize("name", BACK)
def test_words_that_came_back_under_another_id_are_followed_alike(name: str) -> None:
    between, new, words = BACK[name]
    changes = diff_lineage([diff_texts(BEFORE, between), diff_texts(between, new)])
    subject = RowSubject(parse_locator("alpha"))
    found = migrate("alpha", changes)
    assert (found.words, found.moved, found.to[0].locator.clause) == (words, True, "kappa")
    stale = measure_staleness([subject], changes)[subject].migrated
    assert (stale.words, stale.moved, stale.to) == (found.words, found.moved, found.to)
