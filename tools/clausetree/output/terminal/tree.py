"""The clause tree in a terminal."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from clausetree.output.terminal.paint import Segment, fit, level_style, paint
from clausetree.text.cells import cell_width
from clausetree.text.counted_noun import agree, count_noun

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.model.clause import Clause
    from clausetree.model.document import Document
    from clausetree.model.revision import Revision
    from clausetree.output.answers import TreeAnswer
    from clausetree.output.screen import Screen

_GAP = "  "
_NARROWEST_TITLE = 16
_READABLE_TITLE = 28  # cells; what counts and tags take goes to titles that have less
_WIDE_ENOUGH_FOR_WORDS = 60


def render(answer: TreeAnswer, screen: Screen) -> str:
    """Returns the tree of the clauses, with the levels, tags and counts of each."""
    document, shown = answer.document, answer.clauses
    ladder = [Segment(f"{_GAP}{' › '.join(document.ladder)}", "dim")] if document.ladder else []
    lines = [[Segment(_name(answer.revision), "title"), *ladder], []]
    lines += draw_rows(document, shown, _rails(shown), screen.width)
    return paint(lines, colour=screen.colour)


def draw_rows(
    document: Document, shown: Sequence[Clause], leads: Sequence[str], width: int | None
) -> list[list[Segment]]:
    """Returns a row for each clause, with its level, tags and counts, and the totals below.

    Args:
        document: The document.
        shown: Some of its clauses.
        leads: What stands before the title of each.
        width: The cells of a line; None where there is no limit.
    """
    columns = _Columns(document, shown, leads, width=width)
    rows = [columns.row(clause, lead) for clause, lead in zip(shown, leads, strict=True)]
    rows += [[]] if rows else []
    rows.append([Segment(_totals(document, shown), "dim")])
    if any(clause.made for clause in shown):
        rows.append([Segment("~ marks an id that is made from the title", "dim")])
    return rows


def _name(revision: Revision) -> str:
    """Returns what the text is called: its path, and its label where that does not stand there."""
    others = len(revision.parts) - 1
    more = f" and {count_noun(others, 'more file')}" if others > 0 else ""
    return (
        f"{revision.path}{more}"
        if revision.label in revision.path
        else f"{revision.path}{more} {revision.shown}"
    )


class _Columns:
    """The widths of the columns, and the rows that keep them; ids are shown whole, whatever else has to go."""

    def __init__(
        self,
        document: Document,
        shown: Sequence[Clause],
        rails: Sequence[str],
        *,
        width: int | None,
    ) -> None:
        self._document = document
        self._level = max((cell_width(clause.level or "") for clause in shown), default=0)
        self._words = width is None or width >= _WIDE_ENOUGH_FOR_WORDS
        self._examples = self._widest_count(shown)
        self._tags = max((cell_width(" ".join(clause.tags)) for clause in shown), default=0)
        self._id = max((cell_width(_id(clause)) for clause in shown), default=0)
        widest = max(
            (cell_width(rail + clause.title) for clause, rail in zip(shown, rails, strict=True)), default=0
        )
        readable = min(widest, _READABLE_TITLE)
        if width is not None and self._left(width) < readable:
            self._words = False
            self._examples = self._widest_count(shown)
        if width is not None and self._left(width) < readable:
            self._examples = 0
        if width is not None and self._left(width) < readable:
            self._tags = 0
        self._title = widest if width is None else min(widest, max(self._left(width), _NARROWEST_TITLE))

    def _widest_count(self, shown: Sequence[Clause]) -> int:
        return max((len(self._count(clause)) for clause in shown), default=0)

    def _left(self, width: int) -> int:
        """Returns how many cells the other columns leave for titles."""
        columns = (self._level, self._examples, self._tags, self._id)
        return width - sum(cells + len(_GAP) for cells in columns if cells)

    def row(self, clause: Clause, rail: str) -> list[Segment]:
        level = clause.level or ""
        style = level_style(self._document.ladder.rank(level))
        title = fit(" ".join(clause.title.split()), max(self._title - cell_width(rail), 1))
        row = [Segment(rail, "dim"), Segment(title, "title" if clause.parent is None else "")]
        if self._level:
            row += [Segment(_GAP), Segment(fit(level, self._level), style)]
        if self._examples:
            row += [Segment(_GAP), Segment(self._count(clause).rjust(self._examples), "dim")]
        if self._id:
            row += [Segment(_GAP), Segment(fit(_id(clause), self._id), "dim")]
        if self._tags:
            row += [Segment(_GAP), Segment(" ".join(clause.tags), "cyan")]
        return row

    def _count(self, clause: Clause) -> str:
        count = len(clause.examples)
        if not count:
            return ""
        return f"{count} {agree(count, 'example'):{len('examples')}}" if self._words else f"{count} ex"


def _rails(shown: Sequence[Clause]) -> list[str]:
    """Returns what leads the eye from each clause to the one that it stands in."""
    depths = _tree_depths(shown)
    rails: list[str] = []
    open_below: set[int] = set()  # depths at which another clause follows further down
    for depth in reversed(depths):
        last = depth not in open_below
        open_below = {other for other in open_below if other <= depth} | {depth}
        rail = "".join("│  " if level in open_below else "   " for level in range(1, depth))
        rails.append("" if depth == 0 else rail + ("└─ " if last else "├─ "))
    return list(reversed(rails))


def _tree_depths(shown: Sequence[Clause]) -> list[int]:
    """Returns how many clauses each stands in; its number has a part for each of them and one for itself."""
    return [clause.number.count(".") for clause in shown]


def _id(clause: Clause) -> str:
    return f"{'~' if clause.made else '#'}{clause.id}"


def _totals(document: Document, shown: Sequence[Clause]) -> str:
    levels = Counter(clause.level for clause in shown if clause.level)
    order = [*document.ladder, *(level for level in levels if level not in document.ladder)]
    counts = ", ".join(f"{levels[level]} {level}" for level in order if levels[level])
    examples = sum(len(clause.examples) for clause in shown)
    parts = [count_noun(len(shown), "clause")]
    if order:
        parts.append(count_noun(levels.total(), "provision") + (f" ({counts})" if counts else ""))
    return " · ".join([*parts, count_noun(examples, "example")])
