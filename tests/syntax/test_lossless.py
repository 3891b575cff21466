"""Nothing is lost and every span is exact: for real texts, for broken ones, and for any text at all."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausetree.syntax.document import parse_document
from tests.syntax.spans import check_document

if TYPE_CHECKING:
    from collections.abc import Callable

_LINES = (
    "# Title {#id authority=root}",
    '# Title {#quoted authority=\'root\' key="a b" open="x}',
    "## Title {#other authority=user tags=a,b",
    "### `{#x}` {key=}",
    "#### Title",
    "Title",
    "===",
    "---",
    "  ## Indented",
    "",
    "Text [?](#id) and [own `]` text](#other)[^abcd].",
    "[^abcd]: tests/test_a.py::test_b",
    "It can use[^abcd]: [?](#id)",
    "**Term**: what it means",
    "**Example**: a title with [?](#id)",
    "- item",
    "  - **REQ-001**: The tool MUST",
    "1. **Root**: first",
    "2. **User**: second",
    "   3. **Tool**: third",
    "> quote",
    "    four spaces",
    "\ttab",
    '!!! meta "Commentary"',
    "    **Example**: inside",
    "    ~~~xml",
    "    ~~~",
    "~~~xml",
    "~~~",
    "```python",
    "```",
    "<!-- comment -->",
    "<!--",
    "-->",
    "<pre>",
    "| a | b |",
    "|---|---|",
    "<system>",
    "</system>",
    "<user> ",
    " </user>",
    "<user>Hello</user>",
    "Hello</user>",
    '<assistant recipient="functions.x"> <!-- GOOD: reason -->',
    "<assistant> <!-- BAD[#id]: [?](#other) -->",
    "<assistant> <!-- OK",
    "<assistant> <!-- odd word: -->",
    "<assistant",
    '  recipient="a > b">',
    "<user comment='x",
    "y'> said",
    "</user",
    ">",
    "</assistant>",
    "*<comparison>",
    "</comparison>",
    "<settings>",
    "max_tokens: 1",
    "</settings>",
    "<untrusted>",
    "</untrusted>",
    "<asistant>",
    "[...]",
    "\ufeff",
    "\0",
    "x\u2028y",
)
_ENDINGS = ("\n", "\r\n", "\r", "")


def lines_of_the_dialect() -> st.SearchStrategy[str]:
    line = st.tuples(st.sampled_from(_LINES), st.sampled_from(_ENDINGS)).map("".join)
    return st.lists(line, max_size=40).map("".join)


@settings(max_examples=600, deadline=None)
@given(lines_of_the_dialect())
def test_anylines_of_the_dialect_are_kept(text: str) -> None:
    check_document(parse_document(text))


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters() | st.sampled_from("#{}~`<>*[]()^!-=|\\ \t\r\n\0"), max_size=300))
def test_any_text_is_kept(text: str) -> None:
    check_document(parse_document(text))


def test_sample_texts_are_kept(sample: dict[str, str]) -> None:
    for text in sample.values():
        check_document(parse_document(text))


@pytest.mark.upstream
def test_releases_are_kept(releases: dict[str, str]) -> None:
    for text in releases.values():
        check_document(parse_document(text))


def _drop_lines(lines: list[str], chance: random.Random) -> None:
    for _ in range(20):
        del lines[chance.randrange(len(lines))]


def _double_lines(lines: list[str], chance: random.Random) -> None:
    for _ in range(20):
        lines.insert(chance.randrange(len(lines)), lines[chance.randrange(len(lines))])


def _swap_lines(lines: list[str], chance: random.Random) -> None:
    for _ in range(20):
        one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        lines[one], lines[other] = lines[other], lines[one]


def _break_tags(lines: list[str], chance: random.Random) -> None:
    tags = [number for number, line in enumerate(lines) if line.lstrip().startswith("<")]
    for number in chance.sample(tags, 20):
        lines[number] = chance.choice(
            (lines[number][1:], lines[number].replace(">", ""), "*" + lines[number])
        )


def _break_fences(lines: list[str], chance: random.Random) -> None:
    fences = [number for number, line in enumerate(lines) if line.startswith("~~~")]
    for number in chance.sample(fences, 10):
        lines[number] = chance.choice(("", "~~", "~~~~\n", "```\n", "    " + lines[number]))


def _mix_indents(lines: list[str], chance: random.Random) -> None:
    for _ in range(60):
        number = chance.randrange(len(lines))
        lines[number] = chance.choice(("\t", " ", "   ", "    ", "> ", "- ")) + lines[number]


def _carriage_returns(lines: list[str], _chance: random.Random) -> None:
    lines[:] = [line.replace("\n", "\r\n") for line in lines]


def _lone_carriage_returns(lines: list[str], chance: random.Random) -> None:
    for _ in range(60):
        number = chance.randrange(len(lines))
        lines[number] = lines[number].replace("\n", "\r")


def _byte_order_mark(lines: list[str], _chance: random.Random) -> None:
    lines[0] = "\ufeff" + lines[0]


def _zero_bytes(lines: list[str], chance: random.Random) -> None:
    for _ in range(20):
        number = chance.randrange(len(lines))
        lines[number] = "\0" + lines[number]


_MUTATIONS = (
    _drop_lines,
    _double_lines,
    _swap_lines,
    _break_tags,
    _break_fences,
    _mix_indents,
    _carriage_returns,
    _lone_carriage_returns,
    _byte_order_mark,
    _zero_bytes,
)


@pytest.mark.upstream
@pytest.mark.parametrize("mutate", _MUTATIONS)
def test_broken_releases_are_kept(
    releases: dict[str, str], mutate: Callable[[list[str], random.Random], None]
) -> None:
    for seed, text in enumerate(releases.values()):
        lines = text.splitlines(keepends=True)
        mutate(lines, random.Random(seed))
        check_document(parse_document("".join(lines)))
