"""What a process that remembers earlier states of a text finds in it is what a new process finds."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

from clausetree.syntax.content import parse_content
from clausetree.text.remembering import forget_answers
from tests.lint.casefile import SPEC, lint_files, load_cases

if TYPE_CHECKING:
    from collections.abc import Iterator

_FOLDER = Path(__file__).parent
_CASES = (
    "AUT014",
    "EXM002",
    "EXM019",
    "REF011",
    "STY004",
    "STY013",
    "STY015",
    "STY018",
    "SYN015",
    "SYN017",
    "SYN019",
)
_EDITS = 8
_WORDS = (
    "a",
    " ",
    "the the ",
    "\U0001f642",
    "[?](#",
    "**",
    "<",
    "~",
    "\n\n",
    "\n# B {#b authority=root}\n",
    "--",
)


def _write_states() -> Iterator[str]:
    """Yields the states of a text that many rules have something to say of, while somebody types here and there."""
    cases = [load_cases(_FOLDER / "cases" / f"{code}.md")[0] for code in _CASES]
    text = "\n".join([(_FOLDER / "clean.md").read_text("utf-8"), *(case.files[SPEC] for case in cases)])
    chance = random.Random(15)
    for _ in range(_EDITS):
        yield text
        start = chance.randrange(len(text))
        text = text[:start] + chance.choice(_WORDS) + text[start + chance.randrange(3) :]


def test_warm_process_finds_what_a_cold_one_finds() -> None:
    states = [*_write_states()]
    warm = [lint_files({SPEC: state}) for state in states]
    for state, found in zip(states, warm, strict=True):
        parse_content.cache_clear()
        forget_answers()
        assert lint_files({SPEC: state}) == found
    assert len({finding.code for found in warm for finding in found}) > len(_CASES)
