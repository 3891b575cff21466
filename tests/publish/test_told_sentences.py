"""Sentences that every format says alike, as a page says them."""

from __future__ import annotations

import pytest

from clausetree.publish.draw.told_sentence import render_told


@pytest.mark.parametrize(
    ("sentence", "drawn"),
    [
        ("went to `other`", "went to <code>other</code>"),
        ("retitled from “[one](#two) and more”", "retitled from “one and more”"),
        ("retitled from “as [?](#two) says”", "retitled from “as <code>two</code> says”"),
        ("“[one](https://a.example/b)” edited", "“one” edited"),
        ("retitled from “a \\*b\\* &amp; **c** and *d*[^ab12]”", "retitled from “a *b* &amp; c and d”"),
        ("“2 * 3 * 4”, a*b*c edited", "“2 * 3 * 4”, a*b*c edited"),
        ("“[*one*](#two)” edited", "“one” edited"),
        ("“[a] (b), [c]” edited", "“[a] (b), [c]” edited"),
        ("`[a](#b)` edited", "<code>[a](#b)</code> edited"),
        ("“[<b>](#<i>)” edited", "“&lt;b&gt;” edited"),
        ("[" * 9000, "[" * 9000),
    ],
)
def test_a_sentence_is_drawn_with_its_code_and_without_the_source_of_links(sentence: str, drawn: str) -> None:
    assert str(render_told(sentence)) == drawn
