"""A clause that changed, as it is read: its redlines in their places, what did not change folded between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.publish.draw.html_redline import merge_html
from clausetree.publish.draw.markup import EMPTY, Markup, element, join
from clausetree.publish.draw.redline import draw_source, find_passage, render_redline
from clausetree.publish.draw.running_text import render_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.diff.changes import ClauseChange, Redline
    from clausetree.model.clause import Clause, Passage
    from clausetree.publish.draw.redline import Sides


def render_changed_title(change: ClauseChange, sides: Sides) -> Markup:
    """Returns a clause's title before and after in one."""
    titles = [
        render_title(clause.title, view) if clause else EMPTY
        for clause, view in zip((change.old, change.new), sides, strict=True)
    ]
    return merge_html(*titles) if change.old and change.new else titles[0] or titles[1]


def render_changed_body(change: ClauseChange, sides: Sides) -> Markup:
    """Returns what a clause says and said: its passages in the order of the newer text, changed ones as redlines."""
    lines = [line for line in change.redline if line.passage != "heading"]
    clause = change.new
    if clause is None:
        return join(render_redline(line, sides) for line in lines)
    return join(_render_passages(clause, lines, sides))


def _render_passages(clause: Clause, lines: Sequence[Redline], sides: Sides) -> Iterator[Markup]:
    touched = {number for line in lines if (number := find_passage(line.new, clause))}
    passages = clause.content.passages
    done = 0
    for line in lines:
        number = find_passage(line.new, clause)
        if number and number > done:
            yield _fold(
                [passages[at] for at in range(done, number - 1) if at + 1 not in touched], clause, sides
            )
            done = number
        yield render_redline(line, sides)
    yield _fold([passages[at] for at in range(done, len(passages)) if at + 1 not in touched], clause, sides)


def _fold(passages: Sequence[Passage], clause: Clause, sides: Sides) -> Markup:
    """Returns passages that did not change, to be opened."""
    shown = [passage for passage in passages if passage.kind != "comment"]
    if not shown:
        return EMPTY
    count = f"{len(shown)} unchanged {'passage' if len(shown) == 1 else 'passages'}"
    source = clause.content.source
    texts = join(draw_source(passage.kind, passage.span.slice(source), sides.new) for passage in shown)
    return element("details", element("summary", count) + texts, class_="unchanged")
