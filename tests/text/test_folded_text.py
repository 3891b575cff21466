from __future__ import annotations

import pytest

from clausetree.text.folded_text import FoldedText, fold_quotation

FOLDED = {
    "plain words": "plain words",
    "\u201cQuoted\u201d \u2018words\u2019": "\"Quoted\" 'words'",
    "one — two --- three – four - five": "one-two-three-four-five",
    "well-known non\u2011breaking": "well-known non-breaking",
    "**bold** _lean_ `code` ~~gone~~": "bold lean code gone",
    "max_tokens and _all of_ it": "max_tokens and all of it",
    "a mark[^ab12], and [^cd34] more": "a mark, and more",
    "a [link](#there) and [?](#here)": "a link and Here it is",
    "broken\nlines  with   blanks": "broken lines with blanks",
    "a list:\n\n- one\n- two\n\n1. three": "a list: one two three",
    "# Heading": "Heading",
    "    indented\r\n    lines": "indented lines",
    "and so on…": "and so on...",
    "Fish &amp; chips &#38; caf&eacute;": "Fish & chips & café",
    "[R&amp;B](#there) or so &hellip;": "R&B or so ...",
    "one &mdash; two&ndash;three &gt; `&lt;b&gt;`": "one-two-three > <b>",
    "R&D, AT&T; &nosuch; &copy": "R&D, AT&T; &nosuch; &copy",
    "soft\u00adhyphen": "softhyphen",
    "": "",
}


def _name(target: str) -> str | None:
    return "Here it is" if target == "here" else None


@pytest.mark.parametrize("source", FOLDED)
def test_a_text_is_folded(source: str) -> None:
    assert FoldedText(source, _name).text == FOLDED[source]


@pytest.mark.parametrize("source", FOLDED)
def test_every_word_is_found_in_the_source(source: str) -> None:
    folded = FoldedText(source, lambda _: None)
    for word in folded.text.split():
        start = folded.text.index(word)
        found = folded.locate(start, start + len(word)).slice(source)
        assert word[0] in found or not word[0].isalnum()
        assert folded.place(folded.locate(start, start + 1).start) == start


def test_what_is_quoted_stands_without_marks_and_dots_around_it() -> None:
    assert fold_quotation("“… and so on, — ”") == "and so on,"
    assert fold_quotation('"[...] be _kind_ [...]"') == "be kind"
