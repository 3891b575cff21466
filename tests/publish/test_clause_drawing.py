"""Clauses as they are drawn: their conversations, their notes, and what a list says of the levels."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from clausetree.publish.addresses.site_addresses import Addresses
from clausetree.publish.draw.clause_body import render_body
from clausetree.publish.draw.page_view import PageView
from clausetree.publish.draw.prose import render_prose
from clausetree.publish.draw.running_text import plain
from clausetree.publish.draw.timeline import ClauseHistory
from clausetree.publish.pages.clause_page import build_clause_page
from clausetree.publish.pages.levels_page import build_pages
from clausetree.publish.pages.whole_page import build_pages as build_whole_pages
from tests.publish.edition_reading import read

if TYPE_CHECKING:
    from clausetree.publish.books.edition import Edition


def test_a_clause_is_drawn_with_all_that_it_says(edition: Edition, view: PageView) -> None:
    html = render_body(edition.clauses["kind"], view)
    for expected in (
        'role="note"',
        "Commentary <span>not normative</span>",
        'id="p3"',
        'id="example-1"',
        '<th scope="row">max_tokens</th><td>5</td>',
        "Untrusted text",
        "part of the conversation is left out",
        "functions.run",
        '<span class="turn">turn continues</span>',
        "<pre><code>{&#34;a&#34;: 1}</code></pre>",
        '<p class="verdict good">Good</p>',
        '<p class="verdict bad">Bad</p>',
        '<p class="verdict none">ODD</p>',
        'Violates</bdi> <a href="../../2025-01-01/rules/" class="reference">Rules</a>',
    ):
        assert expected in html, expected
    assert html.index("Good") < html.index("Bad") < html.index("ODD")


def test_a_conversation_in_a_list_is_drawn_as_one() -> None:
    made = read("# One {#one}\n\n1. Step\n\n   ~~~xml\n   <user>\n   Hello\n   </user>\n   ~~~\n")
    view = PageView(edition=made, addresses=Addresses("../../"))
    html = render_prose(made.document.clauses[0].content.source, view)
    assert 'class="conversation"' in html
    assert "&lt;user&gt;" not in html


def test_a_tag_in_mid_line_is_text_and_marks_nothing_untrusted() -> None:
    made = read("# One {#one}\n\n~~~xml\n<user>\nAs in <untrusted>this</untrusted>.\n</user>\n~~~\n")
    html = render_body(made.document.clauses[0], PageView(edition=made, addresses=Addresses("../../")))
    assert "&lt;untrusted&gt;this&lt;/untrusted&gt;" in html
    assert "Untrusted text" not in html


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("opening", "label"), [('!!! note "In short"', "In short"), ("!!! tip", "Tip"), ("!!!", "Note")]
)
def test_an_admonition_is_labelled_by_its_title_or_its_word(opening: str, label: str, ending: str) -> None:
    made = read(ending.join(["# One {#one}", "", opening, "    Said.", ""]))
    html = render_body(made.document.clauses[0], PageView(edition=made, addresses=Addresses("../../")))
    assert f'<p class="note__label">{label}</p><p>Said.</p>' in html


def test_what_a_footnote_says_is_drawn_once_and_a_test_is_named_as_it_is() -> None:
    made = read(
        "# One {#one}\n\nSaid[^1], tested[^ab12], asked[^cd34].\n\n"
        "[^1]: See [*two*](#two) and [a page](https://example.org).\n\n# Two {#two}\n\nSaid.\n\n"
        "[^ab12]: tests/__init__/test_*.py::test_*\n[^cd34]: [our `cases`](https://example.org/x.jsonl)\n"
    )
    page = build_clause_page(made.document.clauses[0], made, ClauseHistory()).body
    assert page.count("a page</a>") == 1
    assert 'class="reference"><em>two</em></a>' in page
    assert '<code id="note/ab12">ab12</code> tests/__init__/test_*.py::test_*</li>' in page
    assert "our <code>cases</code></a></li>" in page


def test_each_mark_of_a_footnote_leads_to_what_the_text_says_of_it_on_the_same_page() -> None:
    made = read(
        "Words[^pre] and [^one].\n\n[^pre]: Before.\n\n# One {#one}\n\nSaid[^1] twice[^1], in a quote[^q], elsewhere[^el], "
        "of nothing[^xx], [linked[^1]](#two), 中[^注].\n\n> [^q]: Quoted.\n> [^q2]: And again.\n\n[^1]: Once.\n[^1]: Once.\n\n"
        "# Two[^1] {#two}\n\nSaid[^q2], 中[^注], before[^el].\n\n1. One[^n]\n   [^n]: Nested.\n\n[^注]: 说明\n[^one]: One.\n"
        "[^el]: tests/test_a.py::test_b\n\n**Example**: x[^q]\n\n~~~xml\n<user>\n[^1]: no[^n]\n</user>\n~~~\n"
    )
    pages = [build_clause_page(clause, made, ClauseHistory()).body for clause in made.document.clauses]
    (whole,) = build_whole_pages(made)
    marked = ("1 q el 注", "1 q2 注 el n q", "pre one 1 q el 注 q2 n")
    for body, labels in zip((*pages, whole.body), marked, strict=True):
        ids = re.findall(r' id="([^"]*)"', body)
        led = [unquote(anchor) for anchor in re.findall(r'href="#(note[^"]*)"', body)]
        assert {anchor: ids.count(anchor) for anchor in led} == {
            f"note/{label}": 1 for label in labels.split()
        }
        assert len(set(ids)) == len(ids)


def test_the_levels_page_says_what_the_list_says_of_each_and_nothing_else() -> None:
    made = read(
        "# Rules {#rules}\n\n1 **Root** is first.\n\n1. **Root**: fixed,\n   always\n\n   More.\n"
        "2. **User**: free\n   - **User**: not this\n\n## A {#a authority=root}\n\n## B {#b authority=user}\n"
    )
    body = plain(next(build_pages(made)).body)
    assert "Root: fixed, always" in body
    assert "User: free" in body
    assert not any(other in body for other in ("is first", "More", "not this"))


@pytest.mark.parametrize("language", [None, "pt-BR"])
def test_text_of_the_spec_says_its_language_where_the_settings_do(
    edition: Edition, language: str | None
) -> None:
    spoken = replace(edition, language=language)
    page = build_clause_page(spoken.clauses["kind"], spoken, ClauseHistory())
    (whole,) = build_whole_pages(spoken)
    for body in (page.body, whole.body):
        assert body.count("lang=") == (0 if language is None else body.count('dir="auto"'))
        assert body.count('dir="auto"') > 5


def test_a_long_ladder_has_all_colours_and_only_neighbours_share_one() -> None:
    levels = tuple("abcdefgh")
    edition = read("# A {#a authority=a}\n", levels=levels)
    assert [edition.step(level) for level in levels] == [1, 1, 2, 2, 3, 4, 4, 5]
    assert [read("# A {#a}\n", levels=levels[:5]).step(level) for level in levels[:6]] == [1, 2, 3, 4, 5, 6]
