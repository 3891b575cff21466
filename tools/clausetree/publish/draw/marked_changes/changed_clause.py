"""A clause that changed, as it is read: its redlines in their places, what did not change folded between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.publish.draw.marked_changes.html_redline import merge_html
from clausetree.publish.draw.marked_changes.redline import render_block
from clausetree.publish.draw.markup import EMPTY, Markup, element, join, link
from clausetree.publish.draw.running_text import render_title
from clausetree.text.counted_noun import count_noun

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.diff.changes import ClauseChange
    from clausetree.publish.draw.marked_changes.redline import Sides


def render_changed_title(change: ClauseChange, sides: Sides) -> Markup:
    """Returns a clause's title before and after in one."""
    titles = [
        render_title(clause.title, view) if clause else EMPTY
        for clause, view in zip((change.old, change.new), sides, strict=True)
    ]
    return merge_html(titles[0], titles[1]) if change.old and change.new else titles[0] or titles[1]


def render_changed_body(change: ClauseChange, sides: Sides) -> Markup:
    """Returns what changed in a clause: its passages in the order of the newer text, changed ones as redlines."""
    return join(_render_blocks(change, sides))


def _render_blocks(change: ClauseChange, sides: Sides) -> Iterator[Markup]:
    """Yields the passages; those without a change that can be seen are folded, unless typography is what is told."""
    source = "typographic" in change.kinds
    kept: list[int] = []
    for block in change.reading:
        drawn = EMPTY if block.is_kept else render_block(block, sides, source=source)
        if drawn:
            yield _fold(change, kept, sides)
            yield drawn
            kept = []
        elif block.number and block.passage != "comment":
            kept.append(block.number)
    yield _fold(change, kept, sides)


def _fold(change: ClauseChange, numbers: Sequence[int], sides: Sides) -> Markup:
    """Returns passages that did not change, to be opened: they are taken from where they can be read, which a link leads to.

    To have them here would make the comparisons of a site half as long again.
    """
    if not numbers or change.new is None:
        return EMPTY
    count = count_noun(len(numbers), "unchanged passage")
    address = sides.new.passage(change.new, numbers[0])
    passages = " ".join(f"p{number}" for number in numbers)
    way = link(address, f"Read in {sides.new.edition.label}", data_passages=passages)
    return element("details", element("summary", count) + element("p", way), class_="unchanged")
