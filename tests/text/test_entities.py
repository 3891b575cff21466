from __future__ import annotations

import pytest

from clausetree.text.entities import decode_code, decode_entities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a -&gt; b", "a -> b"),
        ("```\na -&gt; b\n```\n&lt;", "```\na -> b\n```\n<"),
        ("```python\nif a &lt; b &amp;&amp; c:\n", "```python\nif a < b && c:\n"),
        ("~~~\n&gt;x\n~~~", "~~~\n>x\n~~~"),
        ("`a -&gt; b`", "`a -> b`"),
        ("    a -&gt; b", "    a -> b"),
        ("&amp;lt; &#39;x&#x27;", "&lt; 'x'"),
        ("write `&gt;`, or `&lt; &gt;`", "write `&gt;`, or `&lt; &gt;`"),
        ("```html\n3 &gt; 2\n```", "```html\n3 &gt; 2\n```"),
        ("R&D, AT&T; a&b; &nosuch; &copy", "R&D, AT&T; a&b; &nosuch; &copy"),
        ("&notice; &copyleft; `a &ltd; b`", "&notice; &copyleft; `a &ltd; b`"),
        ("/?a=1&copy=2&lt=3; &copy;", "/?a=1&copy=2&lt=3; \u00a9"),
    ],
)
def test_an_entity_is_decoded_once_but_where_somebody_shows_how_to_write_it(text: str, expected: str) -> None:
    assert decode_entities(text) == expected


def test_in_prose_code_shows_entities_as_they_are() -> None:
    text = "a -&gt; b, `c -&gt; d`\n\n```\ne -&gt; f\n```\n"
    assert decode_entities(text, in_code=False) == text.replace("a -&gt;", "a ->")


@pytest.mark.parametrize(
    "language",
    [
        "html",
        "xml",
        "svg",
        "xhtml",
        "jsx",
        "tsx",
        "vue",
        "svelte",
        "markdown",
        "md",
        "php",
        "handlebars",
        "HTML",
    ],
)
def test_in_code_of_a_language_with_entities_they_are_meant(language: str) -> None:
    text = f"```{language}\na &lt; b\n```"
    assert decode_entities(text) == text
    assert decode_entities(text.replace(language, "c")) == "```c\na < b\n```"


@pytest.mark.parametrize(
    ("code", "language", "meant"),
    [
        ("a &lt; b", "", "a < b"),
        ("a &lt; b", "c", "a < b"),
        ("a &lt; b", "HTML", "a &lt; b"),
        ("&lt;", "", "&lt;"),
        (" &lt; ", "c", " &lt; "),
    ],
)
def test_a_piece_of_code_by_itself(code: str, language: str, meant: str) -> None:
    assert decode_code(code, language) == meant
