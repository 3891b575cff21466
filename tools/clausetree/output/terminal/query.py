"""The clauses that fit a query, in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.output.terminal.paint import paint
from clausetree.output.terminal.tree import draw_rows

if TYPE_CHECKING:
    from clausetree.output.answers import QueryAnswer
    from clausetree.output.screen import Screen


def render(answer: QueryAnswer, screen: Screen) -> str:
    """Returns a line for each clause: its number, title, level, count of examples, id and tags."""
    widest = max((len(clause.number) for clause in answer.clauses), default=0)
    numbers = [f"{clause.number:<{widest}}  " for clause in answer.clauses]
    return paint(draw_rows(answer.document, answer.clauses, numbers, screen.width), colour=screen.colour)
