"""An example that came into a list or commentary, or out of one, is found again by its words."""

from __future__ import annotations

import pytest

from clausetree.api import migrate
from clausetree.export.row_subjects import RowSubject
from clausetree.export.staleness import measure_staleness
from clausetree.model.locator import parse_locator
from tests.diff.conftest import diff_texts

TOP = "# A {#a authority=user}\n\nShow the way to everybody who asks for it.\n\n"
OTHER = "# B {#b authority=user}\n\nLamps are lit before supper, and put out after it.\n\n"
EXAMPLE = """**Example**: asking

~~~xml
<user>
Where is the harbour?
</user>
<comparison>
<assistant> <!-- GOOD -->
Follow the river down to the sea.
</assistant>
<assistant> <!-- BAD: rude -->
Find it yourself, stranger.
</assistant>
</comparison>
~~~
"""


def indent(text: str) -> str:
    return "".join(f"    {line}" if line.strip() else line for line in text.splitlines(keepends=True))


ITEM = f"- Ask back.\n\n{indent(EXAMPLE)}\n"
NOTE = f'!!! meta "Commentary"\n    Why so.\n\n{indent(EXAMPLE)}\n'
SHOWN = {
    "out of a list": (TOP + ITEM, TOP + "- Ask back.\n\n" + EXAMPLE, "a/e1"),
    "into a list": (TOP + EXAMPLE, TOP + ITEM, "a/e1"),
    "out of commentary": (TOP + NOTE, TOP + EXAMPLE, "a/e1"),
    "into commentary": (TOP + EXAMPLE, TOP + NOTE, "a/e1"),
    "into a list of another clause": (TOP + EXAMPLE + "\n" + OTHER, TOP + OTHER + ITEM, "b/e1"),
}


@pytest.mark.parametrize("name", SHOWN)
def test_it_is_found_where_it_is(name: str) -> None:
    old, new, place = SHOWN[name]
    changes = diff_texts(old, new)
    moved = place.startswith("b")
    for part in ("", "/m1", "/c1", "/c1/r2"):
        found = migrate(f"a/e1{part}", changes)
        assert (found.words, found.moved) == ("typographic", moved)
        assert [str(one.locator) for one in found.to] == [place + part]
    subject = RowSubject(parse_locator("a/e1"))
    assert measure_staleness([subject], changes)[subject].freshness == "touched"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (TOP + EXAMPLE, TOP + ITEM.replace("river", "road")),
        (TOP + EXAMPLE + "\n" + EXAMPLE, TOP + EXAMPLE),
        (TOP + EXAMPLE + "\n" + EXAMPLE, TOP + ITEM),
        (TOP + EXAMPLE, TOP),
    ],
)
def test_one_that_has_other_words_or_a_double_is_not_taken_for_it(old: str, new: str) -> None:
    changes = diff_texts(old, new)
    examples = [f"a/e{number}" for number in range(1, old.count("**Example**") + 1)]
    assert "deleted" in {migrate(example, changes).words for example in examples}
