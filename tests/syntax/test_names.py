"""What references call clauses: ids, names of places, and what readers of Markdown make of headings without ids."""

from __future__ import annotations

import pytest

from clausetree.lint.context import Context
from clausetree.lint.fix import apply_fixes
from clausetree.lint.rules.ids.missing_id import MissingId
from clausetree.syntax.document import parse_document
from clausetree.syntax.renaming import rename_clause
from clausetree.text.edit import apply_edits

HEADINGS_ONLY = """\
# House rules

## Being kind

## It's a thing

## Being kind

## Q & A: what’s `C++`?

## Über **alle** [Maße](https://example.org)

## 诚实 和 善良

## A_b -- c

## الصدق أولًا
"""


def test_a_name_that_another_title_has_is_left_out_as_on_github() -> None:
    document = parse_document("# A\n\n## Twice\n\n## Twice\n\n## Twice-1\n\n## Twice\n")
    names = ("twice", "twice-1", "twice-1-1", "twice-2", "twice-3")
    found = [document.find(name) for name in names]
    assert [clause and clause.index for clause in found] == [1, 2, 3, 4, None]


def test_a_link_that_was_copied_from_github_leads_to_its_heading() -> None:
    document = parse_document("# A {#a}\n\n## Being kind\n")
    found = [document.find(f"user-content-{name}") for name in ("a", "being-kind", "none")]
    assert [clause and clause.title for clause in found] == ["A", "Being kind", None]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("`assert.equal(fn[, error][, message])`", "assertequalfn-error-message"),
        ("`tracker.calls([fn][, exact])` and [more](#x)", "trackercallsfn-exact-and-more"),
        ("`a[0](b)` of [`c_d`](#e)", "a0b-of-c_d"),
        ("`_private` and _emphasis_", "_private-and-emphasis"),
        ("`<T>` or `&amp;` or *`a*b`*", "t-or-amp-or-ab"),
        ("A lone ` and *stars*", "a-lone--and-stars"),
    ],
)
def test_signs_in_code_mark_nothing(title: str, name: str) -> None:
    document = parse_document(f"# A\n\n## {title}\n")
    found = document.find(name)
    assert found
    assert found.title == title


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("house-rules", "House rules"),
        ("being-kind", "Being kind"),
        ("its-a-thing", "It's a thing"),
        ("it's-a-thing", "It's a thing"),
        ("q--a-whats-c", "Q & A: what’s `C++`?"),
        ("q-a-whats-c", "Q & A: what’s `C++`?"),
        ("q--a-what’s-c", "Q & A: what’s `C++`?"),
        ("über-alle-maße", "Über **alle** [Maße](https://example.org)"),
        ("诚实-和-善良", "诚实 和 善良"),
        ("a_b----c", "A_b -- c"),
        ("الصدق-أولًا", "الصدق أولًا"),
    ],
)
def test_a_heading_without_an_id_answers_to_what_readers_of_markdown_make_of_it(
    name: str, title: str
) -> None:
    clause = parse_document(HEADINGS_ONLY).find(name)
    assert clause
    assert clause.title == title


def test_the_second_heading_of_a_name_is_counted() -> None:
    document = parse_document(HEADINGS_ONLY)
    first, second = (document.find(name) for name in ("being-kind", "being-kind-1"))
    assert first
    assert second
    assert (first.line, second.line) == (3, 7)
    assert document.find("being-kind-2") is None


def test_an_id_goes_before_a_place_and_a_place_before_a_heading() -> None:
    document = parse_document(
        '# Be kind\n\n# One {#be-kind}\n\n# Two words\n\n# Three\n\n<a id="two-words"></a>\n'
    )
    assert [clause and clause.title for clause in map(document.find, ("be-kind", "two-words", "three"))] == [
        "One",
        "Three",
        "Three",
    ]


def test_a_heading_with_an_id_answers_to_nothing_else() -> None:
    assert parse_document("# Be kind {#kind}\n").find("be-kind") is None


def test_references_lead_to_the_clause_however_they_call_it() -> None:
    document = parse_document(f"# Contents\n\n[a](#being-kind) [b](#house_rules)\n\n{HEADINGS_ONLY}")
    kind = document.find("being-kind")
    assert kind
    assert [clause.title for clause in document.referring(kind)] == ["Contents"]


def test_an_id_of_its_own_takes_references_along() -> None:
    text = '# Be kind\n\nSee [it](#be-kind), [that][1], [this](#place) <a id="place"></a>.\n\n[1]: <#be-kind>\n\n# B {#b}\n'
    document = parse_document(text)
    expected = text.replace("# Be kind", "# Be kind {#NEW}").replace("#be-kind", "#NEW")
    assert apply_edits(text, rename_clause(document, document.clauses[0], "kind")) == expected.replace(
        "NEW", "kind"
    )
    (found,) = MissingId().check(document, Context(document))
    assert found.fix
    assert apply_fixes(text, [found.fix]) == expected.replace("NEW", "be_kind")
