"""An entity for its character is typography, wherever it means that character; in code that shows how to write it, it is a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausetree.diff.time.migration import migrate_all
from clausetree.export.row_subjects import RowSubject
from clausetree.export.staleness import measure_staleness
from clausetree.model.located import list_parts
from clausetree.output.diff.changelog import render_changelog
from tests.diff.conftest import diff_texts

if TYPE_CHECKING:
    from clausetree.diff.changes import ChangeSet

HEADING = "# A {#a authority=user}\n\n"
EXAMPLE = """Be kind.

**Example**: {title}

~~~xml
<user>
{said}
</user>
<assistant> <!-- GOOD: {reason} -->
Yes, with salt.
</assistant>
~~~
"""
SAME = {
    "Fish &amp; chips are served.": "Fish & chips are served.",
    "A caf&eacute; &mdash; or two &#8212; is `x &amp; y`.": "A café — or two — is `x &amp; y`.",
    "- rows &lt; 3\n- rows &gt; 4": "- rows < 3\n- rows > 4",
    "> R&amp;D said so.": "> R&D said so.",
    EXAMPLE.format(title="t", said="Fish &amp; chips", reason="r"): EXAMPLE.format(
        title="t", said="Fish & chips", reason="r"
    ),
    EXAMPLE.format(title="t", said="```python\nif a &lt; b:\n```", reason="r"): EXAMPLE.format(
        title="t", said="```python\nif a < b:\n```", reason="r"
    ),
    EXAMPLE.format(title="This &amp; that", said="s", reason="r"): EXAMPLE.format(
        title="This & that", said="s", reason="r"
    ),
    EXAMPLE.format(title="t", said="s", reason="kind &amp; brief"): EXAMPLE.format(
        title="t", said="s", reason="kind & brief"
    ),
}
OTHER = {
    "Write `x &amp; y`.": "Write `x & y`.",
    "```\nx &amp; y\n```": "```\nx & y\n```",
    "    x &amp; y": "    x & y",
    "Fish &amp; chips.": "Fish & peas.",
    "Fish &amp;amp; chips.": "Fish & chips.",
    "Fish &nosuch; chips.": "Fish & chips.",
    EXAMPLE.format(title="t", said="```html\na &lt; b\n```", reason="r"): EXAMPLE.format(
        title="t", said="```html\na < b\n```", reason="r"
    ),
}


def diff(old: str, new: str) -> ChangeSet:
    return diff_texts(HEADING + old, HEADING + new)


@pytest.mark.parametrize("old", SAME)
def test_an_entity_for_its_character_is_typography(old: str) -> None:
    for before, after in ((old, SAME[old]), (SAME[old], old)):
        changes = diff(before, after)
        (change,) = changes.clauses
        assert change.kinds == ("typographic",)
        assert render_changelog("new", changes).startswith("## new\n\n- **Typography.**")
        clause = changes.old.clauses[0]
        locators = [clause.locator, *clause.passage_locators()]
        for number, _ in enumerate(clause.examples, 1):
            example = clause.locator.to("example", number)
            locators += [example, *(part.locator for part in list_parts(changes.old, example, "message"))]
        assert {one.words for one in migrate_all(locators, changes)} <= {"exact", "typographic"}
        fresh = {one.freshness for one in measure_staleness(map(RowSubject, locators), changes).values()}
        assert "touched" in fresh
        assert "stale" not in fresh


@pytest.mark.parametrize("old", OTHER)
def test_an_entity_in_code_and_another_one_are_words(old: str) -> None:
    (change,) = diff(old, OTHER[old]).clauses
    assert change.kinds in {("edited",), ("examples",)}


def test_a_title_with_an_entity_for_its_character_is_typography() -> None:
    changes = diff_texts("# R &amp; B {#a}\n\nBe kind.\n", "# R & B {#a}\n\nBe kind.\n")
    assert changes.clauses[0].kinds == ("typographic",)
