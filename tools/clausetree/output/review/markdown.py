"""A review as a comment on GitHub: what matters first, the rest folded; no word of a spec is markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.output.diff.markdown import code, escape
from clausetree.output.review.inert import make_inert
from clausetree.output.review.sections import Section, build_sections, summarise
from clausetree.output.review.voice import MARKDOWN
from clausetree.text.controls import show_controls

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.output.review.answers import ReviewAnswer
    from clausetree.output.screen import Screen

_LONGEST = 9_000
"""Characters of one section: a comment holds 65,536."""


def render(answer: ReviewAnswer, _screen: Screen) -> str:
    """Returns the review: a summary, then section by section, nothing that is empty."""
    base, head = answer.base.shown, answer.head.shown
    blocks = [
        make_inert(f"## Review: {escape(base)} → {escape(head)}"),
        make_inert(f"**{escape('; '.join(summarise(answer)))}.**"),
    ]
    for section in build_sections(answer, MARKDOWN):
        blocks += _write(section, f"clausetree review {base} {head} --format json")
    return "\n\n".join(blocks) + "\n"


def _write(section: Section, command: str) -> Iterator[str]:
    """Yields the blocks of a section; those lines that a comment has no room for are counted."""
    yield f"### {section.title}"
    kept = _fit([f"- {make_inert(show_controls(line))}" for line in section.lines])
    if shown := kept[: section.shown]:
        yield "\n".join(shown)
    if folded := kept[section.shown :]:
        yield f"<details><summary>{len(folded)} more</summary>"
        yield "\n".join(folded)
        yield "</details>"
    if left := len(section.lines) - len(kept):
        yield f"{left} more: {code(command)}"


def _fit(lines: Sequence[str]) -> list[str]:
    kept: list[str] = []
    room = _LONGEST
    for line in lines:
        room -= len(line)
        if room < 0:
            break
        kept.append(line)
    return kept
