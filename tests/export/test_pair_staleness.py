"""A pair of responses is stale where one of the two changed, or what they answer; other responses are nothing to it."""

from __future__ import annotations

import pytest

from clausetree.diff.documents import diff_documents
from clausetree.export.row_subjects import RowSubject
from clausetree.export.staleness import measure_staleness
from clausetree.model.locator import parse_locator
from clausetree.syntax.document import parse_document

OLD = """# Poems {#poems authority=user}

Say what is good in a poem first.

**Example**: a poem

~~~xml
<developer>
Be brief.
</developer>
<user>
Is my poem any good?
</user>
<comparison>
<assistant> <!-- GOOD: it helps -->
The second line sings.
</assistant>
<assistant> <!-- BAD -->
My cat writes better verse.
</assistant>
<assistant> <!-- BAD -->
I never read poems.
</assistant>
</comparison>
<user>
And this one?
</user>
<comparison>
<assistant> <!-- GOOD -->
It has a fine last word.
</assistant>
<assistant> <!-- BAD -->
No.
</assistant>
</comparison>
~~~
"""
THIRD = "<assistant> <!-- BAD -->\nI never read poems.\n</assistant>\n"
SECOND = "<assistant> <!-- BAD -->\nMy cat writes better verse.\n</assistant>\n"

CASES = {
    "nothing": ("", "", "exact", "exact"),
    "the third response edited": ("I never read", "I do not read", "exact", "edited"),
    "the third response deleted": (THIRD, "", "exact", "edited"),
    "another response inserted": (THIRD, f"{THIRD}{THIRD.replace('poems', 'prose')}", "exact", "exact"),
    "the third response first": (SECOND + THIRD, THIRD + SECOND, "exact", "exact"),
    "the verdict on the third turned": ("BAD -->\nI never", "GOOD -->\nI never", "exact", "edited"),
    "the good response edited": ("second line", "third line", "edited", "edited"),
    "its reason edited": ("it helps", "it is kind", "edited", "edited"),
    "the bad response edited": ("My cat", "My old cat", "edited", "exact"),
    "the developer edited": ("Be brief", "Be short", "edited", "edited"),
    "another message before": (
        "Be brief.\n</developer>",
        "Be brief.\n</developer>\n<user>\nHi!\n</user>",
        "edited",
        "edited",
    ),
    "a message before deleted": ("<developer>\nBe brief.\n</developer>\n", "", "edited", "edited"),
    "the example retitled": ("**: a poem", "**: a long poem", "exact", "exact"),
    "the other comparison edited": ("No.", "Not at all.", "exact", "exact"),
    "quotes in the third": ("I never read", "I \u201cnever\u201d read", "exact", "edited"),
}
"""What stands there, what stands there instead, and what became of the pair of the first response and the second, and the third."""


def tell(old: str, new: str, locator: str, *pair: int) -> str:
    subject = RowSubject(parse_locator(locator), (pair[0], pair[1]))
    changes = diff_documents(parse_document(old), parse_document(new))
    return measure_staleness([subject], changes)[subject].migrated.words


@pytest.mark.parametrize("case", CASES)
def test_a_pair_is_two_responses_and_what_they_answer(case: str) -> None:
    before, after, second, third = CASES[case]
    new = OLD.replace(before, after) if before else OLD
    assert (new != OLD) == bool(before)
    found = [tell(OLD, new, "poems/e1/c1", 1, number) for number in (2, 3)]
    assert found == [second, third]


@pytest.mark.parametrize(
    "case", ["the bad response edited", "the good response edited", "another message before"]
)
def test_it_is_the_same_backwards(case: str) -> None:
    before, after, second, third = CASES[case]
    new = OLD.replace(before, after)
    assert [tell(new, OLD, "poems/e1/c1", 1, number) for number in (2, 3)] == [second, third]


def test_a_response_in_another_comparison_is_no_longer_of_the_pair() -> None:
    new = OLD.replace(SECOND, "").replace("No.\n</assistant>\n", f"No.\n</assistant>\n{SECOND}")
    assert tell(OLD, new, "poems/e1/c1", 1, 2) != "exact"
    assert tell(OLD, new, "poems/e1/c1", 1, 3) == "exact"


def test_without_numbers_the_whole_comparison_counts() -> None:
    subject = RowSubject(parse_locator("poems/e1/c1"))
    changes = diff_documents(parse_document(OLD), parse_document(OLD.replace("I never", "I do not")))
    assert measure_staleness([subject], changes)[subject].migrated.words == "edited"
