"""A review as a comment on GitHub: what matters first, the rest folded; no word of a spec is markup."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from clausetree.output.markdown_text import escape
from clausetree.output.review.inert import make_inert
from clausetree.output.review.sections import Section, build_sections, summarise
from clausetree.output.review.voice import MARKDOWN
from clausetree.text.controls import show_controls

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.output.review.review_answers import ReviewAnswer
    from clausetree.output.screen import Screen

_ROOM = 60_000
"""Characters of a review: a comment holds 65,536."""

_LEAST = 6_000
"""Characters that a section can have, however long those before it are."""

_FEW = 2
"""Lines that are not worth a fold."""


def render(answer: ReviewAnswer, _screen: Screen) -> str:
    """Returns the review: a summary, then section by section, nothing that is empty."""
    base, head = answer.base.shown, answer.head.shown
    text = f"## Review: {escape(base)} → {escape(head)}\n\n**{escape('; '.join(summarise(answer)))}.**\n"
    text = make_inert(text)
    sections = tuple(build_sections(answer, MARKDOWN))
    for later, section in zip(reversed(range(len(sections))), sections, strict=True):
        blocks = _write(section, _ROOM - len(text) - later * _LEAST)
        text += "".join(f"\n{block}\n" for block in blocks)
    return text


def _write(section: Section, room: int) -> Iterator[str]:
    """Yields the blocks of a section; the lines for which there is no room are counted."""
    yield f"### {section.title}"
    kept = _fit([f"- {make_inert(show_controls(line))}" for line in section.lines], room)
    shown = len(kept) if len(kept) <= section.shown + _FEW else section.shown
    if shown:
        yield "\n".join(kept[:shown])
    if folded := kept[shown:]:
        yield f"<details><summary>{len(folded)} more</summary>"
        yield "\n".join(folded)
        yield "</details>"
    if left := len(section.lines) - len(kept):
        yield f"{left} more, which `--format json` has"


def _fit(lines: Sequence[str], room: int) -> list[str]:
    """Returns the first of some lines, as many as there is room for."""
    sizes = accumulate(len(line) + 1 for line in lines)
    return [line for line, size in zip(lines, sizes, strict=True) if size <= room]
