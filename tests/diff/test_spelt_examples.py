"""How a title or a verdict is spelt is typography, in what `diff` says of an example and in what `migrate` does."""

from __future__ import annotations

import pytest

from clausetree.api import migrate
from tests.diff.conftest import diff_texts

TEXT = """# A {#a authority=user}

Show the way to everybody who asks for it.

**Example**: asking

~~~xml
<user>
Where is the harbour?
</user>
<comparison>
<assistant> <!-- GOOD: says where -->
Follow the river down to the sea.
</assistant>
<assistant> <!-- BAD[#a]: "rude" -->
Find it yourself, stranger.
</assistant>
</comparison>
~~~
"""
SPELT = {
    "the case of a verdict": ("GOOD", "good", "typographic"),
    "the sign before a reason": ("GOOD:", "GOOD,", "typographic"),
    "quotes in a reason": ('"rude"', "“rude”", "typographic"),
    "the colon of a title": ("**Example**:", "**Example:**", "typographic"),
    "another verdict": ("GOOD", "OK", "edited"),
    "another reason": ("says where", "says how", "edited"),
    "another target": ("[#a]", "[#b]", "edited"),
    "another title": ("asking", "answering", "edited"),
}


@pytest.mark.parametrize("name", SPELT)
def test_a_spelling_is_typography_and_nothing_else_is(name: str) -> None:
    before, after, words = SPELT[name]
    changes = diff_texts(TEXT, TEXT.replace(before, after))
    assert migrate("a/e1", changes).words == words
    change = changes.of("a")
    assert change
    (example,) = change.examples
    assert (example.kind == "typographic") == (words == "typographic")
