"""What the search finds: names first, then passages; asked through the box itself."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clausetree.publish.books.edition_series import last_stage

if TYPE_CHECKING:
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
