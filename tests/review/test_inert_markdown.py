"""No word of a spec is markup in a review, and GitHub makes nothing of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from clausetree.output.markdown_text import escape, escape_told
from clausetree.output.review.inert import make_inert
from clausetree.text.code_span import code
from tests.review.conftest import OLD, Project, call

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
FOLD = re.compile(r"<details><summary>\d+ more</summary>\n|</details>\n")
ACTIVE = re.compile(r"@\w|#\d|\bGH-\d|[a-zA-Z]://|\bwww\.\w|:[\w+-]+:", re.IGNORECASE)
"""What GitHub makes links of, where it stands in the text that a reader sees."""

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![x](https://evil.example/x.png)",
    "[x](https://evil.example)",
    "[x][evil]",
    "</details></summary>",
    "<!-- -->",
    "@octocat",
    "@org/team",
    "#1",
    "org/repo#1",
    "GH-1",
    "https://evil.example",
    "www.evil.example",
    "a@evil.example",
    "`@octocat`",
    "``` #1",
    "`a` <b> `c",
    "\\@octocat \\`@octocat\\`",
    "| a | b |",
    "~~gone~~",
    "&commat;octocat &#64;octocat &lt;b&gt;",
    "**bold** _em_",
    "]( #1 ) [",
    "$x$ :tada:",
    ":heart_eyes: :+1: :e-mail:",
)


def read(text: str) -> Iterator[Token]:
    for token in READER.parse(text):
        yield token
        yield from token.children or ()


def find_faults(text: str) -> list[str]:
    """Returns what of a comment is more than headings, lists, bold text, code and links to clauses."""
    faults = []
    linked = 0
    for token in read(text):
        linked += {"link_open": 1, "link_close": -1}.get(token.type, 0)
        if token.type == "html_block" and not FOLD.fullmatch(token.content):
            faults.append(f"HTML: {token.content}")
        if token.type in {"html_inline", "image", "table_open", "fence", "code_block", "em_open", "s_open"}:
            faults.append(f"{token.type}: {token.content}")
        if token.type == "link_open" and not str(token.attrs["href"]).startswith("#"):
            faults.append(f"link: {token.attrs['href']}")
        if token.type == "text" and not linked and ACTIVE.search(token.content):
            faults.append(f"active: {token.content}")
    return faults


def test_a_fault_is_found() -> None:
    for text in ("<b>", "![](x)", "[x](https://a.example)", "@octocat", "see #1", "<div>\nx\n</div>", "_a_"):
        assert find_faults(text), text
    assert (
        find_faults("- **a** [b @c](#d) `@e`\n\n<details><summary>3 more</summary>\n\n- x\n\n</details>\n")
        == []
    )


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_stay_words(project: Project, hostile: str) -> None:
    project.write(
        "model_spec.md",
        OLD.replace("## Write plainly", f"## Write {hostile} plainly")
        .replace("**Example**: a mistake", f"**Example**: a {hostile} mistake")
        .replace("Prefer common words.", f"Prefer common words. Say {hostile} the the end.")
        .replace("authority=user", f'authority=root note="{hostile.replace(chr(34), "")}"'),
    )
    project.note(f"“Be {hostile} kind”: a word.")
    text = call("review", "2025-01-01").out
    assert find_faults(text) == []
    assert "### Changes" in text


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_deleted_clause_is_named_as_words(project: Project, hostile: str) -> None:
    project.write("old.md", OLD.replace("## Be kind {#kind", f"## Be {hostile} kind {{#kind"))
    project.write("model_spec.md", OLD[: OLD.index("## Be kind")])
    project.note("Nothing.")
    assert find_faults(call("review", "2025-01-01").out) == []


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from([*HOSTILE, "a", " ", "`", "``", "\\", "word", "(", ")", "<", ">"]), max_size=6)
)
def test_what_is_escaped_and_made_inert_is_text(pieces: list[str]) -> None:
    words = " ".join("".join(pieces).split())
    for line in (escape(words), escape_told(words), f"{code(words)} {escape(words)} {code(words)}"):
        assert find_faults(f"- x {make_inert(line)} y") == []


@pytest.mark.parametrize(
    ("line", "inert"),
    [
        ("- [Title @x](#id1): a", "- [Title @&#8203;x](#id1): a"),
        (r"\``<b>`\[x\](https://a.example)\`", r"\``<b>`\[x\](https:&#8203;//a.example)\`"),
        ("`@octocat` @octocat", "`@octocat` @&#8203;octocat"),
        (r"\#1 \#a \`@x", r"\#&#8203;1 \#a \`@&#8203;x"),
        ("see https://a.example", "see https:&#8203;//a.example"),
        ("[a](<#x y>) and #2", "[a](<#x y>) and #&#8203;2"),
        ("costs $5 or $6 :tada:", "costs &#36;5 or &#36;6 :&#8203;tada:"),
        (r":heart\_eyes: :+1:", r":&#8203;heart\_eyes: :&#8203;+1:"),
        ("plain words, user → system", "plain words, user → system"),
    ],
)
def test_only_what_github_looks_for_is_broken(line: str, inert: str) -> None:
    assert make_inert(line) == inert


@pytest.mark.parametrize("text", ["", " ", "\n\t"])
def test_code_of_nothing_is_nothing(text: str) -> None:
    assert code(text) == ""
