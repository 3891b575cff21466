"""The ids of a text without reading all of it: for what has to answer at once, such as a shell that completes a word."""

from __future__ import annotations

from clausetree.syntax.heading import parse_heading
from clausetree.syntax.identifiers import make_identifiers
from clausetree.syntax.outline import parse_outline
from clausetree.text.lines import BYTE_ORDER_MARK, LineIndex


def find_ids(text: str) -> tuple[str, ...]:
    """Returns the ids of the clauses of `text`, in order; underlined headings, which only a whole reading finds, are left out."""
    lines = LineIndex(text.removeprefix(BYTE_ORDER_MARK)).contents
    headings = [parse_heading(lines[line])[0] for line in parse_outline(lines, whole=True).headings]
    parents: list[int | None] = []
    above: list[int] = []
    for index, heading in enumerate(headings):
        while above and headings[above[-1]].depth >= heading.depth:
            above.pop()
        parents.append(above[-1] if above else None)
        above.append(index)
    return make_identifiers([one.id for one in headings], [one.title for one in headings], parents)
