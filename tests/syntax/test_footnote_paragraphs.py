"""Footnotes of several paragraphs: what is indented after a definition belongs to it, and is text rather than code."""

from __future__ import annotations

import pytest

from clausetree.syntax.document import parse_document, render_document

HEAD = "# A {#a}\n\nSay so[^n].\n\n[^n]: First."


def _read(text: str) -> list[tuple[str, str]]:
    document = parse_document(text)
    assert render_document(document) == text
    content = document.clauses[0].content
    return [(passage.kind, passage.span.slice(content.source)) for passage in content.passages]


@pytest.mark.parametrize(
    "more",
    [
        "\n\n    Second.",
        "\n\n\tSecond.",
        "\n\n    Second.\n\n    Third.",
        "\n\n\n    - a list\n    - of two",
        "\n    goes on.\n\n    Second.",
        "\r\n\r\n    Second.",
    ],
)
def test_indented_paragraphs_are_part_of_the_footnote(more: str) -> None:
    passages = _read(f"{HEAD}{more}\n\nThe end.\n")
    assert passages == [
        ("paragraph", "Say so[^n]."),
        ("footnote", f"[^n]: First.{more}"),
        ("paragraph", "The end."),
    ]


@pytest.mark.parametrize(
    ("more", "kinds"),
    [
        ("\n\nThe end.\n\n    code", ["paragraph", "footnote", "paragraph", "code"]),
        ("\n\n```\ncode\n```", ["paragraph", "footnote", "code"]),
        ("\n\n  Another paragraph.", ["paragraph", "footnote", "paragraph"]),
    ],
)
def test_what_is_no_part_of_a_footnote_stays_what_it_is(more: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in _read(f"{HEAD}{more}\n")] == kinds


def test_code_after_a_paragraph_stays_code() -> None:
    assert [kind for kind, _ in _read("# A {#a}\n\nRun this[^n]:\n\n    code\n")] == ["paragraph", "code"]


def test_links_and_marks_in_a_later_paragraph_are_read() -> None:
    content = parse_document(f"{HEAD}\n\n    See [?](#b)[^m], not `[?](#c)`.\n").clauses[0].content
    assert [reference.target for reference in content.references] == ["b"]
    assert [mark.label for mark in content.footnotes] == ["n", "m"]


@pytest.mark.parametrize("before", ["> ", ">", "> > ", "- text\n  > "])
def test_a_quotation_can_define_a_footnote(before: str) -> None:
    document = parse_document(
        f"# A {{#a}}\n\nText[^n].\n\n{before}[^n]: tests/a.py::test_b, as [?](#a) says\n"
    )
    content = document.clauses[0].content
    assert [one.target for one in content.footnote_definitions] == ["tests/a.py::test_b, as [?](#a) says"]
    assert [one.label for one in content.footnotes] == ["n"]
    assert [one.target for one in content.references] == ["a"]
