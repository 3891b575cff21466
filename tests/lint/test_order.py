"""What stands in the order of the text, and what beside a conflict is looked at."""

from __future__ import annotations

from clausetree.lint.context import Context
from clausetree.lint.suppression import parse_suppressions
from clausetree.syntax.document import parse_document
from tests.lint.casefile import SPEC, lint_files


def test_comments_are_in_the_order_of_the_text_whatever_they_allow() -> None:
    written = ["allow STY004 because it is meant", "permit EXM001", "allow AUT001 because it is meant"]
    comments = [f"<!-- clausetree: {words} -->" for words in written]
    text = "\n\n".join(["# A {#a}", comments[0], "The the.", *comments[1:], ""])
    found = parse_suppressions(Context(parse_document(text)))
    assert [one.span.slice(text) for one in found] == comments
    assert [bool(one.words) for one in found] == [True, False, True]


def test_a_comment_may_be_the_first_that_a_text_says() -> None:
    comment = "<!-- clausetree: allow STY004 because it is meant -->"
    (found,) = parse_suppressions(Context(parse_document(f"{comment}\n\nThe the.\n\n# A {{#a}}\n")))
    assert found.span == (0, len(comment))


def test_beside_a_conflict_everything_is_found() -> None:
    before, after = "# Kind {#kind}\n\nSee [?](#before).\n", "See [?](#after).\n"
    conflict = "<<<<<<< ours\nSee [?](#ours).\n=======\nSee [?](#theirs).\n>>>>>>> theirs\n"
    found = lint_files({SPEC: before + conflict + after})
    wanted = [(one.code, one.line) for one in found if one.code in {"SYN016", "REF001"}]
    assert wanted == [("REF001", 3), ("SYN016", 4), ("REF001", 9)]
