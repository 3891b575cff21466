from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausetree.history.opening.source_opening import open_source
from clausetree.lint.canonical_layout import format_text, is_same_document
from clausetree.syntax.document import parse_document
from tests.folders import SPEC
from tests.lint.test_mutations import CLEAN, MUTATIONS

LINES = (
    "# A {#a}",
    "## B  {#b authority=user }",
    "text ",
    "text  ",
    "",
    " ",
    "- item ",
    "  more",
    "1. **Root**: x",
    "> quote ",
    '!!! meta "Commentary"',
    "    inner ",
    "        code ",
    "```",
    "``` python",
    "    ```",
    "**Example**: t ",
    "~~~xml",
    "<user> ",
    "hello  ",
    "</user>",
    "~~~",
    "<!-- c -->",
    "<!--",
    "===",
    "---",
    "| a | b |",
    "[^ab12]: x ",
    "**Term**: y[^ab12] ",
)

UNTIDY = """\


#  Style   {# style  authority=user }
Write plainly. \t
Break here,\x20\x20
and here.


**Example**: a sum
~~~xml
<user>\x20
What is 2 + 2?\x20\x20


</user>
~~~
## Tone {#tone}
- one
- two
```python
x = 1\x20
```
"""
TIDY = """\
#  Style {#style authority=user}

Write plainly.
Break here,\x20\x20
and here.

**Example**: a sum

~~~xml
<user>\x20
What is 2 + 2?\x20\x20


</user>
~~~

## Tone {#tone}

- one
- two

```python
x = 1\x20
```
"""


def test_layout_is_put_in_order_and_conversations_and_code_stay() -> None:
    assert format_text(UNTIDY) == TIDY


def test_line_endings_become_those_that_most_lines_have() -> None:
    assert format_text("# A {#a}\r\n\r\none\n\r\ntwo") == "# A {#a}\r\n\r\none\r\n\r\ntwo\r\n"


@pytest.mark.parametrize(
    "text",
    ["", "\n", "\ufeff", "\ufeff# A {#a}\n", "no newline", "~~~xml\n<user>\n", "# A\n\n<pre>\nx\n## B\n"],
)
def test_odd_texts_are_formatted_once(text: str) -> None:
    assert format_text(format_text(text)) == format_text(text)


@pytest.mark.parametrize(
    ("text", "tidy"),
    [
        ("A\n===\n\n\nx", "A\n===\n\nx\n"),
        ("## {#a}\nx\n", "## {#a}\n\nx\n"),
        ("## A {#a} ##  \nx\n", "## A {#a} ##\n\nx\n"),
        ("## A {#a} more  \nx\n", "## A {#a} more\n\nx\n"),
        ("# A {#a}\none\n- two\n", "# A {#a}\n\none\n- two\n"),
        ("# A {#a}\n\none\n\n\n\n- two\n", "# A {#a}\n\none\n\n- two\n"),
        ("# A {#a}\n\none \ntwo\t\nthree  \nfour  \n\nfive  \n", "# A {#a}\n\none\ntwo\nthree  \nfour\n\nfive\n"),
        ("# A {#a}\n\none   \ntwo\n", "# A {#a}\n\none  \ntwo\n"),
        ("# A {#a}\n\n- one\n\n        code  \n       seven  \n", "# A {#a}\n\n- one\n\n        code  \n       seven\n"),
        ("# A {#a}\n\n- one\n\n        \n  two\n", "# A {#a}\n\n- one\n\n\n  two\n"),
        ("# A {#a}\n\n> one  \n> ```\n> x \n> ```\n", "# A {#a}\n\n> one  \n> ```\n> x \n> ```\n"),
        ("# A {#a}\n\n<!-- one  \n\n\n two -->\n", "# A {#a}\n\n<!-- one  \n\n\n two -->\n"),
        ("# A {#a}\nx\n    code \n", "# A {#a}\n\nx\n    code\n"),
        ("# A {#a}\n\nx\n\n    code \n", "# A {#a}\n\nx\n\n    code \n"),
        ("# A {#a}\n\nx \n\n```\nnever closed  \n\n## B {#b}\n\ny \n", "# A {#a}\n\nx \n\n```\nnever closed  \n\n## B {#b}\n\ny\n"),
        ("# A {#a}\n\nx \n\n<!-- never closed  \n\n## B {#b}\n\ny \n", "# A {#a}\n\nx \n\n<!-- never closed  \n\n## B {#b}\n\ny\n"),
        ("# A {#a}\n\nx \n\n<pre>\nnever closed  \n\n## B {#b}\n\ny \n", "# A {#a}\n\nx \n\n<pre>\nnever closed  \n\n## B {#b}\n\ny\n"),
        ("# A {#a}\n\nx \n\n<SCRIPT src='y'>\n</pre\n\n\n## B {#b}\n", "# A {#a}\n\nx \n\n<SCRIPT src='y'>\n</pre\n\n\n## B {#b}\n"),
        ("# A {#a}\n\nx \n\n<pre>\ny  \n</pre>\n## B {#b}\n", "# A {#a}\n\nx\n\n<pre>\ny  \n</pre>\n\n## B {#b}\n"),
        ("\n\n\nx\n\n\n# A {#a}\n\n\n\n# B {#b}", "x\n\n# A {#a}\n\n# B {#b}\n"),
        ("# A {#a}\n\n~~~xml\n<user>\nx \n</user>\n~~~\nText\n", "# A {#a}\n\n~~~xml\n<user>\nx \n</user>\n~~~\n\nText\n"),
        ("# A {#a}\n\n**Example**: one \ntwo \n~~~xml\n~~~\n", "# A {#a}\n\n**Example**: one\ntwo\n\n~~~xml\n~~~\n"),
        ("# A {#a}\n\n**Example**: one\n\n\n\n~~~xml\n~~~\n", "# A {#a}\n\n**Example**: one\n\n~~~xml\n~~~\n"),
        ("# A {#a}\n\none\n```\nx\n```\ntwo\n", "# A {#a}\n\none\n\n```\nx\n```\n\ntwo\n"),
        ("# A {#a}\n\none\n~~~text\nx\n~~~\ntwo\n", "# A {#a}\n\none\n\n~~~text\nx\n~~~\n\ntwo\n"),
        ("# A {#a}\r\rone\ntwo\r", "# A {#a}\r\rone\rtwo\r"),
        ("\ufeff\n\n# A {#a}\n", "\ufeff# A {#a}\n"),
        ("\n \n", "\n \n"),
        ("---\na: 1  \n\n\n# b\n---\n# A {#a}\n", "---\na: 1  \n\n\n# b\n---\n\n# A {#a}\n"),
    ],
)  # fmt: skip
def test_layout_by_hand(text: str, tidy: str) -> None:
    assert format_text(text) == tidy


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("# A {#a}\nx", "# A {#a}\n\nx \n", True),
        ("# A {#a}", "# A {#b}", False),
        ("# A {#a}", "## A {#a}", False),
        ("# A {#a x=y}", "# A {#a x=z}", False),
        ("# A {#a}\n\nx", "# B {#a}\n\nx", False),
        ("x y", "x z", False),
        ("x\n\ny", "x y", False),
        ("- x", "x", False),
        ("```\nx \n```", "```\nx\n```", False),
        ("~~~xml\n<user>\nx\n</user>\n~~~", "~~~xml\n<user>\nx \n</user>\n~~~", False),
        ("~~~xml\n</user>\n~~~", "~~~xml\n</user>", False),
        ("**Example**: a\n~~~xml\n~~~", "**Example**: b\n~~~xml\n~~~", False),
        ("**Example**: a  b\n~~~xml\n~~~", "**Example**: a b\n\n~~~xml\n~~~", True),
        ("# A {#a authority=x}\n\n1. **X**\n2. **Y**", "# A {#a authority=x}\n\n1. **X**\n2. **Z**", False),
    ],
)  # fmt: skip
def test_documents_are_the_same_where_they_say_the_same(one: str, other: str, *, same: bool) -> None:
    assert is_same_document(parse_document(one), parse_document(other)) == same


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=14), st.sampled_from(["\n", "\r\n", "\r"]))
def test_formatting_keeps_the_document_and_comes_to_rest(lines: list[str], ending: str) -> None:
    text = ending.join(lines)
    formatted = format_text(text)
    assert is_same_document(parse_document(text), parse_document(formatted))
    assert format_text(formatted) == formatted
    assert "".join(formatted.split()) == "".join(text.split())


@pytest.mark.parametrize("text", [m.new for m in MUTATIONS])
def test_broken_specs_keep_what_they_say(text: str) -> None:
    broken = CLEAN + text
    assert "".join(format_text(broken).split()) == "".join(broken.split())


def test_the_sample_spec_is_in_its_layout() -> None:
    for path in [
        SPEC / "model_spec.md",
        *(SPEC / "revisions").glob("*.md"),
        *(SPEC / "examples").glob("*.md"),
    ]:
        text = path.read_bytes().decode()
        assert format_text(text) == text, path


@pytest.mark.upstream
def test_releases_keep_every_word(upstream_bundle: Path) -> None:
    source = open_source(str(upstream_bundle), start=Path.cwd())
    for revision in source.revisions():
        text = source.load(revision.label).text
        assert format_text(text).split() == text.split()


def test_blanks_are_kept_where_a_line_breaks_or_may_be_code() -> None:
    text = "# A {#a}\n\none \ntwo  \nthree   \nfour\n\n- item\n\n       seven \n        eight \n"
    assert format_text(text) == (
        "# A {#a}\n\none\ntwo  \nthree  \nfour\n\n- item\n\n       seven\n        eight \n"
    )


def test_blocks_stand_as_far_apart_as_they_did_but_for_one_blank_line_at_most() -> None:
    assert format_text("# A {#a}\none\n- item\n> quote\n\n\n***\n\ntwo\n") == (
        "# A {#a}\n\none\n- item\n> quote\n\n***\n\ntwo\n"
    )


ODD_BLANKS = (
    "\u00a0",
    "\u3000",
    "\x0b",
    "\x0c",
    "\x1c",
    "\x1f",
    "\x85",
    "\u2028",
    "\u2029",
    "\u2003",
    "\u200b",
    "\ufeff",
)


@pytest.mark.parametrize("blank", ODD_BLANKS)
def test_blanks_that_are_none_of_markdown_are_text(blank: str) -> None:
    """Python strips more than Markdown does: a line of them alone, or what stands at an end, is never dropped."""
    for text in (
        f"{blank}\n# A {{#a}}\n\nx\n",
        f"{blank}# A {{#a}}\n\nx\n",
        f"# A {{#a}}\n\nx\n\n{blank}\n\ny\n",
        f"# A {{#a}}\n\nx{blank}\ny\n{blank}\n",
        f"# A{blank} {{#a}}\n\n- x\n{blank}\n- y{blank} \n",
        f"# A {{#a}}\n\n**Example**: x{blank}\n\n~~~xml\n<user>\n{blank}\n</user>\n~~~{blank}\n",
    ):
        assert format_text(text).count(blank) == text.count(blank)


def test_what_a_fence_in_indented_code_leaves_over_gets_no_blank_line_each_time() -> None:
    text = "\t````md\n````\n    code  \n\n\n### E {#e}\n\nx\n"
    tidy = "\t````md\n````\n    code  \n\n### E {#e}\n\nx\n"
    assert (format_text(text), format_text(tidy)) == (tidy, tidy)
