"""What the search finds of words in all their spellings, in one small spec of many names and languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from clausetree.publish.engine.search_copy import copy_for_search, cut_characters
from tests.publish.search_boxes import open_bare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from tests.publish.search_boxes import Searched

MANY_NAMES = """# Rules {#rules}

## Brass {#brass tags=under_18,ink}

The encouraging words about the bells are rung.[^rings]

```python
ring(4)
```

## Rings {#rings}

Whoever rings the bell at 4 rings it again at 4, and whoever has a ring keeps it.

| Food | Week |
|------|------|
| cod  | 3    |

## Encouraging {#encouraging}

Ring them twice.

## Fog {#fog}

AGI is a word that stands here. 灯塔的玻璃每天清洁两次。Ink, because pencil fades.

## Straßen {#roads}

L’utilisateur d’abord. Die Größe zählt, sagt ein cœur. Đường phố rộng. \uff37\uff49\uff44\uff45.

## 東京 {#tokyo}

これは規則ですか。私が書くときは、かならず答える。ガスとカス。

## กฎ {#rule_of_thai}

ผู้ช่วยต้องไม่โกหกผู้ใช้ และต้องตอบคำถามอย่างสุภาพ

## मेल {#mel}

मेल का मतलब। ज़रूरत हो तो पूछें।

## मूल {#mul}

मूल की बात। 사용자에게 거짓말을 하지 않는다.
"""


@pytest.fixture(scope="module")
def many_names(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searched]:
    folder = tmp_path_factory.mktemp("named")
    newer = MANY_NAMES.replace("两次", "三次").replace("because", "since").replace("## Fog", "## Thick fog")
    (folder / "revisions").mkdir()
    for label, text in (("2025-05-10", MANY_NAMES), ("2025-06-10", newer)):
        (folder / "revisions" / f"{label}.md").write_text(text, encoding="utf-8")
    (folder / "model_spec.md").write_text(newer, encoding="utf-8")
    yield from open_bare(chromium, folder, tmp_path_factory.mktemp("named-site"))


def test_a_word_goes_before_the_letters_of_another(many_names: Searched) -> None:
    ((hit, *_),) = many_names.ask("AGI")
    assert hit["address"].startswith("2025-06-10/fog/")
    ((hit, *_),) = many_names.ask("couragin")
    assert hit["address"] == "2025-06-10/encouraging/"


def test_a_mark_of_a_footnote_goes_before_a_clause_of_that_name(many_names: Searched) -> None:
    for hits in many_names.ask("^rings", "[^rings]"):
        assert hits[0]["kind"] == "footnote"


def test_a_tag_leads_to_the_clauses_that_have_it(many_names: Searched) -> None:
    ((hit, *_),) = many_names.ask("under_18")
    assert (hit["kind"], hit["title"], hit["query"]) == ("tag", "under_18", "?tag=under_18")


def test_words_that_a_clause_has_in_several_revisions_lead_to_the_one_that_is_asked_for(
    many_names: Searched,
) -> None:
    asked = ("bell at 4", "encouraging words", "disc-less")
    found = {label: many_names.ask(*asked, revision=label) for label in ("2025-05-10", "2025-06-10", "")}
    for label, (kept, likewise, nothing) in found.items():
        folder = label or "2025-06-10"
        assert (kept[0]["address"], likewise[0]["address"]) == (f"{folder}/rings/#p1", f"{folder}/brass/#p1")
        assert kept[0]["facts"].startswith(folder)
        assert nothing == []


def test_what_a_clause_says_in_several_revisions_is_read_once() -> None:
    page = '<div class="clausetree" data-facets="revision={0}&amp;kind=clause"><i data-aside>{0}</i><h1>A</h1><p data-aside>{0}</p><div class="clause__text"><p>{1}</p></div><p class="source" data-aside>{0}</p></div></article>'
    one, same, other = (copy_for_search(page.format(*said)) for said in (("1", "x"), ("2", "x"), ("3", "y")))
    assert one
    assert same
    assert other
    assert (one.text, one.facets) == (same.text, same.facets) != (other.text, other.facets)
    assert (one.revisions, same.revisions, one.is_clause) == (("1",), ("2",), True)
    rendered = one.render(["1", "2"])
    assert re.findall('value="([^"]*)"', rendered) == ["clause", "1", "2"]
    assert rendered.endswith('<h1>A</h1><div class="clause__text"><p>x</p></div></div></body></html>')


def test_signs_count_where_they_are_asked_for(many_names: Searched) -> None:
    ((hit, *_),) = many_names.ask("ring(4)")
    assert hit["address"] == "2025-06-10/brass/#p2"


def test_cells_of_a_table_are_words_of_their_own(many_names: Searched) -> None:
    for hits in many_names.ask("food", "week", "cod"):
        assert hits[0]["address"] == "2025-06-10/rings/#p2"


@pytest.mark.parametrize("asked", ["v2025.06.10", "2025.06.10", "2025-06-10", "v2025-06-10"])
def test_a_revision_is_found_as_its_tag_may_call_it(many_names: Searched, asked: str) -> None:
    ((hit, *_),) = many_names.ask(asked)
    assert (hit["kind"], hit["address"]) == ("revision", "2025-06-10/")


def test_a_comparison_is_found_by_what_either_text_said(many_names: Searched) -> None:
    for query, said in (
        ("清洁两次", "清洁两次"),
        ("清洁三次", "清洁三次"),
        ("because pencil fades", "because pencil fades"),
        ("since pencil fades", "since pencil fades"),
    ):
        (hits,) = many_names.ask(query)
        (hit,) = (found for found in hits if found["kind"] == "comparison")
        assert said in hit["excerpt"], query
        assert "because since" not in hit["excerpt"]
        assert hit["title"] == "Thick fog (2025-05-10 → 2025-06-10)"


def test_any_part_of_a_word_with_marks_is_found_where_others_have_none(many_names: Searched) -> None:
    """Characters that differ in a mark alone stand on one page, and the engine knows no marks."""
    found = {
        "tokyo": ["私が書く", "ですか", "かならず", "ガス", "カス"],
        "rule_of_thai": ["ผู้ใช้", "ผู้ช่วย", "สุภาพ", "คำถาม", "ต้องตอบ"],
    }
    for clause_id, queries in found.items():
        for query, (hit, *_) in zip(queries, many_names.ask(*queries), strict=True):
            assert (hit["address"], hit["marked"]) == (f"2025-06-10/{clause_id}/#p1", [query])


def test_words_in_a_row_are_found_where_no_text_has_them_so(many_names: Searched) -> None:
    ((hit, *_), nothing) = many_names.ask("玻璃清洁", "鲸鱼大象")
    assert (hit["address"], hit["marked"][0]) == ("2025-06-10/fog/#p1", "玻璃")
    assert nothing == []


@pytest.mark.parametrize(
    ("asked", "address", "marked"),
    [
        ("utilisateur", "roads/#p1", "L’utilisateur"),
        ("l'utilisateur", "roads/#p1", "L’utilisateur"),
        ("grosse", "roads/#p1", "Größe"),
        ("GROESSE", "roads/#p1", "Größe"),
        ("coeur", "roads/#p1", "cœur"),
        ("duong pho", "roads/#p1", "Đường"),
        ("wide", "roads/#p1", "\uff37\uff49\uff44\uff45"),
        ("strasse", "roads/", "Straßen"),
        ("거짓말", "mul/#p1", "거짓말을"),
        ("जरूरत", "mel/#p1", "ज़रूरत"),
    ],
)
def test_a_word_is_found_however_a_keyboard_writes_it(
    many_names: Searched, asked: str, address: str, marked: str
) -> None:
    ((hit, *_),) = many_names.ask(asked)
    assert (hit["address"], hit["marked"][:1]) == (f"2025-06-10/{address}", [marked])


def test_marks_that_are_vowels_tell_words_apart(many_names: Searched) -> None:
    assert [{hit["address"] for hit in hits} for hits in many_names.ask("मेल", "मूल", kind="clause")] == [
        {"2025-06-10/mel/"},
        {"2025-06-10/mul/"},
    ]


def test_a_sign_of_numbers_asks_for_numbers_alone(many_names: Searched) -> None:
    numbers, anything = many_names.ask("§ 1.2", "2025")
    assert [hit["address"] for hit in numbers] == ["2025-06-10/rings/"]
    assert {hit["kind"] for hit in anything} >= {"revision"}
    ((*hits,),) = many_names.ask("§2")
    assert "revision" not in {hit["kind"] for hit in hits}


def test_characters_of_thai_and_japanese_are_set_apart_with_their_marks() -> None:
    assert cut_characters("ab กินข้าว cd").split() == ["ab", "กิ", "น", "ข้", "า", "ว", "cd"]
    assert cut_characters("東京と119").split() == ["東", "京", "と", "119"]
    assert cut_characters("plain, émigré") == "plain, émigré"
    assert cut_characters("l’eau, dogs’ tails") == "l’'eau, dogs’ tails"
