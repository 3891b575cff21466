"""Quoted words are found where they stand, exactly or nearly so, in the smallest part that holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausetree.api import load, locate
from clausetree.model.passage_sentences import find_sentences
from clausetree.query.quotation import Quotation, QuotationIndex
from clausetree.syntax.document import parse_document
from clausetree.text.entities import decode_all
from tests.diff.conftest import load_sample

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """Words before the first heading are in *no* clause: see [?](#quay) — all of it.

# The harbour {#harbour}

The “harbour master” keeps the ledger — in *ink*[^ab12] — in the upper office. Boats that arrive
after dusk wait at the outer buoy. See [?](#quay) for more.

- nets are mended on the quay
- lamps are lit before supper

**Example**: asking

~~~xml
<user>
Where do I find the harbour master, please?
</user>
<comparison>
<assistant> <!-- GOOD: says where -->
Upstairs, in the office with the green door.
</assistant>
<assistant> <!-- BAD -->
I can't help with that today.
</assistant>
</comparison>
<comparison>
<assistant recipient="map">
find(harbour)
</assistant>
<assistant>
Behind the customs house, and I can't help with that today.
</assistant>
</comparison>
~~~

# Rules of the quay {#quay}

Nobody sells fish from the quay on Sundays, and max_tokens is a word like others.

    I can't help with that today.
"""
INDEX = QuotationIndex(parse_document(TEXT))
EXACT = {
    "keeps the ledger": "harbour/p1/s1",
    'The "harbour master" keeps': "harbour/p1/s1",
    "the ledger - in ink - in the upper office": "harbour/p1/s1",
    "the ledger—in ink—in the upper office.": "harbour/p1/s1",
    "“… that arrive after dusk …”": "harbour/p1/s2",
    "See Rules of the quay for more.": "harbour/p1/s3",
    "See [?](#quay) for more": "harbour/p1/s3",
    "in the upper office. Boats that arrive": "harbour/p1",
    "wait at the outer buoy. See Rules of the quay for more. nets are mended": "harbour",
    "nets are mended": "harbour/p2/s1",
    "mended on the quay lamps are lit": "harbour/p2",
    "- nets are mended on the quay\n- lamps are lit before supper": "harbour/p2",
    "find the harbour master, please": "harbour/e1/m1",
    "the green door": "harbour/e1/c1/r1",
    "says where": "harbour/e1/c1/r1",
    "the green door. </assistant> <assistant> <!-- BAD --> I can't": "harbour/e1/c1",
    "find(harbour)": "harbour/e1/c2/r1/m1",
    "Behind the customs house": "harbour/e1/c2/r1/m2",
    "Example: asking": "harbour/e1",
    "The harbour": "harbour",
    "sells fish … ": "quay/p1/s1",
    "max_tokens is a word": "quay/p1/s1",
}
FUZZY = {
    "the harbour master keeps a ledger in ink in the upper office": "harbour/p1/s1",
    "Nobody sells any fish from the quay on a Sunday": "quay/p1/s1",
    "lamps were lit before supper": "harbour/p2/s2",
    "boats that arrive after dusk wait at the outer buoy": "harbour/p1/s2",
}
OTHER_CASE = {
    "LEDGER": ["harbour/p1/s1"],
    "the Harbour Master": ["harbour/e1/m1"],
    "NETS ARE MENDED": ["harbour/p2/s1"],
    "THE HARBOUR": ["harbour", "harbour/e1/m1"],
    "see rules of the QUAY": [None, "harbour/p1/s3"],
    "MAX_TOKENS": ["quay/p1/s1"],
}
NOWHERE = [
    "LEDGE",
    "a cook prefers onions to leeks",
    "ells fish from",
    "Be kind",
    "…",
    "",
    "Words before the heading",
]


def _places(found: Quotation) -> list[str]:
    return [str(place.locator) for place in found.places]


@pytest.mark.parametrize("text", EXACT)
def test_words_are_found_as_they_are(text: str) -> None:
    found = INDEX.find(text)
    assert (found.how, _places(found)) == ("exact", [EXACT[text]])
    assert found.places[0].score == 1


@pytest.mark.parametrize("text", FUZZY)
def test_words_are_found_that_are_nearly_the_same(text: str) -> None:
    found = INDEX.find(text)
    assert (found.how, _places(found)) == ("fuzzy", [FUZZY[text]])
    assert 0.85 <= found.places[0].score < 1


@pytest.mark.parametrize("text", OTHER_CASE)
def test_words_are_found_in_another_case(text: str) -> None:
    found = INDEX.find(text)
    assert (found.how, [place.locator and str(place.locator) for place in found.places]) == (
        "fuzzy",
        OTHER_CASE[text],
    )
    for place in found.places:
        assert 0.9 < place.score < 1
        assert place.text == place.span.slice(TEXT)


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("İstanbul ve Ankara.", "ISTANBUL VE ANKARA", []),
        ("İstanbul ve Ankara.", "VE ANKARA", ["ve Ankara"]),
        ("ПРАВИЛО одно.", "правило ОДНО", ["ПРАВИЛО одно"]),
        ("Δύο ΛΌΓΟΙ.", "δύο λόγοι", ["Δύο ΛΌΓΟΙ"]),
    ],
)
def test_case_is_that_of_each_script_and_offsets_stay(text: str, words: str, found: list[str]) -> None:
    index = QuotationIndex(parse_document(f"# A {{#a}}\n\n{text}\n"))
    assert [place.text for place in index.find(words).places] == found


@pytest.mark.parametrize("text", NOWHERE)
def test_other_words_are_not_found(text: str) -> None:
    assert INDEX.find(text) == Quotation("none", ())


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("Words before the first heading", "exact"),
        ("in no clause: see Rules of the quay - all", "exact"),
        ("Words before the first headings are in no clause", "fuzzy"),
    ],
)
def test_words_before_the_first_heading_are_found_and_have_no_locator(text: str, how: str) -> None:
    found = INDEX.find(text)
    assert (found.how, [place.locator for place in found.places]) == (how, [None])
    (place,) = found.places
    assert place.text == place.span.slice(TEXT)
    assert place.span.end < TEXT.index("# The harbour")


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_words_of_a_text_without_headings_are_found(mark: str) -> None:
    text = f"{mark}Be kind.\n\nAnd be\nbrief, always.\n"
    index = QuotationIndex(parse_document(text))
    for words, found in {
        "be brief": "be\nbrief",
        "Be kind": "Be kind",
        "kind. And be": "kind.\n\nAnd be",
    }.items():
        assert [(place.locator, place.span.slice(text)) for place in index.find(words).places] == [
            (None, found)
        ]
    assert QuotationIndex(parse_document(mark)).find("Be kind").how == "none"


ENTITIES = """# A {#a}

Fish &amp; chips &mdash; or [R &amp; B](#a) &mdash; in a caf&eacute;.

**Example**: one

~~~xml
<user>
Is 3 &gt; 2 in `a &lt; b`?
</user>
<assistant>
Yes &amp; no.
</assistant>
~~~
"""


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("Fish & chips", "Fish &amp; chips"),
        ("Fish &amp; chips", "Fish &amp; chips"),
        ("chips — or R & B", "chips &mdash; or [R &amp; B](#a)"),
        ("café", "caf&eacute;"),
        ("3 > 2 in a < b", "3 &gt; 2 in `a &lt; b"),
        ("Yes & no", "Yes &amp; no"),
        ("Is 3 >", "Is 3 &gt;"),
    ],
)
def test_an_entity_and_its_character_are_quoted_alike(words: str, written: str) -> None:
    (place,) = QuotationIndex(parse_document(ENTITIES)).find(words).places
    assert (place.score, place.text) == (1, written)
    plain = decode_all(ENTITIES)
    assert QuotationIndex(parse_document(plain)).find(written).how == "exact"


def test_every_place_is_told() -> None:
    found = INDEX.find("I can't help with that today")
    assert _places(found) == ["harbour/e1/c1/r2", "harbour/e1/c2/r1/m2", "quay/p2/s1"]
    assert {place.text for place in found.places} == {"I can't help with that today"}


def test_what_stands_there_is_cut_from_the_text() -> None:
    (place,) = INDEX.find("the ledger - in ink -").places
    assert place.text == place.span.slice(TEXT) == "the ledger \u2014 in *ink"


def _check_all_found(text: str) -> None:
    document = parse_document(text)
    index = QuotationIndex(document)
    for clause in document.clauses:
        for locator, passage in zip(clause.passage_locators(), clause.content.passages, strict=True):
            sentences = find_sentences(clause, passage) if locator.kind == "passage" else ()
            for number, _ in enumerate(sentences, 1):
                sentence = locator.to("sentence", number)
                said = locate(document, sentence).text
                if not any(map(str.isalnum, said)):
                    continue
                found = index.find(said)
                assert found.how == "exact", said
                assert sentence in [place.locator for place in found.places], said


def test_every_sentence_of_the_sample_spec_is_found_where_it_stands() -> None:
    _check_all_found(load_sample()["2025-12-18"].text)


@pytest.mark.upstream
def test_every_sentence_of_the_newest_release_is_found_where_it_stands(upstream_bundle: Path) -> None:
    _check_all_found(load(f"{upstream_bundle}@2025-10-27").text)


UNSPACED = parse_document(
    "# 行为 {#behavior}\n\n助手必须诚实。助手不得\n说谎\uff01用GPT的人也一样。\n\n"
    "アシスタントは嘘をついてはいけません。\n\nผู้ช่วยต้องไม่โกหกผู้ใช้\n\nთავაზიანი café cafe\u0301s\n"
)
"""Scripts that put no blanks between words, beside two that do."""


@pytest.mark.parametrize(
    ("text", "locator"),
    [
        ("诚实", "behavior/p1/s1"),
        ("不得说谎", "behavior/p1/s2"),
        ("助手不得说谎\uff01", "behavior/p1/s2"),
        ("GPT", "behavior/p1/s3"),
        ("嘘をついて", "behavior/p2/s1"),
        ("ไม่โกหก", "behavior/p3/s1"),
        ("行为", "behavior"),
    ],
)
def test_words_are_found_in_scripts_without_blanks(text: str, locator: str) -> None:
    found = QuotationIndex(UNSPACED).find(text)
    assert (found.how, _places(found)) == ("exact", [locator])


@pytest.mark.parametrize("text", ["GP", "თავაზ", "caf", "不得撒谎"])
def test_words_are_not_parted_where_there_are_blanks(text: str) -> None:
    assert QuotationIndex(UNSPACED).find(text) == Quotation("none", ())


def test_a_mark_is_not_parted_from_its_letter() -> None:
    found = QuotationIndex(UNSPACED).find("cafe")
    assert found == Quotation("none", ())


def test_long_quotations_are_found_nearly_in_scripts_without_blanks() -> None:
    found = QuotationIndex(UNSPACED).find("アシスタントは嘘をついてはいけない")
    assert (found.how, _places(found)) == ("fuzzy", ["behavior/p2/s1"])
