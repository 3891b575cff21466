"""The ids of the clauses that fit a query, one a line: for other programs to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clausetree.output.answers import QueryAnswer
    from clausetree.output.screen import Screen


def render(answer: QueryAnswer, _: Screen) -> str:
    """Returns the locators of the clauses, which are their ids, or `id~2` where another clause has that id before."""
    return "".join(f"{clause.locator}\n" for clause in answer.clauses)
