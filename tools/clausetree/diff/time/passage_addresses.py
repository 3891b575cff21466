"""Where a passage or a sentence of a clause is, and what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clausetree.diff.match.fragments import Fragment
    from clausetree.model.clause import Clause
    from clausetree.model.locator import Locator


def read_passage(clause: Clause, passage: int) -> str:
    """Returns what a passage says, without the blanks after it."""
    return clause.content.passages[passage].span.slice(clause.content.source).rstrip()


def locate_passage(clause: Clause, passage: int, asked: Locator) -> Locator:
    """Returns the address of a passage, in the form in which another one was asked for: `eN` or `pN`."""
    if asked.steps and asked.steps[0].kind == "example":
        start = clause.content.passages[passage].span.start
        return clause.locator.to("example", sum(one.span.start <= start for one in clause.examples))
    return clause.locator.to("passage", passage + 1)


def locate_sentence(clause: Clause, fragment: Fragment) -> Locator:
    """Returns the address of a sentence."""
    return clause.locator.to("passage", fragment.passage + 1).to("sentence", (fragment.sentence or 0) + 1)
