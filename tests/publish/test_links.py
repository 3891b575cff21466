"""Links as pages show them: in every form, to clauses, to files, to nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from clausetree.publish.draw.conversation_markup import render_said
from clausetree.publish.draw.prose import render_prose
from clausetree.publish.draw.running_text import plain, render_inline

if TYPE_CHECKING:
    from clausetree.publish.draw.page_view import PageView


@pytest.mark.parametrize(
    "written",
    [
        "[it](<#kind>)",
        "[it](model_spec.md#kind)",
        "[it](./model_spec.md#kind)",
        "[it](#ki%6Ed)",
        '<a href="#kind">it</a>',
        "<A HREF='#kind'>it</A>",
    ],
)
def test_a_link_to_a_clause_leads_to_its_page_in_whatever_form(view: PageView, written: str) -> None:
    html = render_prose(f"See {written}.", view)
    assert 'href="../../2025-01-01/kind/"' in html
    assert plain(html) == "See it."


@pytest.mark.parametrize(
    "written",
    [
        "[the guide](docs/guide.md)",
        "[the guide](../guide.md#a)",
        '<a href="guide.md">the guide</a>',
        "![the guide](guide.png)",
    ],
)
def test_a_link_to_a_file_says_that_the_file_is_not_here(view: PageView, written: str) -> None:
    html = render_prose(f"See {written}.", view)
    assert "is not part of this site" in html
    assert "href" not in html
    assert plain(html) == "See the guide."


@pytest.mark.parametrize(
    "written",
    [
        "[the spec](model_spec.md)",
        "[the spec](./model_spec.md#)",
        "[the spec](/model_spec.md?plain=1)",
        "[the spec][s]\n\n[s]: <model_spec.md>",
        '<a href="model_spec.md">the spec</a>',
    ],
)
def test_a_link_to_the_spec_itself_leads_to_the_page_of_the_revision(view: PageView, written: str) -> None:
    html = render_prose(f"See {written}", view)
    assert '<a href="../../2025-01-01/">the spec</a>' in html
    assert plain(html).startswith("See the spec")


def test_a_link_to_another_file_of_the_spec_leads_to_the_page_of_the_revision(view: PageView) -> None:
    document = view.edition.document._replace(paths=("a.md", "rules/b.md"))
    several = replace(view, edition=replace(view.edition, document=document))
    for written in ("[it](rules/b.md)", "[it](../a.md)"):
        assert '<a href="../../2025-01-01/">it</a>' in render_prose(f"See {written}", several)
    assert "is not part of this site" in render_prose("See [it](model_spec.md)", several)
    assert 'href="https://example.org/a.md"' in render_prose("See [it](https://example.org/a.md)", several)


def test_a_name_of_a_place_is_not_shown(view: PageView) -> None:
    assert plain(render_prose('Here <a id="x"></a>it is.\n\n<a name="y">\n', view)) == "Here it is."
    assert plain(render_inline('<a name="z"></a>Title', view)) == "Title"


def test_words_beside_a_comment_are_shown(view: PageView) -> None:
    html = render_prose(
        "<!-- ok --> A *guest* is seen.\nAnd fed.\n\n<!-- alone -->\n\n<!-- a --> <!-- b -->\n", view
    )
    assert html.strip() == "<p> A <em>guest</em> is seen.\nAnd fed.</p>"


def test_plain_text_has_no_footnote_marks(view: PageView) -> None:
    html = render_prose("Be kind[^ab12]. Don't *lie*[^x].\n", view)
    assert html.count('class="mark"') == 2
    assert plain(html) == "Be kind. Don't lie."


def test_entities_in_code_of_a_message_are_decoded_as_those_outside(view: PageView) -> None:
    html = render_said(
        "a -&gt; b `c -&gt; d`\n\n```\ne -&gt; f\n```\n\n    g -&gt; h\n\n`&gt;` &amp;lt;", view
    )
    assert plain(html).split() == [
        "a",
        "->",
        "b",
        "c",
        "->",
        "d",
        "e",
        "->",
        "f",
        "g",
        "->",
        "h",
        "&gt;",
        "&lt;",
    ]
    assert "&gt;" in plain(render_prose("`a -&gt; b`", view))
