"""Pieces of the reader that no case shows by itself."""

from __future__ import annotations

import gc

import pytest

from clausetree.model.authority import KNOWN_PROFILES
from clausetree.model.clause import Content
from clausetree.syntax.collector import paused_collector
from clausetree.syntax.content import parse_content
from clausetree.syntax.document import parse_document, render_document
from clausetree.syntax.eval_prompts import parse_eval_prompts
from clausetree.syntax.identifiers import make_identifier
from clausetree.syntax.outline import RawRegion, is_conversation, parse_outline
from tests.syntax.spans import check_document


def test_the_collector_rests_meanwhile_and_is_as_before_afterwards() -> None:
    assert gc.isenabled()
    with paused_collector():
        assert not gc.isenabled()
        with paused_collector():
            pass
        assert not gc.isenabled(), "it was off before"
    assert gc.isenabled()
    with pytest.raises(ValueError, match="x"), paused_collector():
        raise ValueError("x")
    assert gc.isenabled()


@pytest.mark.parametrize(
    ("text", "footnote", "title"),
    [
        ("Examples for [^ab12] in Be kind:\n", "ab12", "Be kind"),
        ("Examples for [^ab12] in Be kind: always: \r\n\r\n", "ab12", "Be kind: always"),
        ("Examples for [^ab12] in Be kind", "ab12", "Be kind"),
        ("\ufeffExamples for [^ab12] in Be kind::\t\n", "ab12", "Be kind:"),
        ("Examples for [^] in :\n", "", ""),
        ("\nExamples for [^ab12] in Be kind:\n", None, None),
        ("Examples for ab12 in Be kind:\n", None, None),
        ("More examples for [^ab12] in Be kind:\n", None, None),
        ("", None, None),
    ],
)
def test_the_first_line_of_a_prompt_file_names_footnote_and_title(
    text: str, footnote: str | None, title: str | None
) -> None:
    prompts = parse_eval_prompts("zz99", text)
    assert (prompts.label, prompts.text, prompts.footnote, prompts.title) == ("zz99", text, footnote, title)
    assert (prompts.title_span.slice(text) if prompts.title_span else None) == title


def test_a_prompt_file_is_read_as_a_text_without_headings_of_its_own() -> None:
    text = "Examples for [^ab12] in A:\n\n# no clause\n\n~~~xml\n<user>\nHi\n</user>\n~~~\n\n**Example**: two\n\n~~~xml\n<user>\n"
    prompts = parse_eval_prompts("ab12", text)
    assert [example.title for example in prompts.examples] == [None, "two"]
    assert [found.code for found in prompts.diagnostics] == ["SYN001"]
    assert prompts.examples[0].conversation.messages[0].body.slice(text) == "Hi"


@pytest.mark.parametrize(
    ("title", "made"),
    [
        ("Be kind", "be_kind"),
        ("Don't \u2019tis", "dont_tis"),
        ("A  --  B!", "a_b"),
        ("[text](#target)[^ab12] more", "text_more"),
        ("_x_", "x"),
        ("\u00c9T\u00c9 \u00dftra\u00dfe", "\u00e9t\u00e9_sstrasse"),
        (
            "\u0908\u092e\u093e\u0928\u0926\u093e\u0930 \u0930\u0939\u094b\u0964",
            "\u0908\u092e\u093e\u0928\u0926\u093e\u0930_\u0930\u0939\u094b",
        ),
        ("\u0e17\u0e35\u0e48 \u0e14\u0e35", "\u0e17\u0e35\u0e48_\u0e14\u0e35"),
        ("\u0627\u0644\u0635\u0651\u062f\u0642\u061f", "\u0627\u0644\u0635\u0651\u062f\u0642"),
        ("Cafe\u0301 au lait", "cafe\u0301_au_lait"),
        ("!!!", "untitled"),
        ("", "untitled"),
    ],
)
def test_an_id_is_made_of_the_words_of_a_title(title: str, made: str) -> None:
    assert make_identifier(title) == made


@pytest.mark.parametrize(
    ("fence", "info", "found"),
    [
        ("~~~", "xml", True),
        ("~~~~~", " XML\t", True),
        ("```", "xml", False),
        ("~~~", "xml x", False),
        ("~~~", "", False),
    ],
)
def test_a_fence_of_tildes_that_says_xml_holds_a_conversation(fence: str, info: str, *, found: bool) -> None:
    assert is_conversation(fence, info) == found


def test_an_outline_is_the_raw_regions_and_the_headings_between() -> None:
    lines = ["# A", "~~~xml", "# no", "~~~", "<!--", "# no", "-->", "###### B", "#C", "```", "# no"]
    outline = parse_outline(lines)
    assert outline.headings == (0, 7)
    assert outline.regions == (
        RawRegion("conversation", 1, 3, closed=True),
        RawRegion("html", 4, 6, closed=True),
        RawRegion("code", 9, 10, closed=False),
    )
    assert parse_outline([]) == ((), ())


def test_what_was_read_before_is_kept_for_the_same_text_depth_and_regions_only() -> None:
    source = "Title\n===\n\n~~~xml\n# x\n~~~\n"
    regions = parse_outline(source.splitlines()).regions
    kept = parse_content(source, 1, regions)
    assert parse_content(source, 1, regions) is kept
    fragment = parse_content(source, 0, regions)
    assert (kept.heading is not None, fragment.heading) == (True, None)
    assert [passage.kind for passage in parse_content(source, 1, ()).passages] != [
        p.kind for p in kept.passages
    ]


def test_a_given_profile_goes_before_what_the_text_says() -> None:
    text = "# A {#a authority=high}\n\n1. **High**\n2. **Low**\n\n# B {#b authority=odd}\n"
    document = parse_document(text, KNOWN_PROFILES[1])
    assert (document.ladder, document.profile) == (KNOWN_PROFILES[1].ladder, "2025-02")
    assert document.diagnostics == ()
    assert parse_document(text).profile == "custom"
    assert parse_document("# A {#a authority=root}\n").profile == "2025-09"


@pytest.mark.parametrize(
    ("text", "ladder"),
    [
        ("", ()),
        ("# House rules\n\n## Being kind\n", ()),
        ("# A {#a}\n\n1. **First**\n2. **Second**\n", ()),
        ("# A\n\n1. **User**: asks\n2. **Developer**: builds\n", ()),
        ("# A\n\n1. **User**: asks\n", ()),
        ("# A\n\n1. **Root**: rules\n2. **User**: may change them\n", ("root", "user")),
    ],
)
def test_a_text_without_levels_has_the_ladder_that_it_states_or_none(
    text: str, ladder: tuple[str, ...]
) -> None:
    document = parse_document(text)
    assert (tuple(document.ladder), document.profile) == (ladder, "custom" if ladder else "none")
    stated = parse_document(text, KNOWN_PROFILES[0])
    assert (stated.ladder, stated.profile) == (KNOWN_PROFILES[0].ladder, "2025-09")


def test_diagnostics_are_those_of_all_parts_in_the_order_of_the_text() -> None:
    text = "\ufeff```\nopen\n\n# A {#a authority=one\n\n~~~xml\n<user>\n~~~\n\n# B {#b authority=two}\n"
    document = parse_document(text)
    check_document(document)
    assert [(found.code, found.span.slice(text)) for found in document.diagnostics] == [
        ("SYN001", "```"),
        ("AUT001", "# A {#a authority=one"),
        ("SYN010", "{#a authority=one"),
        ("SYN003", "<user>"),
    ]


def test_a_mark_alone_and_an_empty_text_are_documents() -> None:
    for text in ("", "\ufeff", "\n", "\ufeff\n"):
        document = parse_document(text)
        assert render_document(document) == text
        assert (document.clauses, document.diagnostics) == ((), ())
    assert parse_document("").preamble == Content(source="")


def test_a_mark_before_a_heading_is_no_part_of_it() -> None:
    document = parse_document("\ufeff# A {#a}\n")
    assert [(clause.id, clause.start, clause.line) for clause in document.clauses] == [("a", 1, 1)]
    assert (document.mark, document.preamble.source) == ("\ufeff", "")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("# A\n# B\n", [(1, 1), (2, 2)]),
        ("# A\n\n\n# B", [(1, 3), (4, 4)]),
        ("x\n\nA\n===\nx\n\n", [(3, 6)]),
        ("# A\r\nx\r\n\r\n# B\r\n", [(1, 3), (4, 4)]),
    ],
)
def test_a_clause_reaches_from_its_heading_to_the_line_before_the_next(
    text: str, lines: list[tuple[int, int]]
) -> None:
    assert [(clause.line, clause.end_line) for clause in parse_document(text).clauses] == lines


def test_a_conversation_in_a_list_is_read_without_the_lists_indent() -> None:
    body = (
        "  ~~~xml\n  <user>\n  one\n    two\n three\n\n  </user>\n<assistant>\nfour\n  </assistant>\n  ~~~\n"
    )
    for text in (f"# A {{#a}}\n\n- item\n\n{body}", f"# A {{#a}}\n\n- item\n\n{body}".replace("  ", "\t")):
        (example,) = parse_document(text).clauses[0].examples
        said = [message.text.replace("\t", "  ") for message in example.conversation.messages]
        assert said[1] == "four"
        assert said[0].split("\n")[0] == "one"
        assert said[0].split("\n")[2:] == ["three", ""]
    (example,) = parse_document(f"# A {{#a}}\n\n- item\n\n{body}").clauses[0].examples
    assert example.conversation.messages[0].text == "one\n  two\nthree\n"
