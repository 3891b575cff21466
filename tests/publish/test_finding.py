"""What the search finds: names first, then passages; asked through the box itself."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clausetree.publish.books.edition_series import last_stage
from clausetree.publish.engine.search_copy import cut_characters
from tests.publish.search_boxes import open_bare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from clausetree.publish.books.edition_series import EditionSeries
    from tests.publish.search_boxes import Searched

QUERIES = [
    [cell.strip() for cell in line.split(" | ")]
    for line in (Path(__file__).parent / "queries.txt").read_text(encoding="utf-8").splitlines()
]
FIRST = """async (queries) => {
  const { findNames, loadNames } = await import("/javascripts/names.js");
  const names = await loadNames(new URL("/", location));
  return queries.map((query) => findNames(names, names.newest, query)[0]?.url ?? "");
}"""


def list_names(series: EditionSeries) -> dict[str, set[str]]:
    """Returns for all that has a name of its own where the first hit may lead: ids, numbers, old ids, footnotes."""
    newest = series.newest
    folder = f"{newest.label}/"
    names: dict[str, set[str]] = {}
    for life in series.lineage.lives:
        for clause_id in life.ids:
            kept = series.lineage.of(clause_id)
            assert kept
            label, clause = last_stage(kept)
            stage = next((one for one in kept.stages if one.revision.label == newest.label), None)
            names[clause_id] = (
                {f"{folder}{newest.slug(stage.clause)}/"}
                if stage and stage.clause
                else {f"clauses/{clause.id}/", f"{label}/{clause.id}/"}
            )
    for edition in series.editions:
        for clause in edition.document.clauses:
            for footnote in clause.content.footnotes:
                names.setdefault(footnote.label, set()).add(f"{edition.label}/{edition.slug(clause)}/")
    return names


def find_wrong(searched: Searched, names: dict[str, set[str]]) -> dict[str, str]:
    """Returns the names whose first hit leads elsewhere than they say, with what that is."""
    firsts = dict(zip(names, searched.page.evaluate(FIRST, list(names)), strict=True))
    return {name: first for name, first in firsts.items() if first.partition("#")[0] not in names[name]}


@pytest.mark.parametrize("name", ["spec", pytest.param("upstream", marks=pytest.mark.upstream)])
def test_every_name_is_the_first_hit(name: str, request: pytest.FixtureRequest) -> None:
    searched: Searched = request.getfixturevalue(f"{name}_search")
    names = list_names(searched.series)
    assert len(names) > 120
    assert find_wrong(searched, names) == {}
    newest = searched.series.newest
    numbers = {c.number: {f"{newest.label}/{newest.slug(c)}/"} for c in newest.document.clauses}
    assert find_wrong(searched, numbers) == {}
    assert find_wrong(searched, {f"§{number}": where for number, where in numbers.items()}) == {}
    assert find_wrong(searched, {e.label: {f"{e.label}/"} for e in searched.series.editions}) == {}
    assert (
        find_wrong(searched, {level: {f"{newest.label}/levels/"} for level in newest.document.ladder}) == {}
    )


def count_right(searched: Searched, name: str) -> tuple[list[str], list[str], int]:
    """Returns the queries whose first hit is not right, those without a right one among three, and how many there are."""
    queries = {query: right.split() for text, query, right in QUERIES if text == name}
    answers = zip(queries.items(), searched.ask(*queries), strict=True)
    places = {
        query: [any(where in hit["address"] for where in right) for hit in hits[:3]]
        for (query, right), hits in answers
    }
    late = [query for query, right in places.items() if right[:1] != [True]]
    return late, [query for query, right in places.items() if not any(right)], len(queries)


@pytest.mark.upstream
def test_of_sixty_queries_nearly_all_find_the_right_answer_first(
    spec_search: Searched, software_search: Searched, upstream_search: Searched
) -> None:
    counts = [
        count_right(searched, name)
        for searched, name in (
            (spec_search, "spec"),
            (software_search, "software"),
            (upstream_search, "upstream"),
        )
    ]
    assert sum(number for _, _, number in counts) == 60
    assert [query for _, missed, _ in counts for query in missed] == []
    assert sum(len(late) for late, _, _ in counts) <= 3, counts


def test_what_is_being_typed_is_found_before_it_is_whole(spec_search: Searched) -> None:
    typed = spec_search.ask("emb", "embedded_c", "Treat embed", "content_l", "hotel page", "publishe")
    assert [hits[0]["address"] for hits in typed] == [
        *["2025-12-18/embedded_content/"] * 3,
        "2025-12-18/content_limits/",
        "2025-12-18/embedded_content/#e1",
        "2025-12-18/definitions/#p3",
    ]
    assert (typed[5][0]["kind"], typed[5][0]["title"]) == ("definition", "Publisher")


def test_an_older_revision_is_searched_as_it_is(spec_search: Searched) -> None:
    number, gone, later = spec_search.ask("4.2", "tool_output", "u18_risk", revision="2024-05-08")
    assert number[0]["address"] == "2024-05-08/respect_law/"
    assert gone[0]["address"] == "2024-05-08/tool_output/"
    assert later[0]["address"] == "2025-12-18/u18_risk/"
    assert later[0]["note"] == "not in 2024-05-08, but in 2025-12-18"


def test_a_deleted_clause_says_since_when_and_where_its_text_went(spec_search: Searched) -> None:
    ((hit, *_),) = spec_search.ask("truthful", revision="2025-12-18")
    assert (hit["kind"], hit["address"]) == ("deleted clause", "clauses/truthful/")
    assert "deleted in 2025-02-12" in hit["note"]
    assert hit["below"][:2] == ["/2025-12-18/no_deception/", "/2025-12-18/say_how_sure/"]


def test_what_a_deleted_clause_said_is_found(spec_search: Searched) -> None:
    ((hit, *_),) = spec_search.ask(
        "photo of a shelf flattering", revision="2025-12-18", kind="deleted clause"
    )
    assert hit["address"].startswith("clauses/personal_remarks/#")
    assert "shelf" in hit["marked"]


def test_questions_about_changes_find_what_changed(spec_search: Searched) -> None:
    changed, plain = spec_search.ask("what changed for teens", "teens", revision="2025-12-18")
    change = ("comparison", "diff/2025-10-27..2025-12-18/#u18_no_romance")
    assert (changed[0]["kind"], changed[0]["address"]) == change
    assert plain[0]["kind"] == "clause"


def test_what_a_spec_says_of_deleting_and_of_what_is_new_is_no_question_about_changes(
    spec_search: Searched,
) -> None:
    asked = "when may the assistant delete a file", "what happens if a user lies", "how is a new user met"
    for hits in spec_search.ask(*asked, revision="2025-12-18"):
        assert hits[0]["kind"] != "comparison"
    told = "what's new for teens", "what was changed for teens", "how did it change for teens"
    for hits in spec_search.ask(*told, revision="2025-12-18"):
        assert hits[0]["kind"] == "comparison"


def test_facets_hold_for_names_and_text(spec_search: Searched) -> None:
    (hits,) = spec_search.ask("essay", revision="2025-12-18", kind="example")
    assert {hit["kind"] for hit in hits} == {"example"}
    (hits,) = spec_search.ask("lending authority", revision="2025-12-18", kind="definition")
    assert hits[0]["address"] == "2025-12-18/definitions/#p15"
    (hits,) = spec_search.ask("inserted", revision="2025-12-18", kind="history")
    assert {hit["kind"] for hit in hits} == {"history"}


OURS = {"Good", "Bad", "Untrusted", "Violates", "Referred", "Commentary", "unchanged", "Known", "¶", "h9xn"}


def test_excerpts_are_of_the_words_that_matched_and_of_nothing_that_is_ours(spec_search: Searched) -> None:
    queries = ("checklist", "mushroom stem", "delegation said aloud", "homework abolished", "wine")
    for hits in spec_search.ask(*queries, revision="2025-12-18"):
        for hit in hits:
            assert not OURS & set(hit["excerpt"].split()), hit
            assert not hit["excerpt"] or hit["marked"], hit
    ((hit, *_),) = spec_search.ask("checklist in this file")
    assert "checklist" in hit["marked"]
    assert hit["address"] == "2025-12-18/embedded_content/#p2"


def test_what_is_found_by_name_is_not_found_again_in_the_text(spec_search: Searched) -> None:
    for hits in spec_search.ask("a hotel page speaks to AI assistants", "Publisher", "essay", "delegation"):
        addresses = [hit["address"] for hit in hits if hit["kind"] != "comparison"]
        assert len(addresses) == len(set(addresses))


def test_footnotes_are_found_by_their_marks(spec_search: Searched) -> None:
    for hits in spec_search.ask("^h9xn", "[^h9xn]", "h9xn"):
        assert hits[0]["address"] == "2025-12-18/embedded_content/#prompt-h9xn"


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


def test_any_part_of_a_word_is_found_where_words_have_no_blanks(chinese_search: Searched) -> None:
    """The Chinese spec: whatever five characters inside a sentence are typed, its clause is among the first three."""
    series = chinese_search.series
    typed: dict[str, str] = {}
    for clause in series.newest.document.clauses:
        for passage in clause.content.passages:
            said = passage.span.slice(clause.content.source)
            runs = re.findall(r"[\u4e00-\u9fff]{9,}", said) if passage.kind == "paragraph" else []
            for run in runs[:3]:
                typed.setdefault(run[3:8], clause.id)
    assert len(typed) > 15
    answers = zip(typed.items(), chinese_search.ask(*typed), strict=True)
    lost = {
        part: clause_id
        for (part, clause_id), hits in answers
        if not any(f"/{clause_id}/" in hit["address"] for hit in hits[:3])
    }
    assert lost == {}
    ((hit, *_),) = chinese_search.ask("外传")
    assert hit["address"].endswith("/keep_private/")
    ((hit, *_),) = chinese_search.ask("该拨打的电话")
    assert hit["marked"] == ["该拨打的电话"]
    assert "第一句话给出该拨打的电话" in hit["excerpt"]


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
