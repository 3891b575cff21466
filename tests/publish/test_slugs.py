"""The names of pages and the file a page becomes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausetree.publish.addresses.site_addresses import diff_slug, label_slug
from clausetree.publish.addresses.slug import make_slug
from clausetree.publish.draw.citation import render_citation
from clausetree.publish.draw.markup import Markup
from clausetree.publish.draw.site_page import SitePage, render_page
from tests.publish.edition_reading import read


@given(st.text())
def test_a_slug_is_safe_and_keeps_what_is(name: str) -> None:
    slug = make_slug(name)
    assert slug
    assert ".." not in slug
    assert all(character.isascii() and (character.isalnum() or character in "-_.") for character in slug)
    assert slug == slug.lower()
    assert len(slug) <= 80
    assert not slug.startswith((".", "-"))


@given(st.text(), st.text())
def test_two_names_never_share_a_slug_even_where_case_is_one(first: str, second: str) -> None:
    assert (first == second) == (make_slug(first) == make_slug(second))


@pytest.mark.parametrize("name", ["assets", "latest", "pagefind", "diff"])
def test_a_label_that_is_taken_gets_another_folder(name: str) -> None:
    assert label_slug(name) != name
    assert diff_slug(name, "2025-01-01").endswith("..2025-01-01")


TAKEN_ANYWHERE = ["index", "index.html", "index.md", "con", "nul", "con.md", "aux.html", "com1.x.y", "lpt9"]


@pytest.mark.parametrize(
    "name", [*TAKEN_ANYWHERE, "CON", "Nul.Md", "Index.html", ".", "..", "a/b", "a.", ".a", "a" * 81]
)
def test_no_slug_is_a_name_that_systems_or_folders_have_taken(name: str) -> None:
    slug = make_slug(name)
    assert slug not in TAKEN_ANYWHERE
    assert slug.partition(".")[0] not in {"con", "nul", "aux", "com1", "lpt9"}
    assert slug != name


@pytest.mark.parametrize("name", ["console", "conduct.md", "index2", "com10", "nul_point", "a" * 80])
def test_names_that_only_begin_like_one_of_these_stay(name: str) -> None:
    assert make_slug(name) == name


@given(st.text(), st.text())
def test_a_page_is_one_line_of_html_below_its_front_matter(title: str, body: str) -> None:
    page = SitePage(path="x.md", title=title, description=title, body=Markup.escape(body))
    lines = render_page(page).split("\n")
    assert lines[0] == "---"
    assert lines[lines.index("---", 1) + 1] == ""
    assert len(lines[lines.index("---", 1) + 2 :]) == 2


def test_no_two_clauses_of_a_revision_are_cited_by_one_key() -> None:
    edition = read(
        "".join(f"# A {{#{name}}}\n\n" for name in ("章程", "甲", "乙", "a.b", "a_b", "A_b", "a"))
        + "# B {#a}\n"
    )
    citations = [render_citation(clause, edition) for clause in edition.document.clauses]
    keys = [re.match(r"@misc\{([a-z0-9_.-]+),", citation) for citation in citations]
    assert len({key[1] for key in keys if key}) == len(citations)
