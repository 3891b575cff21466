"""Lint rules in a terminal: the page of one, or a list of several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.page import build_page
from clausetree.output.terminal.page import render_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.lint.rule import Rule
    from clausetree.output.screen import Screen


def render(answer: Sequence[type[Rule]], screen: Screen) -> str:
    """Returns the page of the rule, where there is but one; else a line a rule."""
    if len(answer) == 1:
        return render_page(build_page(answer[0]).text, screen)
    rows = (f"{rule.code}  {rule.severity:7}  {rule.name}: {build_page(rule).summary}\n" for rule in answer)
    return "".join(rows)
