"""A suppression that is being written is completed wherever one that is written would be read."""

from __future__ import annotations

import pytest

from clausetree.lint.selection import find_codes, list_rule_words
from clausetree.lint.suppression import find_begun_word, find_rule_words
from clausetree.syntax.document import parse_document

READ = {
    "<!-- clausetree: allow EXM001 because … -->": ["EXM001"],
    "<!--clausetree:allow exm001,STY004-->": ["exm001", "STY004"],
    "<!-- CLAUSETREE = Allow: EXM001 and STY, IDS or unknown-level because … -->": [
        "EXM001",
        "STY",
        "IDS",
        "unknown-level",
    ],
    "<!-- clausetree allow `EXM001` & `STY004`; REF because … -->": ["EXM001", "STY004", "REF"],
    "<!---\nclausetree:\n  allow EXM001,\n  unknown-level\n\tbecause EXM is meant -->": [
        "EXM001",
        "unknown-level",
    ],
    "<!-- clausetree: allow EXM001 STY004 - a reason -->": ["EXM001", "STY004"],
    "Words. <!-- clausetree: allow EXM001 --> <!-- clausetree: allow STY004 -->": ["EXM001", "STY004"],
}


@pytest.mark.parametrize("comment", READ)
def test_every_word_that_is_read_is_completed_while_it_is_written(comment: str) -> None:
    (clause,) = parse_document(f"# A {{#a}}\n\n{comment}\n").clauses
    words = list(find_rule_words(clause.content))
    assert [word for word, _ in words] == READ[comment]
    for word, span in words:
        source = clause.content.source
        assert find_begun_word(source[: span.end]) == word
        assert find_begun_word(source[: span.start]) == ""
        assert find_begun_word(source[: span.start + 2]) == word[:2]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<!--",
        "<!-- ",
        "<!-- clausetree",
        "<!-- clausetree: ",
        "<!-- clausetree: allow",
        "<!-- clausetree: deny ",
        "<!-- clausetrees: allow ",
        "<!-- clausetree: allow EXM001 because ",
        "<!-- clausetree: allow EXM001. ",
        "<!-- clausetree: allow EXM001 --> ",
        "`<!-- clausetree: allow ",
        "clausetree: allow ",
        f"<!-- clausetree: deny {'a' * 100_000}",
    ],
)
def test_no_rule_is_begun_elsewhere(text: str) -> None:
    assert find_begun_word(text) is None


@pytest.mark.parametrize("word", list_rule_words())
def test_what_is_offered_names_rules(word: str) -> None:
    assert find_codes(word)
