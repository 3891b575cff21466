"""Where findings stand that are about what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.text.span import Span

if TYPE_CHECKING:
    from clausetree.diff.changes import ChangeSet
    from clausetree.model.clause import Clause


def title_span(clause: Clause) -> Span:
    """Returns where in its document the title of a clause stands."""
    return clause.locate(clause.heading.title_span)


def find_trace(changes: ChangeSet, gone: Clause) -> Span:
    """Returns the title of the nearest clause around a gone one that is still there, else the first title."""
    now = {pair.old.index: pair.new for pair in changes.pairs}
    around = [now[outer.index] for outer in changes.old.ancestors(gone) if outer.index in now]
    nearest = around[-1:] or list(changes.new.clauses[:1])
    return title_span(nearest[0]) if nearest else Span(0, 0)
