"""Running text as a page shows it: references, terms, marks; and no tag that is not allowed."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausetree.publish.addresses.site_addresses import Addresses
from clausetree.publish.draw.conversation_markup import render_said
from clausetree.publish.draw.formula import render_formula
from clausetree.publish.draw.page_view import PageView
from clausetree.publish.draw.prose import render_prose
from clausetree.publish.draw.running_text import plain, render_inline, render_title
from tests.publish.edition_reading import read

if TYPE_CHECKING:
    from collections.abc import Callable

    from clausetree.publish.books.edition import Edition
    from clausetree.publish.draw.markup import Markup


def test_a_reference_shows_the_title_and_leads_to_the_page_of_its_target(view: PageView) -> None:
    html = render_inline("[?](#kind)", view)
    assert html == (
        '<a href="../../2025-01-01/kind/" title="§ 2.1 (root)" class="reference">Be <code>kind</code></a>'
    )


def test_a_reference_with_its_own_text_keeps_it(view: PageView) -> None:
    assert ">there</a>" in render_inline("[there](#rules)", view)


def test_a_dangling_reference_is_marked_and_leads_nowhere(view: PageView) -> None:
    html = render_inline("[?](#nowhere)", view)
    assert 'class="dangling"' in html
    assert "#nowhere" in html
    assert "href" not in html


def test_in_the_one_page_edition_references_stay_on_the_page(edition: Edition) -> None:
    whole = PageView(edition=edition, addresses=Addresses("../../"), whole=True)
    assert 'href="#kind"' in render_inline("[?](#kind)", whole)


def test_a_title_for_a_link_holds_no_link(view: PageView) -> None:
    assert "<a" not in render_title("see [?](#kind) and [x](https://example.org)", view)


def test_a_defined_term_is_explained_where_a_page_first_mentions_it(view: PageView) -> None:
    html = render_prose("Assistants ask. The assistant asks.", view)
    assert html.count('class="term"') == 1
    assert (
        '<a href="../../2025-01-01/definitions/#p1" title="Assistant: the model." class="term">Assistants</a>'
        in html
    )


def test_terms_in_code_and_in_links_are_left_alone(view: PageView) -> None:
    assert 'class="term"' not in render_prose("`assistant` [assistant](https://example.org)", view)


def test_tags_are_text_and_comments_are_left_out(view: PageView) -> None:
    assert plain(render_prose("a <b>bold</b> <!-- note --> word", view)) == "a <b>bold</b> word"


def test_in_a_conversation_comments_are_text_too_and_line_endings_count(view: PageView) -> None:
    html = render_said("one\ntwo <!-- three -->", view)
    assert "<br>" in html
    assert "&lt;!-- three --&gt;" in html


def test_three_hyphens_are_a_dash_but_not_in_code(view: PageView) -> None:
    assert plain(render_prose("a --- b `---`", view)) == "a — b ---"


@pytest.mark.parametrize(
    ("latex", "expected"),
    [
        (r"x^2", "<msup>"),
        (r"\\frac{a}{b}", "<mfrac>"),
        (r"\frac{a}{b}", "<mfrac>"),
        (r"a < b", "<mo>&lt;</mo>"),
    ],
)
def test_a_formula_is_drawn_as_mathml(latex: str, expected: str) -> None:
    assert expected in render_formula(latex, block=False)


@pytest.mark.parametrize("latex", [r"\frac{", "x" * 5000, r"\begin{matrix}"])
def test_a_formula_that_is_none_stays_as_it_is_written(latex: str) -> None:
    assert latex in plain(render_formula(latex, block=True)) or "<math" in render_formula(latex, block=True)


def test_an_ellipsis_between_the_marks_is_no_formula(view: PageView) -> None:
    assert "<math" not in render_prose(r"use \\( ... \\) for math", view)


def test_an_image_is_named_and_linked_never_fetched(view: PageView) -> None:
    html = render_prose("![a cat](https://example.org/cat.png)", view)
    assert "<img" not in html
    assert ">a cat</a>" in html


def test_a_heading_in_a_passage_is_no_heading_of_the_page(view: PageView) -> None:
    assert "<h" not in render_said("# functions", view)


class Tags(HTMLParser):
    """The tags of a piece of HTML, with the names of their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {tag, *(f"{tag}[{name}]" for name, _ in attrs)}


ALLOWED = {
    *(
        "a",
        "a[href]",
        "a[title]",
        "a[class]",
        "a[rel]",
        "blockquote",
        "br",
        "code",
        "em",
        "li",
        "ol",
        "ol[start]",
        "p",
    ),
    *(
        "p[class]",
        "pre",
        "s",
        "span",
        "span[class]",
        "span[title]",
        "strong",
        "sup",
        "sup[class]",
        "table",
        "tbody",
    ),
    *("td", "th", "thead", "tr", "ul", "hr"),
}


@given(st.text(alphabet="<>&\"'`*_[](){}#!|= \nabimgsrcptonx:/.~^", max_size=80))
def test_no_text_makes_a_tag_that_is_not_allowed(text: str) -> None:
    view = PageView(edition=read("# One {#one}\n\n" + text), addresses=Addresses("../../"))
    for render in (render_prose, render_inline, render_said, render_title):
        assert Tags(render(text, view)).found <= ALLOWED


def test_titles_that_name_each_other_are_shown_once() -> None:
    made = read("# One [?](#two) {#one}\n\nSee [?](#two).\n\n# Two [?](#one) {#two}\n")
    view = PageView(edition=made, addresses=Addresses("../../"))
    assert "Two One #two</a>" in render_inline("[?](#two)", view)


@pytest.mark.parametrize("render", [render_prose, render_said])
def test_what_a_footnote_stands_for_is_shown_and_defines_no_link(
    render: Callable[[str, PageView], Markup], view: PageView
) -> None:
    assert render("- [^ab12]: tests/test_x.py", view).striptags() == "ab12: tests/test_x.py"
    assert plain(render("- [ab12]: https://example.org", view)).strip() == ""


def test_a_mark_before_a_colon_is_a_mark(view: PageView) -> None:
    html = render_prose("It can use[^ab12]: a file.", view)
    assert html == '<p>It can use<sup class="mark">ab12</sup>: a file.</p>\n'
