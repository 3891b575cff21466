"""Words lead to the clauses that speak of them most, whatever the script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausetree.query.word_search import WordIndex
from clausetree.syntax.document import parse_document

if TYPE_CHECKING:
    from clausetree.project.spec_documents import SpecDocument

TEXT = """# Harbour {#harbour}

The harbour is open. The harbour is large. The gate is open.

## Lamps {#lamps}

They are lit before dusk.

## Dusk {#dusk}

The gate is shut. Lamps are lit.

**Example**: a late boat

~~~xml
<user>
May I moor at midnight?
</user>
<assistant>
At the buoy.
</assistant>
~~~

## 규칙 {#rule}

사람을 도와야 한다. 船は夜に着く。
"""


@pytest.fixture(scope="module")
def index() -> WordIndex:
    return WordIndex(parse_document(TEXT))


@pytest.mark.parametrize(
    ("words", "locators"),
    [
        ("lamps", ["lamps", "dusk/p1"]),
        ("LAMPS dusk", ["lamps/p1", "dusk/p1"]),
        ("midnight", ["dusk/e1"]),
        ("gate open", ["harbour/p1", "dusk/p1"]),
        ("사람을", ["rule/p1"]),
        ("夜", ["rule/p1"]),
        ("zebra", []),
        ("…", []),
    ],
)
def test_clauses_are_ranked(index: WordIndex, words: str, locators: list[str]) -> None:
    assert [str(found.locator) for found in index.find(words)] == locators


def test_a_rare_word_counts_more_than_a_common_one(index: WordIndex) -> None:
    scores = {word: {one.clause.id: one.score for one in index.find(word)} for word in ("large", "gate")}
    assert scores["large"]["harbour"] > scores["gate"]["harbour"]


def test_a_text_without_clauses_has_none() -> None:
    assert WordIndex(parse_document("only words")).find("words") == ()


def test_questions_about_the_sample_spec_find_the_clause_meant(released: SpecDocument) -> None:
    index = WordIndex(released)
    meant = {
        "are you an AI or a human being": "admit_ai",
        "aims of its own": "no_other_aims",
        "night lamp suicide grief": "hard_times",
    }
    assert {words: index.find(words)[0].clause.id for words in meant} == meant
