"""What a clause and a document say of themselves, for a small spec read whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausetree.model.locator import Locator
from clausetree.syntax.document import parse_document

if TYPE_CHECKING:
    from clausetree.model.clause import Clause
    from clausetree.model.document import Document

SPEC = """\ufeffBefore the first heading.

# Overview {#overview}

## Be kind {#be_kind authority=root authority=user tags="under_18,tone, new  more"}

Say it kindly.[^ab12] Then stop.[^cd34] Kindly, again.[^ab12]

**Example**: a greeting

~~~xml
<user>
Hi
</user>
~~~

!!! meta "Commentary"
    Why.

**Example**: a farewell

~~~xml
<user>
Bye
</user>
~~~

## Be kind {#be_kind}

# Definitions {#definitions}

**Assistant**: who answers.

No term here.

## Roles {#roles}

**User**: who asks.

# Other {#other}

**Bold**: no definition outside.
"""


@pytest.fixture(scope="module")
def document() -> Document:
    return parse_document(SPEC)


@pytest.fixture
def kind(document: Document) -> Clause:
    return document.clauses[1]


def test_a_clause_is_what_its_heading_says(kind: Clause) -> None:
    assert (kind.title, kind.depth, kind.id, kind.index) == ("Be kind", 2, "be_kind", 1)
    assert kind.level == "root", "of two values the first counts"
    assert kind.tags == ("under_18", "tone", "new", "more")
    assert kind.heading.attribute("weight") is None


def test_a_clause_without_attributes_is_no_provision_and_has_no_tags(document: Document) -> None:
    overview = document.clauses[0]
    assert (overview.level, overview.tags, overview.definitions, overview.commentaries) == (None, (), (), ())


def test_a_clause_names_each_footnote_once_in_the_order_written(kind: Clause) -> None:
    assert kind.eval_prompts == ("ab12", "cd34")


def test_commentary_and_examples_are_told_from_other_passages(kind: Clause) -> None:
    (commentary,) = kind.commentaries
    assert commentary.span.slice(kind.content.source).startswith("!!! meta")
    assert [example.title for example in kind.examples] == ["a greeting", "a farewell"]


def test_terms_are_defined_in_chapters_that_define_and_nowhere_else(document: Document) -> None:
    terms = {clause.id: [defined.term for defined in clause.definitions] for clause in document.clauses}
    assert {name: found for name, found in terms.items() if found} == {
        "definitions": ["Assistant"],
        "roles": ["User"],
    }


def test_examples_are_counted_by_themselves_and_passages_with_all(kind: Clause) -> None:
    assert [str(locator) for locator in kind.passage_locators()] == [
        "be_kind/p1",
        "be_kind/e1",
        "be_kind/p3",
        "be_kind/e2",
    ]


def test_the_second_clause_of_an_id_says_so_in_its_locator(document: Document) -> None:
    assert [clause.locator for clause in document.clauses[1:3]] == [
        Locator("be_kind", 1),
        Locator("be_kind", 2),
    ]


def test_a_span_of_a_clause_is_found_in_the_document(document: Document, kind: Clause) -> None:
    for passage in kind.content.passages:
        assert kind.locate(passage.span).slice(document.text) == passage.span.slice(kind.content.source)


def test_a_clause_is_found_by_its_id_the_first_of_two(document: Document) -> None:
    assert document.clause("be_kind") is document.clauses[1]
    assert document.clause("Be kind") is None


def test_ancestors_are_told_from_the_chapter_down(document: Document) -> None:
    deep = parse_document("# A {#a}\n## B {#b}\n### C {#c}\n#### D {#d}\n")
    assert [clause.id for clause in deep.ancestors(deep.clauses[3])] == ["a", "b", "c"]
    assert document.ancestors(document.clauses[0]) == ()
    assert document.parent(document.clauses[0]) is None
    assert document.parent(document.clauses[1]) is document.clauses[0]


def test_contents_with_their_starts_make_up_the_text_behind_the_mark(document: Document) -> None:
    position = len("\ufeff")
    for start, content in document.contents():
        assert start == position
        assert document.text[start:].startswith(content.source)
        position += len(content.source)
    assert position == len(document.text)


def _naming(id_: str, other: str) -> str:
    """Returns a clause that refers to another one, and a response of which violates that."""
    verdicts = "GOOD", "BAD", f"BAD[#{other}]"
    responses = "".join(f"<assistant> <!-- {verdict} -->\nYes.\n</assistant>\n" for verdict in verdicts)
    talk = f"<user>\nHi\n</user>\n<comparison>\n{responses}</comparison>"
    return f"# {id_} {{#{id_}}}\n\nSee [?](#{other}).\n\n**Example**: x\n\n~~~xml\n{talk}\n~~~\n\n"


def test_the_clauses_that_refer_to_a_clause_or_violate_it_are_the_others_that_name_it() -> None:
    document = parse_document(_naming("a", "b") + _naming("b", "c") + _naming("c", "c"))
    for found in (document.referring, document.violating):
        assert [[other.id for other in found(clause)] for clause in document.clauses] == [[], ["a"], ["b"]]
